import { testCriterion } from '../../test-criterion'
import { programFacts } from '../../testing/facts'
import criterion from './criterion'

/** A manual whose elements have these scores, 3 where nothing is said. */
function scored(scores: Record<number, number>) {
  const facts = programFacts()
  return { ...facts, elements: facts.elements.map((entry) => ({ ...entry, score: scores[entry.element] ?? 3 })) }
}
const all = (score: number) => Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((element) => [element, score]))
const map = [1, 2, 3, 4, 5, 6, 7, 8].map((element) => ({ element: String(element), section: `Section ${element}` }))
const yes = { coverage: 'all' }

testCriterion(criterion, {
  pass: [
    { name: 'every element operational', answers: yes, facts: { 'compliance-program': scored({}) }, says: /Element 3, recordkeeping, is operational/ },
    { name: 'every element described, none operational', answers: yes, facts: { 'compliance-program': scored(all(2)) } },
    {
      name: 'an annex completes the manual, whichever comes first',
      answers: yes,
      facts: { 'compliance-program': [scored({ 5: 0 }), scored({ ...all(0), 5: 2 })] },
    },
    { name: 'a complete map and a scanned program that a reviewer accepted', answers: { ...yes, map }, evidence: [{ kind: 'compliance-program', status: 'unreadable', accepted: true }] },
  ],
  fail: [
    { name: 'the firm says it covers few', answers: { coverage: 'none' } },
    { name: 'three elements described', answers: yes, facts: { 'compliance-program': scored({ ...all(1), 1: 2, 2: 2, 3: 2 }) }, says: /only 3 of the eight/ },
    { name: 'four elements described', answers: yes, facts: { 'compliance-program': scored({ ...all(1), 1: 2, 2: 2, 3: 2, 4: 2 }) }, outcome: 'partial' },
    { name: 'a SOC 2 policy', answers: yes, facts: { 'compliance-program': programFacts({ aboutExportControl: false, otherFramework: 'SOC 2' }) }, says: /SOC 2/ },
    ...[2, 3, 4].map((element) => ({
      name: `element ${element} absent`,
      answers: yes,
      facts: { 'compliance-program': scored({ [element]: 0 }) },
      outcome: 'partial' as const,
      says: new RegExp(`Element ${element}, .* is absent`),
    })),
    { name: 'one element only mentioned', answers: yes, facts: { 'compliance-program': scored({ 6: 1 }) }, outcome: 'partial', says: /only mentioned/ },
    { name: 'an element that was not scored', answers: yes, facts: { 'compliance-program': programFacts({ elements: programFacts().elements.slice(0, 7) }) }, outcome: 'partial', says: /not scored/ },
    { name: 'good scores do not lift a modest claim', answers: { coverage: 'some' }, facts: { 'compliance-program': scored({}) }, outcome: 'partial' },
    { name: 'no program and a map with a hole', answers: { ...yes, map: map.slice(1) }, outcome: 'partial', says: /no section for element 1/ },
    { name: 'a program that a reviewer refused', answers: { ...yes, map }, evidence: [{ kind: 'compliance-program', accepted: false }], outcome: 'partial', says: /did not accept/ },
  ],
})
