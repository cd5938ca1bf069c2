import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts } from '../../testing/facts'
import criterion from './criterion'

const all = ['boundary', 'data-flow', 'identity', 'places', 'keys', 'logging', 'admin-path', 'external', 'personnel', 'version']
const yes = { document: 'complete', parts: all, dated: '2026-09-14', checked: 'compared', regions: [{ region: 'us-gov-west-1' }], placeholders: 'yes' }
const { regions: _, ...unlisted } = yes
const log = (...regions: string[]) => ({ cloudtrail: cloudTrailFacts({ regions: Object.fromEntries(regions.map((region) => [region, 40])) }) })

testCriterion(criterion, {
  pass: [
    { name: 'current, complete and compared', answers: yes, says: /all 10 parts/ },
    { name: 'the log agrees', answers: yes, facts: log('us-gov-west-1'), says: /Every region in the log/ },
    { name: 'exactly 12 months old', answers: { ...yes, dated: '2025-11-24' } },
    { name: 'no regions and no log', answers: unlisted },
    { name: 'on premises, regions are not asked for', answers: unlisted, onPremises: true, facts: log('us-gov-west-1') },
    { name: 'a region that is not approved is left to REG-01', answers: { ...yes, regions: [{ region: 'us-gov-west-2' }] }, says: /not on the list of approved/ },
    { name: 'an accepted document', answers: yes, evidence: [{ kind: 'architecture', accepted: true }] },
  ],
  fail: [
    { name: 'no document', answers: { document: 'none' } },
    { name: 'incomplete by its own word', answers: { ...yes, document: 'partial' }, outcome: 'partial' },
    { name: 'one part lacking', answers: { ...yes, parts: all.slice(1) }, outcome: 'partial', says: /does not describe: the boundary/ },
    { name: 'five parts named', answers: { ...yes, parts: all.slice(5) }, outcome: 'partial' },
    { name: 'four parts named', answers: { ...yes, parts: all.slice(6) } },
    { name: '12 months and a day old', answers: { ...yes, dated: '2025-11-23' }, outcome: 'partial', says: /more than 12 months/ },
    { name: 'dated tomorrow', answers: { ...yes, dated: '2026-11-25' }, outcome: 'partial' },
    { name: 'checked from memory', answers: { ...yes, checked: 'by-memory' }, outcome: 'partial' },
    { name: 'never compared', answers: { ...yes, checked: 'no' }, outcome: 'partial' },
    { name: 'template text left', answers: { ...yes, placeholders: 'no' }, outcome: 'partial', says: /template text/ },
    { name: 'a region in the log that the document does not name', answers: yes, facts: log('us-gov-west-1', 'us-gov-east-1'), outcome: 'partial', says: /activity in us-gov-east-1/ },
    { name: 'a log, but no regions to compare', answers: unlisted, facts: log('us-gov-west-1'), outcome: 'partial', says: /cannot be compared/ },
    { name: 'an observation on the document', answers: yes, facts: log('us-gov-west-1'), observations: [{ severity: 'high', message: 'The log names an account that is not drawn.' }], says: /not drawn/ },
    { name: 'a document that a reviewer refused', answers: yes, evidence: [{ kind: 'architecture', accepted: false }], outcome: 'partial' },
  ],
})
