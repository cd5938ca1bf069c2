import { auditAnalyzer } from '../audit-log/format'
import type { JsonRecord } from '../formats/json-records'
import { isKnownAction } from './categories'
import { githubEvent, isGithubEvent } from './event'
import { recognizeGithub } from './recognize'
import { githubRules } from './rules'

/** GitHub audit log of an organization, an enterprise, or GitHub Enterprise Server (domain.md 5.1 and 5.6). */
export default auditAnalyzer({
  id: 'github-audit',
  source: 'github',
  title: 'GitHub audit log',
  version: '8',
  accepts: 'The export of the audit log as JSON or CSV, the answer of the REST API with include=all, or files of audit log streaming (JSON Lines, .gz); best with Git events and IP addresses.',
  writer: 'GitHub',
  canShow: ['administration', 'content'],
  turnOn: null,
  lists: [],
  remedy: 'Upload the audit log as GitHub exports it, as JSON, unchanged.',
  mine: isGithubEvent,
  event: githubEvent,
  fromRow,
  carries: [
    { topic: 'who', columns: ['actor', 'externalidentitynameid'], criterion: 'LOG-01', lost: 'no event in it can be complete' },
    { topic: 'event ids', columns: ['documentid'], severity: 'low', criterion: 'LOG-02', lost: 'an event that stands in it twice cannot be found' },
  ],
  cloudOf: () => null,
  regionClass: () => 'invented',
  rules: githubRules,
  recognize: recognizeGithub,
})

const columns: Record<string, string> = { timestamp: '@timestamp', createdat: 'created_at', documentid: '_document_id', actorip: 'actor_ip', actorid: 'actor_id', useragent: 'user_agent', programmaticaccesstype: 'programmatic_access_type', publicrepo: 'public_repo', operationtype: 'operation_type', transportprotocolname: 'transport_protocol_name', ishostedrunner: 'is_hosted_runner', actorisbot: 'actor_is_bot', externalidentitynameid: 'external_identity_nameid', actorlocationcountrycode: 'country' }

/** A row of the CSV export. */
function fromRow(row: ReadonlyMap<string, string>): JsonRecord | null {
  const record = Object.fromEntries([...row].map(([name, value]) => [columns[name] ?? name, value]))
  return isKnownAction(row.get('action') ?? '') || isGithubEvent(record) ? record : null
}
