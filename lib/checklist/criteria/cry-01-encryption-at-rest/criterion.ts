import { choiceCheck, sentenceFor } from '../../answer-checks'
import { rowsOf } from '../../answer-values'
import { defineCriterion, type Check, type EvidenceSlot } from '../../criterion'
import { dayOf } from '../../dates'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { certificateChecks, judgedHere, type Mine } from './certificates'
import { codedEncryption, judgedFromCode } from './code'
import { fipsStatus } from './fips'
import { questions } from './questions'

const certificates: EvidenceSlot = {
  kind: 'module-certificates',
  ask: 'The CMVP pages of the certificates as printed on the day you looked them up, or your module list with them. Number, standard, status and sunset date are read. A reviewer compares them with csrc.nist.gov. Give the earliest sunset date as the expiry of this item when it is a scan. Never include keys.',
  grade: 'E2',
  freshDays: null,
}

export default defineCriterion({
  id: 'CRY-01',
  section: 'encryption',
  chapter: 'encryption',
  title: 'Validated encryption at rest',
  failureTitle: 'Stored data is protected by encryption that nobody has validated.',
  why: 'Encryption of CUI counts only when a validated module does it, and a validation ends.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.13.11', 'NIST SP 800-171 r2 3.13.16', 'NIST SP 800-171 r2 3.8.9', '48 CFR 252.204-7012'],
  trace: ['area:encryption'],
  weight: 2,
  bestGrade: 'E3',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    certificates,
    {
      kind: 'infrastructure-code',
      ask: 'The infrastructure code or plan of the stores (buckets, disks, databases, queues) that shows encryption and keys. Remove secrets; never upload state files.',
      grade: 'E3',
      freshDays: 180,
    },
  ],
  onPremises: {
    evidence: [
      certificates,
      { kind: 'procedure', ask: 'The procedure or build record that shows disk, database and backup encryption of the servers.', grade: 'E2', freshDays: 365 },
    ],
  },
  facts: ['module-certificates', 'infrastructure-code'],
  evaluate(given) {
    const checks: Check[] = [...codedEncryption(given), ...fromObservations(given, [...judgedHere, ...judgedFromCode])]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(...moduleChecks(given), ...answerChecks(given), documentCheck(given, ['module-certificates'], 'the certificate list'))
    }
    const claim = sentenceFor(
      given,
      'at-rest',
      {
        'some-validated': 'Some stored data is encrypted by modules that are not validated.',
        'not-validated': 'The data is encrypted, but no certificate shows that the module was validated.',
        'not-encrypted': 'Some program data is stored without encryption.',
      },
      'Nobody has said how stored data is encrypted.',
    )
    return judge(given, checks, { met: 'Every module listed holds an Active certificate.', claim })
  },
})

/** One check a module; CUI, or silence about CUI, makes validation binding (gate G-03). */
function moduleChecks(given: Mine): Check[] {
  const at = [given.answer('modules')]
  const rows = rowsOf(given, 'modules')
  const today = dayOf(given.now)
  if (today === null) return [{ outcome: 'unknown', says: 'The day to judge for is not known.', at }]
  const rules = { historicalOn: given.reference.fips1402HistoricalOn, today, required: given.program.gates.flowDowns?.handlesCui !== 'no' }
  const read = certificateChecks(given, rules)
  if (rows.length === 0 && read.length === 0) return [{ outcome: 'unknown', says: 'No module is listed with its certificate.', at }]
  const answered = rows.map((row): Check => {
    const judged = fipsStatus(row, rules)
    return { ...judged, says: `${row['store'] || 'Unnamed store'}: ${judged.says}`, at }
  })
  return [...answered, ...read]
}

function answerChecks(given: Parameters<typeof choiceCheck>[0]): Check[] {
  return [
    choiceCheck(
      given,
      'backups',
      {
        same: ['met', 'Backups and snapshots are said to be encrypted the same way.'],
        some: ['partial', 'Some backups or snapshots are not encrypted the same way.'],
        no: ['not-met', 'Backups are not encrypted like the data they hold.'],
      },
      'Nobody has said whether backups are encrypted.',
    ),
    choiceCheck(
      given,
      'keys',
      {
        own: ['met', 'Every store is said to use keys that the firm manages.'],
        mixed: ['partial', 'Some stores use default keys that the firm does not control.'],
        default: ['partial', 'Default keys encrypt the data, so the firm does not decide who may decrypt.'],
      },
      'Nobody has said whose keys encrypt the data.',
    ),
  ]
}
