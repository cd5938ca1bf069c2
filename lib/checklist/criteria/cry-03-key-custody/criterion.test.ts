import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts } from '../../testing/facts'
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

testCriterion(criterion, {
  pass: [
    { name: 'all holders on the roster', answers, evidence: [{ kind: 'key-policy', accepted: true }], says: /All 2 roles/ },
    { name: 'own hardware module on site', answers: { ...answers, operator: 'us-persons-only' }, onPremises: true },
    { name: 'a verified outside firm and a small team', answers: { ...answers, outside: 'verified', separation: 'small-team' } },
    { name: 'a failed attempt to disable a key', answers, facts: { cloudtrail: cloudTrailFacts({ keyEvents: { DisableKey: 0 } }) }, says: /info: DisableKey was tried/ },
  ],
  fail: [
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
