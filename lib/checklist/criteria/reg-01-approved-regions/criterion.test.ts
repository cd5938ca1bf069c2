import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts } from '../../testing/facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import criterion from './criterion'

const accounts = [{ account: '••••3333', region: 'us-gov-west-1', holds: 'Program data' }]
const answers = { regions: 'government', accounts }
const billing = { regions: 'with-billing', accounts: [...accounts, { account: '••••6666', region: 'us-east-1', holds: 'Billing only' }], 'commercial-reason': 'billing' }
const sites = [{ account: 'Main office, Dayton OH', country: 'US', holds: 'Program data' }]
const site = { regions: 'sites', sites }
const log = (regions: Record<string, number>, partial: Parameters<typeof cloudTrailFacts>[0] = {}) =>
  cloudTrailFacts({ regions, events: Object.values(regions).reduce((a, b) => a + b, 0), dataEvents: 0, ...partial })
const region = (id: string) => ({ regions: 'government', accounts: [{ account: 'a', region: id, holds: 'Program data' }] })
const invented = (id: string) => log({ [id]: 40 }, { regionClasses: { government: [], other: [], invented: [id] } })

const code = (partial: Parameters<typeof infrastructureFacts>[0] = {}) => ({ 'infrastructure-code': infrastructureFacts(partial) })
const at = { file: 'plan.json' }
const use = (region: string, what: 'government' | 'united-states' | 'foreign' | 'invented', holdsData = true) => ({ region, cloud: 'aws' as const, class: what, use: 'resource' as const, holdsData, count: 1, at })

const azure = (regions: Record<string, number>, partial: Parameters<typeof auditLogFacts>[0] = {}) => ({ 'audit-log': auditLogFacts({ source: 'azure', format: 'azure-activity', canShow: ['administration', 'content', 'region'], regions, events: Object.values(regions).reduce((a, b) => a + b, 0), dataEvents: 0, ...partial }) })

