import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts } from '../../testing/facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import criterion from './criterion'

const answers = { 'in-transit': 'everywhere', minimum: '1.2', plaintext: 'refused', 'fips-endpoints': 'named' }
const tls = (partial: object) => ({ cloudtrail: cloudTrailFacts({ tls: { weak: 0, fipsHost: 600, plainHost: 0, unknown: 600, ...partial } }) })
const noCui = { gates: { flowDowns: { clauses: [], handlesCui: 'no' as const, distributionStatement: 'none' as const, citizenshipOnly: false, requiredCmmc: 'none' as const } } }

const code = (partial: Parameters<typeof infrastructureFacts>[0] = {}) => ({ 'infrastructure-code': infrastructureFacts(partial) })
const at = { file: 'plan.json' }
const listener = (partial: object) => code({ tls: [{ address: 'l', minimum: '1.2' as const, fips: 'yes' as const, redirects: false, at, ...partial }] })
const between = (encrypted: 'yes' | 'no' | 'unknown') => code({ eastWest: [{ address: 'm', kind: 'mesh' as const, encrypted, at }] })

testCriterion(criterion, {
  pass: [
    { name: 'a mesh that refuses plain connections', answers, facts: between('yes'), says: /met: Between own services the plan refuses plain connections: m/ },
    { name: 'a plan that leaves it to a default', answers, facts: between('unknown'), says: /info: The plan does not say whether these refuse/ },
    { name: 'a plan that shows no traffic inside', answers, facts: listener({}), says: /info: The plan shows nothing of traffic between own services/ },
    { name: 'TLS 1.2 in the plan', answers, facts: listener({}), says: /TLS 1.2 or later: l/ },
    { name: 'TLS 1.2 and FIPS endpoints in the sample', answers, facts: tls({}), says: /No call in this sample used TLS older than 1\.2 \(600 do not say\)/ },
    { name: 'a sample that does not say', answers, facts: tls({ fipsHost: 0, unknown: 1_200 }), says: /info: This sample does not say/ },
    { name: 'standard endpoints the provider documents', answers: { ...answers, 'fips-endpoints': 'documented' }, facts: tls({ plainHost: 40 }), says: /info: 40 calls/ },
    { name: 'TLS 1.3, on premises', answers: { ...answers, minimum: '1.3' }, onPremises: true },
  ],
  fail: [
    { name: 'a mesh that takes both, against the answer', outcome: 'partial', answers, facts: between('no'), observations: [{ kind: 'infrastructure-code', rule: 'IAC-13', severity: 'medium', message: '1 connection between services of the firm is not encrypted, or need not be: m.' }], says: /all traffic between its own systems is encrypted; the code shows/ },
    { name: 'a redirect in the plan against the answer', outcome: 'partial', answers, facts: listener({ minimum: 'plain', redirects: true }), says: /says that they are refused/ },
    { name: 'a plain listener in the plan', answers, facts: listener({ minimum: 'plain' }), observations: [{ kind: 'infrastructure-code', rule: 'IAC-13', severity: 'high', message: '1 listener accepts connections without encryption: l.' }] },
    { name: 'no FIPS endpoints in the plan against the answer', outcome: 'partial', answers, facts: code({ providers: [{ ...infrastructureFacts().providers[0]!, fips: 'no' }] }), says: /FIPS endpoints are not asked for/ },
    { name: 'one old call', answers, facts: tls({ weak: 1 }), says: /1 call in this sample used TLS older/ },
    { name: 'endpoints without FIPS in their name', outcome: 'partial', answers, facts: tls({ plainHost: 40 }), says: /unknown: 40 calls/ },
    { name: 'not always encrypted', answers: { 'in-transit': 'no' } },
    { name: 'outside only', outcome: 'partial', answers: { ...answers, 'in-transit': 'outside-only' } },
    { name: 'TLS 1.1 accepted', answers: { ...answers, minimum: 'lower' } },
    { name: 'redirects', outcome: 'partial', answers: { ...answers, plaintext: 'redirected' } },
    { name: 'plain connections accepted', answers: { ...answers, plaintext: 'accepted' } },
    { name: 'some endpoints validated', outcome: 'partial', answers: { ...answers, 'fips-endpoints': 'some' } },
    { name: 'CUI over unvalidated modules', answers: { ...answers, 'fips-endpoints': 'no' }, says: /carry CUI/ },
    { name: 'unvalidated modules without CUI', outcome: 'partial', answers: { ...answers, 'fips-endpoints': 'no' }, program: noCui },
    { name: 'a follow-up left open', outcome: 'partial', answers: { ...answers, minimum: 'unknown' }, says: /which TLS versions/ },
    { name: 'another observation', answers, facts: tls({}), observations: [{ rule: 'IAC-07', severity: 'high', message: 'A listener speaks HTTP.' }] },
    { name: 'nobody knows', outcome: 'missing', answers: { 'in-transit': 'unknown' } },
  ],
})
