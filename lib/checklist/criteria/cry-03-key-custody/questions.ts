import type { Question } from '../../criterion'

const told = { question: 'custody', values: ['us-persons', 'people-only'] }
const never = 'Never paste keys, key material, passwords or technical data: name roles and settings only.'

const lead: Question = {
  key: 'custody',
  lead: true,
  ask: 'Can only verified U.S. persons use, administer or export the keys to program data?',
  why: 'A key opens the data. Under the ITAR, giving a foreign person the means to decrypt counts as giving the data.',
  good: 'Every person and service named in the key policies is on the roster, and nobody outside the firm is.',
  example: 'Yes. Two key administrators and the program roles; all of them are on the roster.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'us-persons', label: 'Yes, people and services, and we checked each one', means: 'met' },
      { value: 'people-only', label: 'We checked the people, not every service or role', means: 'partial' },
      { value: 'unverified', label: 'No, someone who was not verified can', means: 'not-met' },
      { value: 'unknown', label: 'Do not know yet' },
    ],
  },
}

const holders: Question = {
  key: 'holders',
  required: true,
  showIf: told,
  ask: 'Which roles can use, administer or export the keys?',
  why: 'A reviewer holds these roles against the key policies and the roster.',
  good: `One row for each role, with who is in it. ${never}`,
  example: 'key-admin: administer, 2 people, all on the roster.',
  answer: {
    kind: 'table',
    maximumRows: 60,
    columns: [
      { key: 'role', label: 'Role or service', example: 'itar-key-admin', required: true },
      { key: 'may', label: 'May use, administer or export', example: 'administer', required: true },
      { key: 'who', label: 'Who is in it', example: 'Two platform leads' },
      { key: 'rostered', label: 'All on the roster (yes, no)', example: 'yes', required: true },
    ],
  },
}

const outside: Question = {
  key: 'outside',
  required: true,
  showIf: told,
  ask: 'Can anyone outside your firm decrypt or administer: another account, a vendor, a support team?',
  why: 'A key shared with an outside account is decided by people you have not verified.',
  good: 'Nobody; no key policy or grant names an outside account.',
  example: 'Nobody. Policies name our program account only.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'nobody', label: 'Nobody' },
      { value: 'verified', label: 'A firm whose people we verified as U.S. persons' },
      { value: 'someone', label: 'Someone we have not verified' },
      { value: 'unknown', label: 'Do not know yet' },
    ],
  },
}

const operator: Question = {
  key: 'operator',
  required: true,
  showIf: told,
  ask: 'Could the people of the cloud provider get at your keys or at data in the clear?',
  why: 'The provider runs the hardware. What its operators can reach decides who has to be a U.S. person.',
  good: 'Keys in validated hardware that operators cannot read, in a region run by U.S. persons.',
  example: 'No. KMS hardware modules in GovCloud; operators are U.S. persons and cannot export keys.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'no', label: 'No, and the provider documents why' },
      { value: 'us-persons-only', label: 'Only U.S. persons of the provider, by contract' },
      { value: 'possible', label: 'Possibly, nothing rules it out' },
      { value: 'unknown', label: 'Do not know yet' },
    ],
  },
}

const separation: Question = {
  key: 'separation',
  required: true,
  showIf: told,
  ask: 'Are those who administer keys other people than those who use them?',
  why: 'Whoever does both can give themselves access and remove the trace.',
  good: 'Administrators cannot decrypt; users cannot change the policy.',
  example: 'Yes. Key administrators have no decrypt permission.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'separate', label: 'Yes' },
      { value: 'small-team', label: 'The same people, with a second person approving each change' },
      { value: 'same', label: 'No' },
      { value: 'unknown', label: 'Do not know yet' },
    ],
  },
}

const secrets: Question = {
  key: 'secrets',
  required: true,
  showIf: told,
  ask: 'Where do pipelines and programs get their keys and passwords from?',
  why: 'A secret in code is in every copy of the code, with whoever has one.',
  good: 'A secret manager or short-lived credentials; nothing in code, logs or variables.',
  example: 'Short-lived roles by OIDC; database passwords from the secret manager.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'manager', label: 'A secret manager or short-lived credentials' },
      { value: 'variables', label: 'Protected variables of the pipeline' },
      { value: 'code', label: 'Some are in code, files or logs' },
      { value: 'unknown', label: 'Do not know yet' },
    ],
  },
}

const deletion: Question = {
  key: 'deletion',
  required: true,
  showIf: told,
  ask: 'What happens when someone disables or deletes a key?',
  why: 'Without its key the data, and the records of it, are gone.',
  good: 'A waiting period of at least a week, an alert, and a second person.',
  example: 'Thirty days of waiting, and both key administrators are alerted.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'waiting-and-alert', label: 'A waiting period, and someone is alerted' },
      { value: 'waiting', label: 'A waiting period only' },
      { value: 'at-once', label: 'It is gone at once' },
      { value: 'unknown', label: 'Do not know yet' },
    ],
  },
}

const origin: Question = {
  key: 'origin',
  showIf: told,
  ask: 'Where were the keys made, and do copies exist elsewhere?',
  why: 'A key that was imported, or lives in several regions, exists in more places than its policy shows.',
  good: `Made inside validated hardware in the approved region, no copies. ${never}`,
  example: 'Made in KMS in us-gov-west-1; no multi-region keys.',
  answer: { kind: 'text', maximum: 2_000 },
}

export const questions: Question[] = [lead, holders, outside, operator, separation, secrets, deletion, origin]

/** The same in a program without cloud: hardware modules and key stores on the firm's own site. */
export const onSite: Question[] = [
  lead,
  holders,
  outside,
  {
    ...operator,
    ask: 'Could the maker of your hardware module, or a maintenance firm, get at your keys?',
    why: 'Whoever services the module, on site or remotely, may reach what it holds.',
    good: 'The module is serviced only under escort, without its keys, and remote maintenance is off.',
    example: 'No. Remote maintenance is off; the module is cleared before anyone services it.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'no', label: 'No, maintenance never reaches the keys' },
        { value: 'us-persons-only', label: 'Only U.S. persons, by contract' },
        { value: 'possible', label: 'Possibly, nothing rules it out' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  separation,
  secrets,
  deletion,
  {
    ...origin,
    good: `Made in your own hardware module on site; backup parts held by different people. ${never}`,
    example: 'Made in our own module in a witnessed key ceremony; backup cards in two safes.',
  },
]
