import { fromWhere } from '../audit-log/carried'
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
  version: '7',
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
  carries: [
    fromWhere('ipaddress', 'calleripaddress'),
    { topic: 'second factor', columns: ['authenticationrequirement', 'authenticationdetails', 'multifactorauthenticationresult', 'multifactorauthenticationauthmethod', 'mfadetail'], criterion: 'IAM-02', lost: 'whether a second factor was used cannot be told' },
    { topic: 'country', columns: ['location', 'locationdetails'], severity: 'low', criterion: 'IAM-05', lost: 'the country that Entra saw cannot be told' },
    { topic: 'client', columns: ['clientapp', 'clientappused', 'authenticationprotocol'], criterion: 'IAM-02', lost: 'ways in that go around a second factor cannot be told' },
    { topic: 'outcome', columns: ['status', 'signinerrorcode', 'resulttype', 'errorcode'], criterion: 'LOG-01', lost: 'sign-ins that failed count as done' },
  ],
  cloudOf: ({ host }) => microsoftCloud(host),
  regionClass: () => 'invented',
  rules: signInRules,
  recognize: recognizeSignIns,
}

/** Entra ID sign-in logs: rules EN-01 to EN-05 as sign-ins show them (domain.md 5.1 and 5.3). */
export default auditAnalyzer(format)
