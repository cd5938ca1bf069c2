import type { Question } from '../../criterion'

const present = { question: 'outside', values: ['assured', 'some', 'none-assured'] }

export const outside: Question[] = [
  {
    key: 'outside',
    lead: true,
    ask: 'Do people from other firms reach the controlled environment, and is their U.S.-person status assured in writing?',
    why: 'A staffing agency, a managed service or a support desk can bring in people whom nobody on your side has verified.',
    good: 'Nobody, or a written assurance from each firm and a row on your roster for each person.',
    example: 'Two contractors. Their agency certified both, and both are on our roster.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'nobody', label: 'Nobody from outside reaches it', means: 'met' },
        { value: 'assured', label: 'Yes, each firm has assured it in writing', means: 'met' },
        { value: 'some', label: 'Yes, some firms have assured it', means: 'partial' },
        { value: 'none-assured', label: 'Yes, and nothing is in writing', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'firms',
    required: true,
    showIf: present,
    ask: 'Which firms are they, and what assures the status of their people?',
    why: 'The prime has to know who else touches the work.',
    good: 'One row each, with the clause or certificate.',
    example: 'Northgate Staffing · contractors · certificate of 3 March 2026',
    answer: {
      kind: 'table',
      columns: [
        { key: 'firm', label: 'Firm', example: 'Northgate Staffing', required: true },
        { key: 'service', label: 'What they do', example: 'Two platform engineers', required: true },
        { key: 'assurance', label: 'Clause or certificate', example: 'Certificate of 3 March 2026' },
      ],
      maximumRows: 50,
    },
  },
  {
    key: 'regular-employees',
    required: true,
    showIf: present,
    ask: 'Do contract staff work at your site, under your direction, full time, for you only and with a signed nondisclosure agreement?',
    why: 'Only then does the ITAR treat them like your own employees. Remote contractors have to be verified as persons of their own.',
    good: 'Yes for all, or verified one by one on your roster.',
    example: 'No, they are remote. Both are on our roster as verified.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Yes, all of them' },
        { value: 'individually', label: 'No, but each is verified on our roster' },
        { value: 'no', label: 'No' },
        { value: 'no-staff', label: 'There are no contract staff' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]

export const tickets: Question = {
  key: 'attachments',
  required: true,
  showIf: { question: 'outside', values: ['nobody', 'assured', 'some'] },
  ask: 'May controlled data go into support tickets to other firms?',
  why: 'Logs, screenshots and dumps in a ticket are read by whoever is on shift, anywhere.',
  good: 'A written rule that it never may, and somebody who looks.',
  example: 'Never. Tickets carry numbers only; the rule is in our handbook.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'never', label: 'Never, by a written rule' },
      { value: 'unwritten', label: 'Never, but it is not written down' },
      { value: 'yes', label: 'Yes, or there is no rule' },
      { value: 'unknown', label: 'Do not know yet' },
    ],
  },
}

const support: Pick<Question, 'key' | 'required' | 'showIf'> = { key: 'provider-support', required: true, showIf: tickets.showIf! }

export const cloudSupport: Question[] = [
  {
    ...support,
    ask: 'Who at your cloud provider can see your content when they help you?',
    why: 'A government offering restricts its operators; a commercial support plan may not.',
    good: 'A statement of the provider that only U.S. persons in the United States can, or that nobody can.',
    example: 'Operators of the government regions are U.S. citizens, by the statement in the provider contract.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'committed', label: 'Only U.S. persons, as the provider states in writing' },
        { value: 'nobody', label: 'Nobody: our keys keep them out' },
        { value: 'anyone', label: 'Any of their staff' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'google-care',
    showIf: tickets.showIf!,
    ask: 'If you use Google Cloud: which support plan do you have?',
    why: 'Google routes support for ITAR projects to U.S. persons only under its two higher plans.',
    good: 'Enhanced or Premium.',
    example: 'We do not use Google Cloud.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'not-used', label: 'We do not use Google Cloud' },
        { value: 'enhanced', label: 'Enhanced or Premium' },
        { value: 'lower', label: 'Another plan' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]

export const siteSupport: Question[] = [
  {
    ...support,
    ask: 'Who from the makers of your hardware and software can see controlled data when they help you?',
    why: 'A technician at the rack or a remote support session sees what is on the screen and the disks.',
    good: 'Nobody, or escorted U.S. persons; disks never leave the site unwiped.',
    example: 'Technicians are escorted and never touch a disk that holds data.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'committed', label: 'Only U.S. persons, as their firm states in writing' },
        { value: 'nobody', label: 'Nobody: they are escorted and see no data' },
        { value: 'anyone', label: 'Any of their staff' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