testCriterion(criterion, {
  pass: [
    { name: 'events of global services beside the listed region', answers: { regions: 'government', accounts: [{ account: 'a', region: 'us-gov-east-1', holds: 'Program data' }] }, facts: { cloudtrail: log({ 'us-gov-east-1': 30, 'us-gov-west-1': 4 }) } },
    { name: 'Azure Government only', answers, facts: azure({ usgovvirginia: 40 }), says: /in usgovvirginia/ },
    { name: 'a log that never names regions', answers, facts: { 'audit-log': auditLogFacts() } },
    { name: 'a plan that agrees', answers, facts: code(), says: /The plan names us-gov-west-1 and no other region/ },
    { name: 'a provider abroad that nothing uses', answers, facts: code({ regions: [use('us-gov-west-1', 'government'), { ...use('eu-west-1', 'foreign'), use: 'provider' }] }), says: /makes nothing there/ },
    { name: 'Google by an Assured Workloads folder in the code', answers: region('us-gov-west-1'), facts: code({ regions: [{ ...use('us-east4', 'united-states'), cloud: 'gcp' }], assuredWorkloads: [{ address: 'w', regime: 'ITAR', at }] }), says: /of regime ITAR/ },
    { name: 'one government region', answers },
    { name: 'and a log that agrees', answers, facts: { cloudtrail: cloudTrailFacts() }, says: /All 1,200 events in this sample are in us-gov-west-1/ },
    { name: 'Google inside Assured Workloads', answers: { ...region('us-east4'), 'assured-workloads': 'yes' } },
    {
      name: 'denied calls abroad show the fence',
      answers,
      facts: { cloudtrail: log({ 'us-gov-west-1': 40, 'eu-west-1': 2 }) },
      observations: [{ rule: 'CT-02', severity: 'low', observed: 'eu-west-1' }],
      says: /were denied/,
    },
    { name: 'a site on premises', answers: site, onPremises: true },
    { name: 'sites in Puerto Rico and Guam', answers: { ...site, sites: [{ ...sites[0]!, country: 'PR' }, { ...sites[0]!, country: 'gu' }] }, onPremises: true },
  ],
  fail: [
    { name: 'work in an approved region where no account is listed', outcome: 'partial', answers, facts: { cloudtrail: log({ 'us-gov-west-1': 30, 'us-gov-east-1': 4 }) }, says: /log shows work in us-gov-east-1, where the firm lists no account/ },
    { name: 'the same in Azure', outcome: 'partial', answers: region('usgovarizona'), facts: azure({ usgovarizona: 10, usgovvirginia: 40 }), says: /work in usgovvirginia, where the firm lists no account/ },
    { name: 'Azure abroad', answers, facts: azure({ usgovvirginia: 40, westeurope: 3 }), says: /3 events in this sample are in westeurope, outside the United States/, knockOuts: ['KO-4'] },
    { name: 'commercial Azure', answers, facts: azure({ eastus2: 7 }), says: /eastus2, a commercial region/ },
    { name: 'Google in the United States, folder not shown', outcome: 'partial', answers, facts: azure({ 'us-central1': 9 }, { source: 'gcp', format: 'gcp-audit', conditionalRegions: ['us-central1'] }), says: /only inside a controlled folder/ },
    { name: 'one log at home, another abroad', answers, facts: { cloudtrail: log({ 'us-gov-west-1': 40 }), ...azure({ northeurope: 1 }) }, knockOuts: ['KO-4'] },
    { name: 'code abroad beats the answer', answers, facts: code({ regions: [use('eu-west-1', 'foreign')] }), says: /makes resources in eu-west-1/, knockOuts: ['KO-4'] },
    { name: 'code in a country of 126.1', answers, facts: code({ regions: [use('cn-north-1', 'foreign')] }), says: /126\.1/, knockOuts: ['KO-4'] },
    { name: 'stores in a commercial region', answers, facts: code({ regions: [use('us-east-1', 'united-states')] }), says: /stores or machines in us-east-1/, knockOuts: ['KO-4'] },
    { name: 'DNS in a commercial region, as said', outcome: 'partial', answers: billing, facts: code({ regions: [use('us-east-1', 'united-states', false)] }), says: /said to be for billing/ },
    { name: 'an invented region in code', outcome: 'partial', answers, facts: code({ regions: [use('us-gov-west-2', 'invented')] }), says: /proves no place/ },
    { name: 'code that leaves the region open', outcome: 'partial', answers, facts: code({ regions: [], providers: [{ ...infrastructureFacts().providers[0]!, region: null, regionClass: null, regionState: 'unresolved' }] }), says: /leaves open where provider aws would be/ },
    { name: 'a cloud run from abroad', answers, facts: code({ foreignProviders: [{ name: 'alicloud', at }], providers: [{ ...infrastructureFacts().providers[0]!, name: 'alicloud' }] }), says: /run from abroad/, knockOuts: ['KO-4'] },
    { name: 'an approved region that the firm does not list', outcome: 'partial', answers, facts: code({ regions: [use('us-gov-west-1', 'government'), use('us-gov-east-1', 'government')] }), says: /lists no account/ },
    { name: 'Google without a folder', outcome: 'partial', answers, facts: code({ regions: [{ ...use('us-east4', 'united-states'), cloud: 'gcp' }] }), says: /does not show one/ },
    { name: 'commercial regions', answers: { regions: 'commercial', accounts: [{ account: 'a', region: 'us-east-1', holds: 'Program data' }] }, knockOuts: ['KO-4'] },
    { name: 'a log abroad beats the answer', answers, facts: { cloudtrail: log({ 'us-gov-west-1': 40, 'eu-west-1': 2 }) }, says: /2 events in this sample are in eu-west-1/, knockOuts: ['KO-4'] },
    { name: 'a log in a country of 126.1', answers, facts: { cloudtrail: log({ 'cn-north-1': 2 }) }, says: /126\.1/, knockOuts: ['KO-4'] },
    { name: 'London is not a U.S. government region', answers: region('uk-gov-london-1'), knockOuts: ['KO-4'] },
    { name: 'London in the log', answers, facts: { cloudtrail: log({ 'uk-gov-london-1': 3 }) }, knockOuts: ['KO-4'] },
    { name: 'a commercial region in the log without a reason', answers, facts: { cloudtrail: log({ 'us-gov-west-1': 40, 'us-east-1': 2 }) }, says: /without an accepted reason/ },
    { name: 'data events in a commercial region', answers: billing, facts: { cloudtrail: log({ 'us-gov-west-1': 4, 'us-east-1': 6 }, { dataEvents: 5 }) }, says: /At least 1 event on data/, knockOuts: ['KO-4'] },
    { name: 'data events that may all be in a government region', outcome: 'partial', answers: billing, facts: { cloudtrail: log({ 'us-gov-west-1': 4, 'us-east-1': 6 }, { dataEvents: 4 }) } },
    { name: 'billing in a commercial region', outcome: 'partial', answers: billing, says: /said to hold no program data/ },
    { name: 'other work in the commercial account', answers: { ...billing, 'commercial-reason': 'other' } },
    { name: 'a website in a commercial region', answers: { ...billing, accounts: [{ account: 'a', region: 'us-east-1', holds: 'Website' }] }, says: /not clear/ },
    { name: 'a region that does not exist', outcome: 'partial', answers: region('us-gov-west-2'), says: /not a region id on the allow-list/ },
    { name: 'an invented region in the log', outcome: 'partial', answers, facts: { cloudtrail: invented('us-gov-west-2') }, says: /proves no place/ },
    { name: 'an anonymized region in the log', outcome: 'partial', answers, facts: { cloudtrail: invented('sagov-westsouth-1r') } },
    { name: 'a region for classified work', answers, facts: { cloudtrail: log({ 'us-iso-east-1': 1 }) }, says: /classified/ },
    { name: 'a log without regions', outcome: 'partial', answers, facts: { cloudtrail: log({}) }, says: /names a region/ },
    { name: 'Google outside Assured Workloads', answers: region('us-east4'), says: /Assured Workloads/ },
    { name: 'a record that contradicts itself', answers, facts: { cloudtrail: cloudTrailFacts() }, observations: [{ rule: 'CT-03', severity: 'high', message: 'The partition does not fit the region.' }] },
    { name: 'a site abroad', answers: { regions: 'abroad', sites: [{ ...sites[0]!, country: 'CA' }] }, onPremises: true, knockOuts: ['KO-4'] },
    { name: 'a site in a country of 126.1', answers: { ...site, sites: [{ ...sites[0]!, country: 'RU' }] }, onPremises: true, says: /126\.1/, knockOuts: ['KO-4'] },
    { name: 'a site without a country code', outcome: 'partial', answers: { ...site, sites: [{ ...sites[0]!, country: 'Ohio' }] }, onPremises: true },
    { name: 'nothing listed', outcome: 'partial', answers: { regions: 'government' }, says: /not listed/ },
    { name: 'nobody knows', outcome: 'missing', answers: { regions: 'unknown' } },
  ],
})
