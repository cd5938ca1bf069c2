import type { Question } from '../../criterion'

const placed = { question: 'regions', values: ['government', 'with-billing', 'commercial', 'abroad'] }

export const cloudQuestions: Question[] = [
  {
    key: 'regions',
    lead: true,
    ask: 'In which cloud regions is program data?',
    why: 'The contract asks for government regions. They keep data in the United States and restrict who operates them.',
    good: 'Government regions only, for every account, subscription or project.',
    example: 'Two accounts, both in AWS GovCloud (US-West).',
    answer: {
      kind: 'choice',
      options: [
        { value: 'government', label: 'Government regions only', means: 'met' },
        { value: 'with-billing', label: 'Government regions; a commercial account in the U.S. for billing, DNS or names only', means: 'partial' },
        { value: 'commercial', label: 'Commercial regions in the United States', means: 'not-met' },
        { value: 'abroad', label: 'Also regions outside the United States', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'accounts',
    required: true,
    showIf: placed,
    ask: 'Which accounts, subscriptions or projects are there, in which region, and what do they hold?',
    why: 'The list is compared with the logs, region by region, by exact name.',
    good: 'Every account, with the region ids as the provider writes them. Account numbers may be masked.',
    example: '••••3333 · us-gov-west-1 · program data',
    answer: {
      kind: 'table',
      columns: [
        { key: 'account', label: 'Account, subscription or project', example: '••••3333', required: true },
        { key: 'region', label: 'Region ids', example: 'us-gov-west-1', required: true },
        { key: 'holds', label: 'What it holds', example: 'Program data', required: true },
      ],
      maximumRows: 100,
    },
  },
  {
    key: 'commercial-reason',
    required: true,
    showIf: { question: 'regions', values: ['with-billing'] },
    ask: 'What is the commercial account for?',
    why: 'Billing and the account name of GovCloud live in the commercial partition; nothing else needs to.',
    good: 'Billing, DNS or account names, and nothing else.',
    example: 'Billing. Nobody works in it.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'billing', label: 'Billing, DNS, support cases or account names only' },
        { value: 'other', label: 'Other work as well' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'assured-workloads',
    showIf: placed,
    ask: 'If you use Google Cloud: is every project inside an Assured Workloads folder for ITAR?',
    why: 'Google has no separate government regions. The folder is what restricts place and people.',
    good: 'Yes, with the regime named in the folder.',
    example: 'We do not use Google Cloud.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'not-used', label: 'We do not use Google Cloud' },
        { value: 'yes', label: 'Yes, every project' },
        { value: 'no', label: 'No' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]

export const siteQuestions: Question[] = [
  {
    key: 'regions',
    lead: true,
    ask: 'Where are the servers, disks and backups with program data?',
    why: 'Sending controlled data out of the United States is an export, in a server room as in a cloud.',
    good: 'Named rooms at named sites in the United States, backups included.',
    example: 'One locked room in Dayton, Ohio; backup media in a vault in the same county.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'sites', label: 'At sites in the United States that are approved for this program', means: 'met' },
        { value: 'unapproved', label: 'In the United States, but not every site is approved yet', means: 'partial' },
        { value: 'mixed', label: 'Some of it is on other premises that we do not control', means: 'not-met' },
        { value: 'abroad', label: 'Some of it is outside the United States', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'sites',
    required: true,
    showIf: { question: 'regions', values: ['sites', 'unapproved', 'mixed', 'abroad'] },
    ask: 'Which sites are there, and what is at each?',
    why: 'The list is compared with the architecture document.',
    good: 'Every site, with town, country code and what it holds. U.S. territories count as the United States.',
    example: 'Main office, Dayton OH · US · program data',
    answer: {
      kind: 'table',
      columns: [
        { key: 'account', label: 'Site', example: 'Main office, Dayton OH', required: true },
        { key: 'country', label: 'Country code', example: 'US', required: true },
        { key: 'holds', label: 'What it holds', example: 'Program data', required: true },
      ],
      maximumRows: 100,
    },
  },
]
