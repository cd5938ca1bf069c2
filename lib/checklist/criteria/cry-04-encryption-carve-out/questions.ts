import type { Question } from '../../criterion'

const relied = { question: 'relies', values: ['yes', 'unchecked'] }

export const questions: Question[] = [
  {
    key: 'relies',
    lead: true,
    ask: 'Do you rely on the encryption carve-out of the ITAR to store or send technical data where you otherwise could not?',
    why: 'The ITAR does not call it an export when data is encrypted end to end and five more conditions hold. Most firms that claim it do not meet them, and most do not need it.',
    good: 'No, because everything stays in approved U.S. regions; or yes, with a written design that shows each condition.',
    example: 'No. All data stays in GovCloud and is opened by U.S. persons in the United States only.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'no', label: 'No, we do not rely on it', means: 'met' },
        { value: 'yes', label: 'Yes, and every condition holds', means: 'met' },
        { value: 'unchecked', label: 'Yes, but we have not checked every condition', means: 'partial' },
        { value: 'fails', label: 'Yes, though a condition may not hold', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'unclassified',
    required: true,
    showIf: relied,
    ask: 'Is all of this data unclassified?',
    why: 'The carve-out never covers classified data.',
    good: 'Yes, by contract and marking.',
    example: 'Yes.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'design',
    required: true,
    showIf: relied,
    ask: 'Where is the data encrypted, and where is it opened again?',
    why: 'It must stay encrypted all the way from the sender to the recipient. Encryption by the storage service itself does not count.',
    good: 'Encrypted on the device or in the network of the sender, opened only by the recipient.',
    example: "A client encrypts each file before upload; only the recipient's client opens it.",
    answer: {
      kind: 'choice',
      options: [
        { value: 'client', label: 'Before it leaves the sender; only the recipient opens it' },
        { value: 'boundary', label: "At the edge of our U.S. network; opened at the edge of the recipient's own" },
        { value: 'server', label: 'By the storage or cloud service (server-side encryption)' },
        { value: 'transport', label: 'Only while it travels (TLS)' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'recipient',
    required: true,
    showIf: relied,
    ask: 'Who opens the data at the other end?',
    why: 'The recipient must be the sender, a U.S. person in the United States, or someone otherwise authorized.',
    good: 'One of these, with a record.',
    example: 'Our own engineers, who are U.S. persons in Virginia.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'originator', label: 'We ourselves' },
        { value: 'us-person', label: 'A U.S. person in the United States' },
        { value: 'authorized', label: 'Someone with a license, agreement or exemption' },
        { value: 'other', label: 'Someone else' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'third-party',
    required: true,
    showIf: relied,
    ask: 'Who besides sender and recipient holds a key or could decrypt?',
    why: 'One third party with the means to decrypt ends the carve-out. A cloud provider whose key service decrypts is a third party.',
    good: 'Nobody. Say who holds keys by role. Never paste keys or technical data.',
    example: 'Nobody. Keys are made and kept on our own hardware tokens.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'nobody', label: 'Nobody' },
        { value: 'provider', label: 'The cloud provider, for instance through its key service' },
        { value: 'other', label: 'Another firm' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'strength',
    required: true,
    showIf: relied,
    ask: 'What encrypts the data?',
    why: 'It must be a validated module (FIPS 140-2 or its successors) or something at least as strong as AES-128.',
    good: 'A validated module, listed with its certificate under encryption at rest.',
    example: 'AES-256 in a FIPS 140-3 validated library.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'validated', label: 'A FIPS-validated module' },
        { value: 'aes-128', label: 'Other means at least as strong as AES-128' },
        { value: 'weaker', label: 'Something weaker' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'places',
    required: true,
    showIf: relied,
    ask: 'In which countries is the data stored, received and sent from?',
    why: 'Some countries (22 CFR 126.1) are never allowed, encrypted or not.',
    good: 'One row for each country and use, the United States included. Data that only passes through the internet is not stored.',
    example: 'US stored; US received; US sent from.',
    answer: {
      kind: 'table',
      maximumRows: 200,
      columns: [
        { key: 'country', label: 'Country (two letters)', example: 'US', required: true },
        { key: 'use', label: 'Stored, received or sent from', example: 'stored', required: true },
      ],
    },
  },
  {
    key: 'otherwise',
    required: true,
    showIf: relied,
    ask: 'If the carve-out did not hold, would anything else allow what you do?',
    why: 'If nothing else allows it, data stored abroad under a failed carve-out is an unauthorized export.',
    good: 'A license, agreement or recorded exemption that covers it.',
    example: 'Nothing else is needed; all storage is in the United States.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'not-abroad', label: 'Nothing is stored or sent outside the United States' },
        { value: 'authorized', label: 'A license, agreement or recorded exemption' },
        { value: 'nothing', label: 'No, the carve-out is all we have' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
