import type { Question } from '../../criterion'

const some = { question: 'procedure', values: ['known', 'unknown-to-staff'] }

export const questions: Question[] = [
  {
    key: 'procedure',
    ask: 'Do you have a written procedure for finding, reporting and disclosing export violations?',
    why: 'Mistakes happen. What counts is that they are found, stopped, told to the State Department in time, and told to the prime.',
    good: 'A page that says whom to tell, who investigates, who decides on disclosure and by when.',
    example: 'Yes, section 9 of the manual; everyone signed it in training.',
    lead: true,
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'known', label: 'Yes, and everyone with access knows it', means: 'met' },
        { value: 'unknown-to-staff', label: 'In writing, but not everyone knows it', means: 'partial' },
        { value: 'none', label: 'No', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'channel',
    ask: 'How can someone report a concern?',
    why: 'People keep quiet when the only way is through the person they would accuse.',
    good: 'A way that works without giving a name, and a named person. A form or an outside mailbox is enough in a small firm.',
    example: 'An anonymous web form, or the Empowered Official directly.',
    required: true,
    showIf: some,
    answer: {
      kind: 'choice',
      options: [
        { value: 'anonymous', label: 'Anonymously, and to a named person' },
        { value: 'named', label: 'To a named person only' },
        { value: 'none', label: 'There is no set way' },
      ],
    },
  },
  {
    key: 'prime-hours',
    ask: 'Within how many hours would you tell the prime of a suspected violation or cyber incident?',
    why: 'The prime has duties of its own with short deadlines: at once for a proscribed country, 72 hours for a cyber incident on a defense contract.',
    good: '72 hours or less.',
    example: '24',
    required: true,
    showIf: some,
    answer: { kind: 'number', minimum: 0, maximum: 8_760, unit: 'hours' },
  },
  {
    key: 'matters',
    ask: 'In the last five years, did you find or disclose an export violation, or come under a consent agreement or directed disclosure?',
    why: 'A past disclosure does not count against you: it shows that your procedure works. One that is kept back and comes out later does.',
    good: 'Yes or no, and for a yes the status. No technical data, no names of programs.',
    example: 'Yes, one voluntary disclosure in 2024, closed without action.',
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', label: 'No' },
        { value: 'closed', label: 'Yes, and every matter is closed' },
        { value: 'open', label: 'Yes, and at least one is still open' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'register',
    ask: 'List the matters in one line each.',
    why: 'The reviewer has to see that each was followed through to its cause.',
    good: 'Year, kind, status and what changed afterwards. No technical data.',
    example: '2024, voluntary disclosure, closed, shared drive moved behind the access group',
    required: true,
    showIf: { question: 'matters', values: ['closed', 'open'] },
    answer: {
      kind: 'table',
      maximumRows: 50,
      columns: [
        { key: 'year', label: 'Year', example: '2024', required: true },
        { key: 'kind', label: 'Kind', example: 'Voluntary disclosure', required: true },
        { key: 'status', label: 'Open or closed', example: 'Closed', required: true },
        { key: 'summary', label: 'What happened and what changed, without technical data', example: 'A mailbox was shared too widely; access is now by group' },
      ],
    },
  },
]
