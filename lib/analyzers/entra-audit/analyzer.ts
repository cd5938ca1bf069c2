import { fromWhere } from '../audit-log/carried'
import { auditAnalyzer, type AuditFormat } from '../audit-log/format'
import { asideFrom, microsoftCloud, microsoftLog } from '../audit-log/microsoft'
import { directoryEvent } from './event'
import { recognizeDirectory } from './recognize'
import { directoryRecord } from './rows'
import { directoryRules } from './rules'

const format: AuditFormat = {
  id: 'entra-audit',
  source: 'entra',
  title: 'Entra ID audit log sample',
  version: '6',
  accepts: 'JSON of Microsoft Graph (auditLogs/directoryAudits), of a diagnostic setting or of Log Analytics, or the JSON or CSV that the portal downloads.',
  writer: 'Entra ID audit',
  canShow: ['administration'],
  turnOn: null,
  lists: ['records', 'value', 'results'],
  remedy: 'Download the audit logs from the Entra admin center as JSON or CSV, or export them by a diagnostic setting, and upload them unchanged.',
  mine: (record) => microsoftLog(record) !== null,
  aside: asideFrom('directory-audit'),
  event: directoryEvent,
  fromRow: directoryRecord,
  carries: [
    fromWhere('ipaddress', 'initiatedby', 'calleripaddress'),
    { topic: 'targets', columns: ['targetresources', 'target1*'], criterion: 'IAM-03', also: ['IAM-01', 'LOG-05'], lost: 'whom a change concerned and what it set cannot be told' },
    { topic: 'outcome', columns: ['result', 'resulttype'], criterion: 'LOG-01', lost: 'changes that failed count as done' },
  ],
  cloudOf: ({ host }) => microsoftCloud(host),
  regionClass: () => 'invented',
  rules: directoryRules,
  recognize: recognizeDirectory,
}

/** Entra ID audit logs: rules EN-01, EN-03, EN-05 and EN-06 (domain.md 5.1 and 5.3). */
export default auditAnalyzer(format)
