import { choiceCheck, sentenceFor } from '../../answer-checks'
import { rowsOf, textOf } from '../../answer-values'
import { defineCriterion, type Check } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { unlistedClouds } from './clouds'
import { questions } from './questions'
import { authorizationChecks, judgedHere, type Mine } from './read'

export default defineCriterion({
  id: 'REG-03',
  section: 'regions',
  chapter: 'regions',
  title: 'Provider authorization fits',
  failureTitle: 'Nobody has authorized this cloud for this data.',
  why: 'An authorization shows that someone independent looked. It is necessary and not enough: it covers what the provider does, not what you build on it.',
  basis: 'CONTRACT',
  cites: ['DFARS 252.204-7012(b)(2)(ii)(D)', 'DFARS 252.204-7012(c) to (g)'],
  trace: ['area:regions', 'FAQ-1', 'D3'],
  weight: 2,
  bestGrade: 'E3',
  knockOuts: [],
  cloud: 'only',
  questions,
  evidence: [{ kind: 'provider-authorization', ask: 'The authorization letter or the marketplace page of the exact offering, with its date, and the contract terms of the provider.', grade: 'E2', freshDays: null }],
  facts: ['provider-authorization', 'cloudtrail', 'audit-log', 'infrastructure-code'],
  // Only held against the profile: which clouds are really used.
  compared: ['cloudtrail', 'audit-log', 'infrastructure-code'],
  holds: ['a cloud in the code against the profile'],
  evaluate(given) {
    const checks: Check[] = [...expiryChecks(given), ...authorizationChecks(given), ...unlistedClouds(given), ...fromObservations(given, judgedHere)]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(
        ...offeringChecks(given),
        fedrampCheck(given),
        impactCheck(given),
        choiceCheck(
          given,
          'incident-terms',
          { yes: ['met', 'The provider has agreed to the incident terms of DFARS 252.204-7012.'], no: ['partial', 'The provider has not agreed to the incident terms of DFARS 252.204-7012.'] },
          'Nobody has said whether the provider agreed to the incident terms.',
        ),
        documentCheck(given, ['provider-authorization'], 'the authorization'),
      )
    }
    const claim = sentenceFor(given, 'authorized', { related: 'Another offering of the provider is authorized, not the one in use.', no: 'The offering in use is not authorized.' }, 'Nobody has said whether the offering is authorized.')
    return judge(given, checks, { met: 'The exact offering is authorized at the level this program needs.', claim })
  },
})

const government = /gov\s?cloud|azure (?:u\.?s\.? )?government|government cloud|assured workloads|gcc high|microsoft 365 dod|office 365 dod|oc[23]\b/i
const notThis = /us east\/west|commercial|\bgcc\b(?! high)|standard regions?/i

/** What an offering is by its name: the product, not the provider, is authorized (domain.md 3.1 and 3.3). */
function offeringChecks(given: Mine): Check[] {
  const rows = rowsOf(given, 'offerings')
  const at = [given.answer('offerings')]
  if (rows.length === 0) return [{ outcome: 'unknown', says: 'The offerings are not listed.', at }]
  return rows.map((row): Check => {
    const offering = row['offering'] ?? ''
    if (notThis.test(offering)) return { outcome: 'not-met', says: `${offering} is not a government offering.`, at }
    if (government.test(offering)) return { outcome: 'met', says: `${offering} is a government offering.`, at }
    return { outcome: 'unknown', says: `${offering} is not the name of a government offering that is known here. A reviewer looks it up.`, at }
  })
}

/** Controlled unclassified information needs FedRAMP Moderate or equivalent (DFARS 252.204-7012(b)(2)(ii)(D)). */
function fedrampCheck(given: Mine): Check {
  const carries = given.program.gates.flowDowns?.handlesCui !== 'no'
  const short: Check['outcome'] = carries ? 'not-met' : 'partial'
  const why = carries ? ' Controlled unclassified information needs Moderate.' : ''
  return choiceCheck(
    given,
    'fedramp',
    {
      high: ['met', 'The lowest FedRAMP level is High.'],
      moderate: ['met', 'The lowest FedRAMP level is Moderate.'],
      equivalent: ['info', 'The offering is said to be equivalent to FedRAMP Moderate. A reviewer reads the report.'],
      low: [short, `The lowest FedRAMP level is Low.${why}`],
      none: [short, `An offering has no FedRAMP authorization.${why}`],
    },
    'Nobody has said which FedRAMP level the offerings have.',
  )
}

const levels = ['none', 'IL2', 'IL4', 'IL5', 'IL6']

function impactCheck(given: Mine): Check {
  const required = given.program.gates.cloud?.impactLevel ?? 'none'
  const held = textOf(given, 'impact-level')
  const at = [given.answer('impact-level'), { type: 'gate' as const, gate: 'G-02', field: 'impactLevel' }]
  if (required === 'none') return { outcome: 'info', says: 'This program names no impact level.', at }
  if (held === null || !levels.includes(held)) return { outcome: 'unknown', says: `This program needs ${required}, and nobody has said which level the offerings have.`, at }
  const enough = levels.indexOf(held) >= levels.indexOf(required)
  return { outcome: enough ? 'met' : 'not-met', says: `This program needs ${required}; the offerings have ${held === 'none' ? 'no level' : held}.`, at }
}

function expiryChecks(given: Mine): Check[] {
  const today = given.now.slice(0, 10)
  return given.evidence
    .filter((item) => item.accepted !== false && item.effectiveTo !== null && item.effectiveTo < today)
    .map((item) => ({ outcome: 'partial', says: `The authorization "${item.title}" ended on ${item.effectiveTo}.`, at: [item.at] }))
}
