import { sentenceFor } from '../../answer-checks'
import { chosenIn, rowsOf } from '../../answer-values'
import { defineCriterion, type Check, type Given } from '../../criterion'
import { documentCheck } from '../../documents'
import { couldShow, logSamples, type LogSample } from '../../log-samples'
import { fromObservations, judge } from '../../verdict'
import { placeOf, regionsIn } from '../reg-01-approved-regions/places'
import { codedExperience } from './code'
import { differences, questions } from './questions'

type Mine = Given<'cloudtrail' | 'infrastructure-code' | 'audit-log'>

export default defineCriterion({
  id: 'REG-04',
  section: 'regions',
  chapter: 'regions',
  title: 'Real experience in government regions',
  failureTitle: 'The firm would learn government regions on this program.',
  why: 'Many have read about government regions and few have run anything there. The differences surface late and cost schedule.',
  basis: 'ARTICLE',
  cites: ['Article, question 3: what have you built in government cloud regions?'],
  trace: ['Q3', 'area:regions'],
  weight: 2,
  bestGrade: 'E3',
  knockOuts: [],
  cloud: 'only',
  questions,
  evidence: [
    { kind: 'cloudtrail', ask: 'A CloudTrail sample from a government region, your own or one the customer allows you to share.', grade: 'E3', freshDays: 90 },
    { kind: 'audit-log', ask: 'The activity or audit log of another government cloud (Azure Government, Google Assured Workloads), when the work was there.', grade: 'E3', freshDays: 90 },
    { kind: 'infrastructure-code', ask: 'Infrastructure code that you wrote for government regions, without secrets.', grade: 'E3', freshDays: 180 },
    { kind: 'references', ask: 'A contract extract or a contact of the customer who confirms it. A reviewer of the prime reads it; no program does.', grade: 'E2', freshDays: null },
  ],
  facts: ['cloudtrail', 'infrastructure-code', 'audit-log'],
  compared: ['audit-log'],
  evaluate(given) {
    const checks: Check[] = []
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(...logSamples(given).filter((sample) => couldShow(sample, 'region')).map((sample) => sampleCheck(given, sample)), ...codedExperience(given), ...projectChecks(given), differencesCheck(given), documentCheck(given, ['infrastructure-code', 'references'], 'proof of the experience'))
    }
    checks.push(...fromObservations(given, ['CT-02', 'AZ-01', 'G-01', 'IAC-01']))
    const claim = sentenceFor(
      given,
      'experience',
      { built: 'The firm has built in government regions and runs nothing there.', commercial: 'The firm has worked in commercial regions only.' },
      'Nobody has said what the firm has done in government regions.',
    )
    return judge(given, checks, { met: 'The firm has built and runs systems in government regions.', claim })
  },
})

/** Dated activity in a government region, by exact id. A sample without it leaves the claim unproven, not disproven. */
function sampleCheck(given: Mine, sample: LogSample): Check {
  const { regions, regionClasses, firstEvent, lastEvent } = sample.facts
  const government = Object.keys(regions).filter((region) => placeOf(region, given.reference) === 'approved' && !regionClasses.invented.includes(region))
  const at = [sample.at({})]
  if (government.length > 0 && firstEvent && lastEvent) {
    return { outcome: 'met', says: `This sample shows activity in ${government.join(' and ')} from ${firstEvent.slice(0, 10)} to ${lastEvent.slice(0, 10)}.`, at }
  }
  return { outcome: 'unknown', says: 'This sample shows no dated activity in a government region.', at }
}

function projectChecks(given: Mine): Check[] {
  const rows = rowsOf(given, 'projects')
  const at = [given.answer('projects')]
  if (rows.length === 0) return [{ outcome: 'unknown', says: 'No project is listed.', at }]
  const today = given.now.slice(0, 7)
  const real = rows.filter((row) => {
    const from = /^\d{4}(-\d{2})?/.exec(row['from'] ?? '')?.[0] ?? ''
    const regions = regionsIn(row['region'] ?? '')
    return from !== '' && from <= today && regions.some((region) => ['approved', 'assured'].includes(placeOf(region, given.reference)))
  })
  if (real.length > 0) return [{ outcome: 'met', says: `${real.length === 1 ? '1 project' : `${real.length} projects`} in government regions with a start date.`, at }]
  return [{ outcome: 'partial', says: 'No listed project has both a government region, by its exact id, and a start date that has passed.', at }]
}

function differencesCheck(given: Mine): Check {
  const chosen = chosenIn(given, 'differences')
  const at = [given.answer('differences')]
  if (chosen.length === 0) return { outcome: 'unknown', says: 'Nobody has said what differs in government regions.', at }
  const wrong = differences.filter(({ value, wrong: untrue }) => untrue && chosen.includes(value))
  if (wrong.length > 0) return { outcome: 'partial', says: `This is not true of government regions: ${wrong.map(({ label }) => label.toLowerCase()).join('; ')}.`, at }
  if (chosen.length < 3) return { outcome: 'partial', says: 'Few of the differences of government regions are known.', at }
  return { outcome: 'met', says: 'The differences of government regions are known.', at }
}
