import { choiceCheck, sentenceFor } from '../../answer-checks'
import { rowsOf } from '../../answer-values'
import { defineCriterion, type Check, type EvidenceSlot, type Given } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { observedChecks } from './observed'
import { questions } from './questions'
import { isForeign, receivesOf, serviceCheck } from './services'

const evidence: EvidenceSlot[] = [
  { kind: 'vendor-list', ask: 'The list of outside services with what each receives, and the agreements that say where it is kept.', grade: 'E2', freshDays: 365 },
  { kind: 'pipeline-code', ask: 'Pipeline files and egress rules, so that hosts in them can be held against the list. Remove tokens and secrets.', grade: 'E3', freshDays: 180 },
]

export default defineCriterion({
  id: 'CIC-03',
  section: 'pipeline',
  chapter: 'pipeline',
  title: 'Data flows to outside services',
  failureTitle: 'Nobody knows which outside services hold copies.',
  why: 'A service that receives controlled code has it, wherever it keeps it and whoever works there.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.1.20', '48 CFR 252.204-7012(b)(2)(ii)(D)'],
  trace: ['F2', 'area:pipeline'],
  weight: 1,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-10', decidedBy: 'reviewer', when: 'Controlled source or data goes to a service outside the United States.' }],
  cloud: 'either',
  questions,
  evidence,
  facts: ['pipeline-code', 'image-manifests', 'sbom', 'vendor-list', 'audit-log'],
  compared: ['image-manifests', 'sbom', 'audit-log'],
  holds: ['a host in a pipeline against the list of services'],
  evaluate(given) {
    const rows = rowsOf(given, 'services')
    const seen = observedChecks(given, rows)
    const checks: Check[] = [...seen.checks, ...fromObservations(given, judgedHere)]
    const at = [given.answer('services')]
    if (given.claim === 'met' || given.claim === 'partial') {
      if (given.answers['saas'] !== 'none') {
        const rules = { isUnitedStates: given.reference.isUnitedStates, cui: given.program.gates.flowDowns?.handlesCui !== 'no' }
        if (rows.length === 0) checks.push({ outcome: 'unknown', says: 'No service is listed.', at })
        checks.push(...rows.map((row) => serviceCheck(row, rules, at)))
      }
      checks.push(...vendorChecks(given, rows), ...answerChecks(given))
      if (given.readings['vendor-list'].length === 0 && given.readings['pipeline-code'].length === 0) checks.push(documentCheck(given, ['vendor-list', 'pipeline-code'], 'the list of outside services'))
    }
    const said = rows
      .filter((row) => receivesOf(row) === 'controlled' && isForeign(row, given.reference))
      .map((row) => ({ id: 'KO-10' as const, because: `The firm sends program code or data to ${row['service'] ?? 'a service'} outside the United States.`, at }))
    const claim = sentenceFor(
      given,
      'saas',
      { partly: 'There may be services that are not listed.', no: 'Nobody knows which outside services receive something.' },
      'Nobody has said which outside services receive something.',
    )
    return judge(given, checks, { met: 'Every outside service is known, and none receives what it must not.', claim }, [...said, ...seen.knockOuts])
  },
})

/** Rules on hosts and on the lists themselves: the same facts are judged here host by host, across all files. */
const judgedHere = ['GA-06', 'IMG-12', 'SBOM-10']

/** Vendors of the profile held against the list: a foreign one that the list does not name is open. */
function vendorChecks(given: Pick<Given, 'subcontractor' | 'reference'>, rows: Record<string, string>[]): Check[] {
  const listed = rows.map((row) => (row['service'] ?? '').toLowerCase())
  return given.subcontractor.vendors
    .filter((vendor) => isForeign({ country: vendor.country }, given.reference))
    .filter((vendor) => !listed.some((name) => name.includes(vendor.name.toLowerCase())))
    .map((vendor) => ({
      outcome: 'unknown',
      says: `The profile names ${vendor.name} (${vendor.country.toUpperCase()}) as a vendor; the list of services does not say what it receives.`,
      at: [{ type: 'profile', field: 'vendors' }],
    }))
}

function answerChecks(given: Parameters<typeof choiceCheck>[0]): Check[] {
  return [
    choiceCheck(
      given,
      'assistants',
      {
        none: ['met', 'Code assistants are said to be blocked.'],
        forbidden: ['partial', 'A rule forbids code assistants, and nothing blocks them.'],
        approved: ['met', 'Only an assistant in the approved place is said to see program code.'],
        commercial: ['not-met', 'Commercial assistants see program code.'],
      },
      'Nobody has said whether assistants see program code.',
    ),
    choiceCheck(
      given,
      'egress',
      {
        blocked: ['met', 'Build machines are said to reach listed hosts only.'],
        logged: ['partial', 'Build machines reach other hosts too; it is logged.'],
        open: ['not-met', 'Build machines reach any host.'],
      },
      'Nobody has said which hosts build machines can reach.',
    ),
  ]
}
