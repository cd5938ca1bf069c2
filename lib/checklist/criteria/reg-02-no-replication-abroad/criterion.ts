import { sentenceFor } from '../../answer-checks'
import { chosenIn, rowsOf } from '../../answer-values'
import { defineCriterion, type Check, type EvidenceSlot, type Given, type KnockOutHit } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { isProscribedRegion, placeOf, regionsIn } from '../reg-01-approved-regions/places'
import { codedCopies, judgedFromCode } from './code'
import { cloudQuestions, siteQuestions } from './questions'

type Mine = Given<'cloudtrail' | 'infrastructure-code'>

const code: EvidenceSlot = { kind: 'infrastructure-code', ask: 'The infrastructure code or plan with replication, backup, network and policy rules. Remove secrets; never upload state files.', grade: 'E3', freshDays: 180 }
const architecture: EvidenceSlot = { kind: 'architecture', ask: 'The data-flow diagram with every way out.', grade: 'E2', freshDays: 365 }

export default defineCriterion({
  id: 'REG-02',
  section: 'regions',
  chapter: 'regions',
  title: 'No copies or routes abroad',
  failureTitle: 'Copies of program data leave the approved places.',
  why: 'Backups, replicas, content delivery and log shipping move data without anyone deciding to. A copy abroad is an export.',
  basis: 'CONTRACT',
  cites: ['22 CFR 120.50(a)(1)', 'NIST SP 800-171 r2 3.1.3', 'NIST SP 800-171 r2 3.13.6'],
  trace: ['area:regions', 'D3'],
  weight: 3,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-4', decidedBy: 'rule', when: 'the list of copies and routes names a place outside the United States that no end-to-end encryption is claimed for' }],
  cloud: 'either',
  questions: cloudQuestions,
  evidence: [code, architecture, { kind: 'cloudtrail', ask: 'The CloudTrail sample you gave for the regions counts here as well.', grade: 'E3', freshDays: 90 }],
  onPremises: { title: 'No copies or connections abroad', questions: siteQuestions, evidence: [{ ...architecture, ask: 'The network and backup plan with every way out, or the statement that there is none.' }, { ...code, ask: 'The firewall and backup settings as exported, without secrets.' }] },
  facts: ['cloudtrail', 'infrastructure-code', 'audit-log'],
  compared: ['audit-log'],
  evaluate(given) {
    const { checks: listed, knockOuts } = targetChecks(given)
    const coded = codedCopies(given)
    const checks: Check[] = [...listed, ...coded.checks, ...copyChecks(given), ...fromObservations(given, judgedFromCode)]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(flowsCheck(given), guardsCheck(given), documentCheck(given, ['infrastructure-code', 'architecture'], 'proof of where copies go'))
    }
    const claim = sentenceFor(
      given,
      'leaves',
      {
        encrypted: 'Some copies leave under the end-to-end encryption rule of 22 CFR 120.54(a)(5); CRY-04 judges that claim.',
        'in-country': 'Some copies leave the approved places and stay in the United States.',
        yes: 'Copies of program data leave the approved places.',
      },
      'Nobody has said whether copies leave the approved places.',
    )
    return judge(given, checks, { met: 'No copy or route leaves the approved places, and rules make sure of it.', claim }, [...knockOuts, ...coded.knockOuts])
  },
})

type Named = { says: string; abroad: boolean; proscribed: boolean; approved: boolean }

function placed(given: Mine, cell: string): Named[] {
  if (!given.onPremises) {
    return regionsIn(cell).flatMap((region): Named[] => {
      const place = placeOf(region, given.reference)
      if (place === 'unknown') return []
      return [{ says: region, abroad: place === 'abroad', proscribed: isProscribedRegion(region, given.reference), approved: place === 'approved' }]
    })
  }
  const country = cell.toUpperCase()
  if (!/^[A-Z]{2}$/.test(country)) return []
  const home = given.reference.isUnitedStates(country)
  return [{ says: country, abroad: !home, proscribed: given.reference.proscribed(country) !== null, approved: home }]
}

