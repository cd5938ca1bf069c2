import type { Question } from '../../criterion'

const encrypted = { question: 'at-rest', values: ['validated', 'some-validated'] }

export const questions: Question[] = [
  {
    key: 'at-rest',
    lead: true,
    ask: 'Is all program data encrypted where it is stored, by modules that hold a FIPS certificate?',
    why: 'For CUI, encryption counts only when the module that does it was validated by NIST. "AES-256" names a method, not a validation.',
    good: 'For each store you can name the module and its certificate on the CMVP list at csrc.nist.gov.',
    example: 'Yes. All stores use AWS KMS in GovCloud; its hardware modules are FIPS 140-3 validated and listed below.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'validated', label: 'Yes, all of it, and the certificates are listed below', means: 'met' },
        { value: 'some-validated', label: 'All is encrypted, some of it by validated modules', means: 'partial' },
        { value: 'not-validated', label: 'It is encrypted, but we have no certificate numbers', means: 'not-met' },
        { value: 'not-encrypted', label: 'Some of it is not encrypted', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'modules',
    required: true,
    showIf: encrypted,
    ask: 'Which module encrypts each store, and what does its certificate say?',
    why: 'All FIPS 140-2 certificates became Historical after September 21, 2026. The number does not tell 140-2 from 140-3, so the standard has its own column.',
    good: 'One row for each store and module, copied from the CMVP page of the certificate on the day you looked. Dates as 2026-11-02. Never paste keys, secrets or technical data.',
    example: 'Program bucket: certificate 4985, FIPS 140-3, level 3, Active, sunset 2029-05-01, looked up 2026-11-02.',
    answer: {
      kind: 'table',
      maximumRows: 60,
      columns: [
        { key: 'store', label: 'What it protects', example: 'Program bucket and its backups', required: true },
        { key: 'module', label: 'Module', example: 'Key Management Service HSM', required: true },
        { key: 'version', label: 'Version', example: '3.1' },
        { key: 'certificate', label: 'Certificate number', example: '#4985' },
        { key: 'standard', label: 'Standard (140-2 or 140-3)', example: '140-3' },
        { key: 'level', label: 'Level', example: '3' },
        { key: 'status', label: 'Status (Active, Historical, Revoked)', example: 'Active' },
        { key: 'sunset', label: 'Sunset date', example: '2029-05-01' },
        { key: 'checked', label: 'Looked up on', example: '2026-11-02' },
        { key: 'since', label: 'In use since', example: '2025-02-01' },
        { key: 'environment', label: 'Runs on a listed platform (yes, no)', example: 'yes' },
        { key: 'plan', label: 'Plan to replace it, if not Active 140-3', example: 'POA-07, March 2027' },
      ],
    },
  },
  {
    key: 'backups',
    required: true,
    showIf: encrypted,
    ask: 'Are backups, snapshots and work copies encrypted the same way?',
    why: 'A backup holds the same data and is often kept longer and watched less.',
    good: 'Every copy is under one of the modules listed above.',
    example: 'Yes. Snapshots and backup vaults use the same key service.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'same', label: 'Yes, all of them' },
        { value: 'some', label: 'Some of them' },
        { value: 'no', label: 'No' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'keys',
    required: true,
    showIf: encrypted,
    ask: 'Whose keys encrypt the data?',
    why: 'With the default key of the provider you cannot decide who may decrypt, nor take the right away.',
    good: 'Keys that you made and whose policy you write, in a key service or a hardware module of your own.',
    example: 'Customer-managed keys for each store.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'own', label: 'Keys that we manage, for every store' },
        { value: 'mixed', label: 'Our keys for some, default keys for others' },
        { value: 'default', label: 'Default keys of the provider or the disk' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
