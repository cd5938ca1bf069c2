import type { ComplianceProgramFacts } from '../../../analyzers/compliance-program/facts'
import { testCriterion } from '../../test-criterion'
import { programFacts } from '../../testing/facts'
import criterion from './criterion'

const yes = { review: 'recorded', 'reviewed-on': '2026-06-15' }
const manual = (partial: Partial<ComplianceProgramFacts> = {}) => ({ 'compliance-program': programFacts(partial) })
const stale = (cite: string, topic: string) => ({ cite, topic, now: 'elsewhere', at: { page: 7 }, text: `See ${cite} on ${topic}.` })
const cambodia = [stale('Cambodia', 'proscribed countries')]

testCriterion(criterion, {
  pass: [
    { name: 'reviewed in June, nothing stale', answers: yes, facts: manual(), says: /no stale cite/ },
    { name: 'reviewed and dated exactly 12 months ago', answers: { ...yes, 'reviewed-on': '2025-11-24' }, facts: manual({ date: '2025-11-24' }) },
    { name: 'a number that has another meaning today', answers: yes, facts: manual({ staleCites: [stale('120.16', 'eligibility')] }) },
    {
      name: 'Cambodia in the list the day before it was removed',
      answers: { ...yes, 'reviewed-on': '2025-06-15' },
      facts: manual({ date: '2025-06-15', staleCites: cambodia }),
      now: '2025-11-06T12:00:00Z',
    },
    { name: 'no document yet: the claim stands as a claim', answers: yes, says: /answer alone/ },
  ],
  fail: [
    { name: 'never reviewed', answers: { review: 'never' } },
    { name: 'reviewed in time but not recorded', answers: { ...yes, review: 'unrecorded' }, facts: manual(), outcome: 'partial', says: /left no record/ },
    { name: 'between one and two years', answers: { review: 'older' }, outcome: 'partial' },
    { name: 'the answer is 12 months and a day old', answers: { ...yes, 'reviewed-on': '2025-11-23' }, facts: manual(), outcome: 'partial', says: /reviewed on 2025-11-23, more than 12/ },
    { name: 'the answer lies in the future', answers: { ...yes, 'reviewed-on': '2026-11-25' }, facts: manual(), outcome: 'partial', says: /not come yet/ },
    { name: 'the document is 12 months and a day old', answers: yes, facts: manual({ date: '2025-11-23' }), outcome: 'partial', says: /newest date .* more than 12/ },
    { name: 'the document is over two years old', answers: yes, facts: manual({ date: '2024-11-23' }), says: /two years ago/ },
    { name: 'the document has no date', answers: yes, facts: manual({ date: null }), outcome: 'partial', says: /no date/ },
    { name: 'one stale cite', answers: yes, facts: manual({ staleCites: [stale('120.15', 'U.S. person')] }), outcome: 'partial', says: /now 120\.62/ },
    { name: 'Cambodia in the list since its removal', answers: yes, facts: manual({ staleCites: cambodia }), outcome: 'partial', says: /Cambodia/ },
    { name: 'the same stale cite three times', answers: yes, facts: manual({ staleCites: [1, 2, 3].map(() => stale('120.17', 'export')) }), outcome: 'partial' },
    {
      name: 'three different stale cites',
      answers: yes,
      facts: manual({ staleCites: [stale('120.15', 'U.S. person'), stale('120.16', 'foreign person'), stale('120.17', 'export')] }),
      says: /uses 3 cites/,
    },
    { name: 'old wording', answers: yes, facts: manual({ outdated: [{ what: 'It names FIPS 140-2 without its successors.', at: { page: 9 }, text: 'FIPS 140-2' }] }), outcome: 'partial', says: /FIPS 140-2/ },
    { name: 'an annex that is stale', answers: yes, facts: { 'compliance-program': [programFacts(), programFacts({ date: '2023-01-10' })] }, says: /2023-01-10/ },
    { name: 'a document about something else', answers: yes, facts: manual({ aboutExportControl: false }), says: /not about export control/ },
  ],
})
