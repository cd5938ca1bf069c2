import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts } from '../../testing/facts'
import criterion from './criterion'

const answers = { remote: 'us-enforced', 'way-in': 'managed' }
const from = (countries: Record<string, number>) => ({ cloudtrail: cloudTrailFacts({ countries }) })

const foreign = (country: string, severity: 'high' | 'medium' | 'low' = 'high', kind: 'audit-log' | 'cloudtrail' = 'audit-log') => [{ kind, rule: 'OK-01', severity, criterion: 'IAM-05', message: 'Somebody acted from abroad.', observed: `198.51.100.7, ${country}`, count: 2 }]

testCriterion(criterion, {
  pass: [
    { name: 'people sign in from the United States', answers, facts: { 'audit-log': auditLogFacts() }, says: /in the United States \(40 events/ },
    { name: 'a stranger abroad who was refused', answers, facts: { 'audit-log': auditLogFacts({ source: 'linux', format: 'linux-audit', countries: { US: 40, RU: 2 } }) }, observations: foreign('RU', 'medium') },
    { name: 'a sign-in abroad that failed, in CloudTrail', answers, facts: from({ US: 40, RU: 3 }), observations: foreign('RU', 'low', 'cloudtrail'), says: /in the United States \(40 events/ },
    { name: 'no network that hides a place, and Tor was looked for', answers, facts: from({ US: 40 }), says: /No address of people.*2026-06-17 \(approximate\)\. Tor exits are those of 2026-11-01/ },
    { name: 'the day of the addresses of AWS', answers, facts: { cloudtrail: cloudTrailFacts({ networkLists: { ranges: '2026-06-17', tor: null, own: null, aws: '2026-11-24' } }) }, says: /Addresses of AWS, GovCloud among them, are those of 2026-11-24/ },
    { name: 'no list of Tor exits, said as such', answers, facts: { cloudtrail: cloudTrailFacts({ networkLists: { ranges: '2026-06-17', tor: null, own: null, aws: null } }) }, says: /info: .*No list of Tor exits is loaded.*No list of the addresses of AWS is loaded/ },
    { name: 'read before networks were told apart', answers, facts: { cloudtrail: cloudTrailFacts({ networkLists: null }) }, says: /read before/ },
    { name: 'a rented machine is noted', answers, facts: from({ US: 40 }), observations: [{ kind: 'cloudtrail', rule: 'CT-21', severity: 'low', message: 'People acted from machines that anybody can rent.' }], says: /info: People acted from machines/ },
    { name: 'enforced inside the United States', answers },
    { name: 'and the log agrees', answers, facts: from({ US: 40 }), says: /in the United States/ },
    { name: 'territories are the United States', answers, facts: from({ PR: 3, GU: 2, US: 1 }), says: /6 events/ },
    { name: 'private and service addresses are not places', answers, facts: from({}) },
    { name: 'travel under a record', answers: { remote: 'us-recorded', 'way-in': 'managed', records: 'Travel register' } },
    { name: 'on site only', answers: { ...answers, 'way-in': 'none' }, onPremises: true },
  ],
  fail: [
    { name: 'a sign-in from abroad', outcome: 'partial', answers, facts: { 'audit-log': auditLogFacts({ countries: { US: 38, DE: 2 } }) }, observations: foreign('DE'), says: /DE \(2 events\)/ },
    { name: 'a sign-in from a proscribed country', answers, facts: { 'audit-log': auditLogFacts({ source: 'entra', format: 'entra-sign-in', countries: { US: 38, RU: 2 } }) }, observations: foreign('RU').map((one) => ({ ...one, rule: 'EN-01' })), says: /126\.1/, knockOuts: ['KO-3'] },
    { name: 'addresses of another log that cannot be placed', outcome: 'partial', answers, facts: { 'audit-log': auditLogFacts({ countries: { unknown: 4 } }) }, says: /cannot be placed/ },
    { name: 'somebody inside who was denied a call, in CloudTrail', answers, facts: from({ US: 40, RU: 3 }), observations: foreign('RU', 'medium', 'cloudtrail'), says: /RU \(2 events\)/, knockOuts: ['KO-3'] },
    { name: 'a VPN exit, whatever its country', outcome: 'partial', answers, facts: from({ US: 40 }), observations: [{ kind: 'cloudtrail', rule: 'CT-21', severity: 'medium', message: 'K. acted through a network of VPN exits (Some VPN).' }], says: /VPN exits/ },
    { name: 'from anywhere', answers: { remote: 'anywhere' } },
    { name: 'by policy only', outcome: 'partial', answers: { ...answers, remote: 'us-policy' } },
    { name: 'a sign of travel asks, and does not fail', outcome: 'partial', answers, facts: from({ US: 40, CA: 3 }), says: /Ask for the exemption record/ },
    { name: 'the same under a record still needs it', outcome: 'partial', answers: { remote: 'us-recorded', 'way-in': 'managed', records: 'Travel register' }, facts: from({ CA: 1 }), says: /have to cover it/ },
    { name: 'a proscribed country', answers, facts: from({ US: 40, RU: 1 }), says: /126\.1/, knockOuts: ['KO-3'] },
    { name: 'Hong Kong counts with China', answers, facts: from({ HK: 1 }), knockOuts: ['KO-3'] },
    { name: 'Syria is for a reviewer', outcome: 'partial', answers, facts: from({ SY: 1 }), says: /in doubt/ },
    { name: 'an address that cannot be placed is unknown, not foreign', outcome: 'partial', answers, facts: from({ US: 40, unknown: 2 }), says: /unknown: 2 events.*cannot be placed/ },
    { name: 'any device', outcome: 'partial', answers: { ...answers, 'way-in': 'vpn' } },
    { name: 'directly over the internet', answers: { ...answers, 'way-in': 'direct' } },
    { name: 'nobody knows', outcome: 'missing', answers: { remote: 'unknown' } },
  ],
})
