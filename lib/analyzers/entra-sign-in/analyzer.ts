import { auditAnalyzer, type AuditFormat } from '../audit-log/format'
import { asideFrom, microsoftCloud, microsoftLog } from '../audit-log/microsoft'
import { signInEvent } from './event'
import { recognizeSignIns } from './recognize'
import { signInRecord } from './rows'
import { signInRules } from './rules'

const format: AuditFormat = {
  id: 'entra-sign-in',
  source: 'entra',
  title: 'Entra ID sign-in log sample',
  version: '5',
  accepts: 'JSON of Microsoft Graph (auditLogs/signIns), of a diagnostic setting or of Log Analytics, or the JSON or CSV that the portal downloads.',
  writer: 'Entra ID sign-ins',
  canShow: ['sign-in', 'factor'],
  turnOn: null,
  lists: ['records', 'value', 'signins', 'results'],
  remedy: 'Download the sign-in logs from the Entra admin center as JSON or CSV, or export them by a diagnostic setting, and upload them unchanged.',
  mine: (record) => microsoftLog(record) !== null,
  aside: asideFrom('sign-in'),
  event: signInEvent,
  fromRow: signInRecord,
  cloudOf: ({ host }) => microsoftCloud(host),
  regionClass: () => 'invented',
  rules: signInRules,
  recognize: recognizeSignIns,
}

/** Entra ID sign-in logs: rules EN-01 to EN-05 as sign-ins show them (domain.md 5.1 and 5.3). */
export default auditAnalyzer(format)
