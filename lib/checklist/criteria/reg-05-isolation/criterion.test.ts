import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts } from '../../testing/facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import { pipelineFacts } from '../../testing/supply-facts'
import criterion from './criterion'

const answers = { isolation: 'own', trust: 'own', 'commercial-pipeline': 'no' }
const shared = (country: string, verified: string) => ({ ...answers, isolation: 'shared-verified', tools: [{ tool: 'Sign-in', admins: 'Two engineers', country, verified }] })
const government = pipelineFacts().credentials[0]!
const credentials = (...list: Partial<typeof government>[]) => ({ 'pipeline-code': pipelineFacts({ credentials: list.map((partial) => ({ ...government, ...partial })) }) })

const code = (partial: Parameters<typeof infrastructureFacts>[0] = {}) => ({ 'infrastructure-code': infrastructureFacts(partial) })
const at = { file: 'plan.json' }
const trust = (partial: object = {}) => code({ iam: { ...infrastructureFacts().iam, trusts: [{ address: 'aws_iam_role.r', principal: 'arn:aws-us-gov:iam::444455556666:root', reach: 'external' as const, externalId: false, mfa: false, commercial: false, at, ...partial }] } })

testCriterion(criterion, {
  pass: [
    { name: 'code that trusts nobody outside', answers, facts: code() },
    { name: 'tools of its own', answers },
    { name: 'and a log without other accounts', answers, facts: { cloudtrail: cloudTrailFacts() } },
    { name: 'on premises', answers: { ...answers, trust: 'none' }, onPremises: true },
    { name: 'and pipelines that stay in the government cloud', answers, facts: credentials({}), says: /in the government cloud only/ },
    { name: 'pipelines without any role say nothing', answers, facts: credentials() },
  ],
  fail: [
    { name: 'another account where none is said to be trusted', answers: { ...answers, trust: 'none' }, facts: trust(), says: /nothing outside is trusted/ },
    { name: 'another account that nothing shows to be their own', outcome: 'partial', answers, facts: trust(), says: /nothing here shows/ },
    { name: 'a hosted pipeline against the answer', answers, facts: trust({ principal: 'gitlab.com', reach: 'federated', commercial: true }), says: /hosted service/ },
    { name: 'anyone', answers, facts: trust({ principal: '*', reach: 'public' }), says: /Anyone may take on a role/, knockOuts: ['KO-10'] },
    { name: 'a name that is not resolved', outcome: 'partial', answers, facts: trust({ reach: 'unknown' }), says: /does not resolve/ },
    { name: 'a government role from a hosted machine', answers, facts: credentials({ runners: ['hosted'] }), says: /jobs on hosted machines assume roles/ },
    { name: 'the same, as the firm says', outcome: 'partial', answers: { ...answers, 'commercial-pipeline': 'yes' }, facts: credentials({ runners: ['hosted'] }) },
    { name: 'roles in both clouds', outcome: 'partial', answers, facts: credentials({}, { partition: 'aws', role: 'arn:aws:iam::444455556666:role/x' }), says: /and in a commercial one/ },
    { name: 'a shared runner', outcome: 'partial', answers, facts: { 'pipeline-code': pipelineFacts() }, observations: [{ kind: 'pipeline-code', rule: 'GA-01', severity: 'medium', criterion: 'CIC-01', also: ['REG-05'], message: 'Any shared runner may take it.' }], says: /Any shared runner/ },
    { name: 'unverified administrators', answers: { ...shared('US', 'no'), isolation: 'shared' }, knockOuts: ['KO-10'] },
    { name: 'a global platform', answers: { ...shared('IE', 'no'), isolation: 'global' }, knockOuts: ['KO-10'] },
    { name: 'an administrator abroad', answers: shared('IE', 'yes'), says: /administered from IE/, knockOuts: ['KO-10'] },
    { name: 'one tool unverified beside the claim', answers: shared('US', 'no'), knockOuts: ['KO-10'] },
    { name: 'a shared sign-in with verified administrators', outcome: 'partial', answers: shared('US', 'yes') },
    { name: 'administrators in Guam', outcome: 'partial', answers: shared('GU', 'yes'), says: /met: Sign-in is administered from the United States/ },
    { name: 'verified in other words', outcome: 'partial', answers: shared('US', 'mostly'), says: /not clear/ },
    { name: 'open trust', answers: { ...answers, trust: 'anyone' } },
    { name: 'trust in partners', outcome: 'partial', answers: { ...answers, trust: 'partners' } },
    { name: 'a commercial pipeline', outcome: 'partial', answers: { ...answers, 'commercial-pipeline': 'yes' } },
    { name: 'another account in the log', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts({ crossAccountEvents: 4 }) }, says: /4 events in this sample come from another account/ },
    { name: 'a role opened to another account', answers, facts: { cloudtrail: cloudTrailFacts({ crossAccountEvents: 4 }) }, observations: [{ rule: 'CT-11', severity: 'high', message: 'Account 444455556666 was let in.' }], says: /was let in/ },
    { name: 'nobody knows', outcome: 'missing', answers: { isolation: 'unknown' } },
  ],
})