/**
 * The ends that the firm lists. Abroad is KO-4 unless end-to-end encryption is claimed, which CRY-04 judges;
 * a country of 22 CFR 126.1 is KO-4 with it too, for the rule never covers storage there (22 CFR 120.54(a)(5)(iv)).
 */
function targetChecks(given: Mine): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const checks: Check[] = []
  const knockOuts: KnockOutHit[] = []
  const at = [given.answer('targets')]
  const encrypted = given.answers['leaves'] === 'encrypted'
  for (const row of rowsOf(given, 'targets')) {
    const what = row['what'] ?? ''
    const places = placed(given, row['place'] ?? '')
    if (places.length === 0) checks.push({ outcome: 'unknown', says: `${what}: "${row['place'] ?? ''}" does not say where that is.`, at })
    for (const place of places) {
      if (place.approved) checks.push({ outcome: 'met', says: `${what} end in ${place.says}, an approved place.`, at })
      else if (!place.abroad) checks.push({ outcome: 'partial', says: `${what} end in ${place.says}, in the United States but not an approved place.`, at })
      else if (encrypted && !place.proscribed) checks.push({ outcome: 'partial', says: `${what} end in ${place.says}, outside the United States, under a claim of end-to-end encryption that CRY-04 judges.`, at })
      else {
        const where = place.proscribed ? 'in a country of 22 CFR 126.1' : 'outside the United States'
        checks.push({ outcome: 'not-met', says: `${what} end in ${place.says}, ${where}.`, at })
        knockOuts.push({ id: 'KO-4', because: `The firm lists ${what} in ${place.says}, ${where}.`, at })
      }
    }
  }
  return { checks, knockOuts }
}

const copies = /^(Copy(Snapshot|Image|DBSnapshot|DBClusterSnapshot)|PutBucketReplication|CreateGlobalTable|UpdateGlobalTable|ReplicateKey|PutReplicationConfiguration)$/

/** Calls that copy data on. Where no located observation says where to, the firm has to. */
function copyChecks(given: Mine): Check[] {
  return given.readings.cloudtrail.flatMap((sample) => {
    if (sample.observations.some(({ rule, criterion, also }) => rule === 'CT-10' && (criterion === 'REG-02' || also?.includes('REG-02')))) return []
    return Object.entries(sample.facts.sharing)
      .filter(([name, succeeded]) => succeeded > 0 && copies.test(name))
      .map(([name, succeeded]): Check => ({ outcome: 'unknown', says: `${name} succeeded ${succeeded === 1 ? 'once' : `${succeeded} times`} in this sample: say where the copy is.`, at: [sample.at({}, 'CT-10')] }))
  })
}

function flowsCheck(given: Mine): Check {
  const flows = chosenIn(given, 'flows')
  const at = [given.answer('flows')]
  if (flows.length === 0) return { outcome: 'unknown', says: 'Nobody has said which copies and routes exist.', at }
  if (flows.includes('none')) return flows.length === 1 ? { outcome: 'met', says: 'No copies or routes are said to exist.', at } : { outcome: 'unknown', says: 'The answer says none and names some.', at }
  if (rowsOf(given, 'targets').length === 0) return { outcome: 'unknown', says: 'Nobody has said where the copies and routes end.', at }
  return { outcome: 'info', says: 'Copies and routes are listed with their ends.', at }
}

function guardsCheck(given: Mine): Check {
  const guards = chosenIn(given, 'guards')
  const at = [given.answer('guards')]
  if (guards.length === 0) return { outcome: 'unknown', says: 'Nobody has said which rules stop data from leaving.', at }
  if (guards.includes('none')) return { outcome: 'partial', says: 'No rule stops anyone from sending data elsewhere.', at }
  if (guards.includes('place') && guards.includes('egress')) return { outcome: 'met', says: 'Other places are denied, and outgoing traffic is denied unless allowed.', at }
  return { outcome: 'partial', says: guards.includes('place') ? 'Other places are denied, but outgoing traffic is open.' : 'Outgoing traffic is limited, but no rule denies other places.', at }
}
