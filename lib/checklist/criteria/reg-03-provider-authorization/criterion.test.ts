import { testCriterion } from '../../test-criterion'
import { program } from '../../testing/world'
import criterion from './criterion'

const answers = { authorized: 'exact', offerings: [{ offering: 'AWS GovCloud (US)', checked: '2026-11-02' }], fedramp: 'high', 'impact-level': 'IL5', 'incident-terms': 'yes' }
const named = (offering: string) => ({ ...answers, offerings: [{ offering }] })
const flows = program().gates.flowDowns!

testCriterion(criterion, {
  pass: [
    { name: 'the exact offering', answers },
    { name: 'the very level', answers: { ...answers, 'impact-level': 'IL4' } },
    { name: 'no level named', answers: { ...answers, 'impact-level': 'none' }, program: { gates: { cloud: { permitted: 'yes', impactLevel: 'none', reference: '' } } }, says: /names no impact level/ },
    { name: 'GCC High', answers: named('Microsoft 365 GCC High') },
    { name: 'a letter that ends today', answers, evidence: [{ kind: 'provider-authorization', accepted: true, effectiveTo: '2026-11-24' }] },
  ],
  fail: [
    { name: 'no authorization', answers: { ...answers, authorized: 'no' } },
    { name: 'below the level', answers: { ...answers, 'impact-level': 'IL2' }, says: /needs IL4; the offerings have IL2/ },
    { name: 'GCC without High', answers: named('Microsoft 365 GCC'), says: /not a government offering/ },
    { name: 'the commercial offering', answers: named('AWS US East/West') },
    { name: 'FedRAMP Low with CUI', answers: { ...answers, fedramp: 'low' } },
    { name: 'FedRAMP Low without CUI', outcome: 'partial', answers: { ...answers, fedramp: 'low' }, program: { gates: { flowDowns: { ...flows, handlesCui: 'no' } } } },
    { name: 'a related offering', outcome: 'partial', answers: { ...answers, authorized: 'related' } },
    { name: 'an unknown name', outcome: 'partial', answers: named('Skyline Compute'), says: /looks it up/ },
    { name: 'no incident terms', outcome: 'partial', answers: { ...answers, 'incident-terms': 'no' } },
    { name: 'a letter that ended yesterday', outcome: 'partial', answers, evidence: [{ kind: 'provider-authorization', accepted: true, effectiveTo: '2026-11-23' }], says: /ended on 2026-11-23/ },
    { name: 'nobody knows', outcome: 'missing', answers: { authorized: 'unknown' } },
  ],
})
