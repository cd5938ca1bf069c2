import type { Sample } from '../analyzer'
import { fromWhere } from '../audit-log/carried'
import { auditAnalyzer } from '../audit-log/format'
import { columnName } from '../audit-log/rows'
import { isK8sEvent, k8sEvent, otherStream } from './event'
import { k8sRules } from './rules'

/** Kubernetes audit log, of any distribution (domain.md 5.1 and 5.7). */
export default auditAnalyzer({
  id: 'k8s-audit',
  source: 'kubernetes',
  title: 'Kubernetes audit log',
  version: '7',
  accepts: 'The audit log of the API server (JSON Lines, also rotated and .gz), an EventList, or what EKS writes to CloudWatch, exported as JSON.',
  writer: 'the Kubernetes API server',
  canShow: ['administration', 'content', 'shell'],
  turnOn: 'record secrets and pods/exec at level Metadata or higher in the audit policy.',
  lists: ['items', 'events', 'logevents'],
  remedy: 'Upload the audit log as the API server wrote it, as JSON Lines, unchanged.',
  mine: isK8sEvent,
  aside: (record) => (isK8sEvent(record) ? null : otherStream(record)),
  event: k8sEvent,
  cloudOf: ({ actor }) => {
    const arn = actor?.aliases.find((alias) => alias.startsWith('arn:aws'))
    return arn === undefined ? null : arn.startsWith('arn:aws-us-gov:') ? 'government' : 'commercial'
  },
  regionClass: () => 'invented',
  carries: [
    { topic: 'who', columns: ['user', 'username', 'userusername'], criterion: 'LOG-01', also: ['PER-02'], lost: 'no event in it can be complete' },
    fromWhere('sourceips*'),
  ],
  rules: k8sRules,
  recognize,
})

const keys = ['auditID', 'stage', 'requestURI', 'verb', 'user', 'sourceIPs', 'objectRef', 'responseStatus', 'requestReceivedTimestamp', 'level'].map((key) => new RegExp(`\\\\?"${key}\\\\?"\\s*:`, 'i'))
const version = /\\?"apiVersion\\?"\s*:\s*\\?"audit\.k8s\.io\//i
const bare = /\\?"kind\\?"\s*:\s*\\?"Event\\?"/i
const other = /"(?:protoPayload|eventVersion|operationName)\\?"\s*:/

/** A diagnostic setting of Azure puts the event into a string; what is around it looks like Azure's own logs. */
const fromAzure = /"category"\s*:\s*"kube-audit/i

/** How surely the first bytes are a Kubernetes audit log: by its API group, or by the fields that only it has. */
function recognize({ text }: Sample): number {
  const start = text.trimStart()[0]
  if (start !== '{' && start !== '[') return isNestedTable(text) ? 0.9 : 0
  if (other.test(text) && !fromAzure.test(text)) return 0
  const told = keys.filter((key) => key.test(text)).length
  if (version.test(text)) return told >= 4 ? 1 : 0.7
  if (keys[0]?.test(text) && told >= 5) return 0.9
  return bare.test(text) && keys[3]?.test(text) && (keys[6]?.test(text) || keys[2]?.test(text)) ? 0.8 : 0
}

/** A CSV whose columns are the paths of an event's keys. */
function isNestedTable(text: string): boolean {
  const header = (/^[^\r\n]+/.exec(text)?.[0] ?? '').split(/[,;\t]/).map((name) => columnName(name.replace(/^_source\./, '')))
  return ['auditid', 'verb', 'stage', 'requesturi'].filter((name) => header.includes(name)).length >= 3 && header.some((name) => name === 'user' || name.startsWith('userusername'))
}
