import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts, rosterFacts, rosterRow } from '../../testing/facts'
import { infrastructureFacts, keyFact, keyHolder, keyPolicyFacts } from '../../testing/infrastructure'
import { pipelineFacts } from '../../testing/supply-facts'
import criterion from './criterion'

const holder = { role: 'itar-key-admin', may: 'administer', who: 'Two platform leads', rostered: 'yes' }
const answers = {
  custody: 'us-persons',
  holders: [holder, { role: 'radar-app', may: 'use', rostered: 'Yes, owner on the roster' }],
  outside: 'nobody',
  operator: 'no',
  separation: 'separate',
  secrets: 'manager',
  deletion: 'waiting-and-alert',
}

const policy = (...holders: Parameters<typeof keyHolder>[0][]) => ({ 'key-policy': keyPolicyFacts({ keys: [keyFact({ holders: holders.map((one) => keyHolder(one)) })] }) })
const person = { principal: 'dana.reyes@ridgeline.example', kind: 'person' as const }

testCriterion(criterion, {
  pass: [
    { name: 'a policy whose people are on the roster', answers, facts: { ...policy(person), roster: rosterFacts() }, says: /are on the roster: dana\.reyes/ },
    { name: 'a policy and no roster to hold it against', answers, facts: policy({}), says: /No roster was given/ },
    { name: 'a service of the provider', answers, facts: policy({ reach: 'provider', kind: 'service', principal: 'logs.amazonaws.com' }) },
    { name: 'all holders on the roster', answers, evidence: [{ kind: 'key-policy', accepted: true }], says: /All 2 roles/ },
    { name: 'own hardware module on site', answers: { ...answers, operator: 'us-persons-only' }, onPremises: true },
    { name: 'a verified outside firm and a small team', answers: { ...answers, outside: 'verified', separation: 'small-team' } },
    { name: 'a failed attempt to disable a key', answers, facts: { cloudtrail: cloudTrailFacts({ keyEvents: { DisableKey: 0 } }) }, says: /info: DisableKey was tried/ },
  ],
  fail: [
    { name: 'anyone is let at a key', answers, facts: policy({ principal: '*', kind: 'anyone', reach: 'public' }), says: /Anyone is let at/, knockOuts: ['KO-6'] },
    { name: 'another account', answers, facts: policy({ reach: 'external' }), says: /nobody outside holds a key/, knockOuts: ['KO-6'] },
    { name: 'another account whose people were verified', outcome: 'partial', answers: { ...answers, outside: 'verified' }, facts: policy({ reach: 'external' }), says: /show who they are/ },
    { name: 'someone whose status is pending', answers, facts: { ...policy(person), roster: rosterFacts({ rows: [rosterRow({ usPerson: 'pending' })] }) }, says: /without verified status/, knockOuts: ['KO-6'] },
    { name: 'someone whose access was removed', answers, facts: { ...policy(person), roster: rosterFacts({ rows: [rosterRow({ removedOn: '2026-08-01' })] }) }, knockOuts: ['KO-6'] },
    { name: 'someone who is not on the roster', outcome: 'partial', answers, facts: { ...policy({}), roster: rosterFacts() }, says: /not on the roster/ },
    { name: 'someone who uses and administers', outcome: 'partial', answers, facts: { ...policy({ ...person, can: ['decrypt', 'administer'] }), roster: rosterFacts() }, says: /both use and administer/ },
    { name: 'a key without its policy', outcome: 'partial', answers, facts: { 'key-policy': keyPolicyFacts({ keys: [keyFact({ policy: 'absent', holders: [] })] }) }, says: /not fully shown/ },
    { name: 'a key in code that lets another account in', answers, facts: { 'infrastructure-code': infrastructureFacts({ keys: [keyFact({ holders: [keyHolder({ reach: 'external' })] })] }) }, knockOuts: ['KO-6'] },
    { name: 'a secret in a pipeline', answers, facts: { 'pipeline-code': pipelineFacts() }, observations: [{ kind: 'pipeline-code', rule: 'GA-11', severity: 'high', message: '1 secret stands in the files (AWS access key).' }], says: /secret stands in the files/ },
    { name: 'a secret in code', answers, facts: { 'infrastructure-code': infrastructureFacts() }, observations: [{ kind: 'infrastructure-code', rule: 'IAC-14', severity: 'high', message: '1 value in the code looks like a secret.' }], says: /looks like a secret/ },
    { name: 'someone unverified', answers: { custody: 'unverified' }, knockOuts: ['KO-6'] },
    { name: 'services not checked', outcome: 'partial', answers: { ...answers, custody: 'people-only' } },
    { name: 'a role off the roster', answers: { ...answers, holders: [holder, { role: 'msp-support', may: 'use', rostered: 'no' }] }, knockOuts: ['KO-6'], says: /msp-support/ },
    { name: 'a role nobody placed', outcome: 'partial', answers: { ...answers, holders: [{ ...holder, rostered: 'mostly' }] }, says: /Nobody has said whether everyone/ },
    { name: 'no holders listed', outcome: 'partial', answers: { custody: 'us-persons', outside: 'nobody', operator: 'no', separation: 'separate', secrets: 'manager', deletion: 'waiting-and-alert' }, says: /listed the roles/ },
    { name: 'an outside holder', answers: { ...answers, outside: 'someone' }, knockOuts: ['KO-6'] },
    { name: 'an open question on operators', outcome: 'partial', answers: { ...answers, operator: 'possible' } },
    { name: 'one team does both', outcome: 'partial', answers: { ...answers, separation: 'same' } },
    { name: 'secrets in variables', outcome: 'partial', answers: { ...answers, secrets: 'variables' } },
    { name: 'secrets in code', answers: { ...answers, secrets: 'code' } },
    { name: 'deletion without alert', outcome: 'partial', answers: { ...answers, deletion: 'waiting' } },
    { name: 'deletion at once', answers: { ...answers, deletion: 'at-once' } },
    { name: 'a key was scheduled for deletion', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts({ keyEvents: { ScheduleKeyDeletion: 1 } }) }, says: /ScheduleKeyDeletion succeeded once/ },
    { name: 'a grant to another account', answers, facts: { cloudtrail: cloudTrailFacts() }, observations: [{ rule: 'CT-10', severity: 'high', message: 'CreateGrant to 444455556666.' }], knockOuts: ['KO-6'] },
    { name: 'a policy the reviewer refused', outcome: 'partial', answers, evidence: [{ kind: 'key-policy', accepted: false }] },
    { name: 'nobody knows', outcome: 'missing', answers: { custody: 'unknown' } },
  ],
})
