import { defineCriterion } from './criterion'
import { testCriterion } from './test-criterion'
import { principal, cloudTrailFacts, rosterFacts, rosterRow } from './testing/facts'
import { sampleCriterion } from './testing/sample-criteria'
import { judge } from './verdict'

const says = { met: 'Everyone is on the roster.', claim: 'Say whether it is in place.' }

const joined = defineCriterion({
  ...sampleCriterion({ id: 'PER-02', section: 'personnel', chapter: 'personnel', trace: ['D2'] }),
  knockOuts: [{ id: 'KO-3', decidedBy: 'reviewer', when: 'someone acts who is not on the roster' }],
  facts: ['roster', 'cloudtrail'],
  evaluate: (given) => {
    const known = new Set(given.readings.roster.flatMap((reading) => reading.facts.rows.flatMap((row) => row.principals)))
    const strangers = given.readings.cloudtrail.flatMap((reading) =>
      reading.facts.principals.filter((actor) => !known.has(actor.id)).map((actor) => ({ actor, at: reading.at(actor.at, 'CT-08') })),
    )
    const checks = strangers.map(({ actor, at }) => ({ outcome: 'not-met' as const, says: `${actor.display} is not on the roster.`, at: [at] }))
    const hits = strangers.map(({ actor, at }) => ({ id: 'KO-3' as const, because: `${actor.display} has access.`, at: [at] }))
    return judge(given, checks, says, hits)
  },
})

testCriterion(joined, {
  pass: [{ name: 'the one who acts is listed', answers: { 'in-place': 'yes' }, facts: { roster: rosterFacts(), cloudtrail: cloudTrailFacts() }, says: /on the roster/ }],
  fail: [
    { name: 'the claim is no', answers: { 'in-place': 'no' } },
    {
      name: 'a stranger acts',
      answers: { 'in-place': 'yes' },
      facts: { roster: [rosterFacts({ rows: [rosterRow()] })], cloudtrail: cloudTrailFacts({ principals: [principal({ id: 'x', display: 'kim@offsite.example' })] }) },
      says: /kim@offsite\.example is not on the roster/,
      knockOuts: ['KO-3'],
    },
    { name: 'nobody knows', answers: { 'in-place': 'unknown' }, outcome: 'missing' },
  ],
})

testCriterion(sampleCriterion(), {
  pass: [{ name: 'claimed', answers: { 'in-place': 'yes' } }],
  fail: [
    { name: 'an observation contradicts', answers: { 'in-place': 'yes' }, observations: [{ severity: 'critical', message: 'Root signed in.' }], says: /Root signed in/ },
    { name: 'an observation on another criterion does not', answers: { 'in-place': 'yes' }, observations: [{ criterion: 'LOG-05' }], outcome: 'met' },
  ],
})
