import type { Option, Question } from '../../criterion'

const shared = { question: 'isolation', values: ['shared-verified', 'shared', 'global'] }
const any = { question: 'isolation', values: ['own', 'shared-verified', 'shared', 'global'] }

const lead: Question = {
  key: 'isolation',
  lead: true,
  ask: 'Do any tools that the rest of your firm uses reach the controlled environment?',
  why: 'A shared sign-in, pipeline or monitoring tool carries its administrators with it, wherever they are. This is how well-kept environments fail.',
  good: 'Tools of its own; or shared ones whose administrators are all verified U.S. persons. A small firm with one set of tools can do this well.',
  example: 'Only the sign-in is shared. Its two administrators are on our roster.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'own', label: 'No, it has tools of its own', means: 'met' },
      { value: 'shared-verified', label: 'Yes, and every administrator of them is a verified U.S. person', means: 'partial' },
      { value: 'shared', label: 'Yes, and not every administrator is verified', means: 'not-met' },
      { value: 'global', label: 'Yes, a platform run by a parent, group or team abroad', means: 'not-met' },
      { value: 'unknown', label: 'Do not know yet' },
    ],
  },
}

const tools: Question = {
  key: 'tools',
  required: true,
  showIf: shared,
  ask: 'Which shared tools are these, and who administers them from where?',
  why: 'Whoever administers a shared tool can reach what it reaches.',
  good: 'One row each: sign-in, pipeline, registry, monitoring, chat, device management, secrets, backup.',
  example: 'Sign-in · two platform engineers · US · yes',
  answer: {
    kind: 'table',
    columns: [
      { key: 'tool', label: 'Tool', example: 'Sign-in', required: true },
      { key: 'admins', label: 'Administered by (roles)', example: 'Two platform engineers', required: true },
      { key: 'country', label: 'Country code', example: 'US', required: true },
      { key: 'verified', label: 'All verified U.S. persons? (yes or no)', example: 'yes', required: true },
    ],
    maximumRows: 50,
  },
}

const reach = (ask: string, options: Option[], showIf = any): Pick<Question, 'ask' | 'answer' | 'required' | 'showIf'> => ({ ask, required: true, showIf, answer: { kind: 'choice', options: [...options, { value: 'unknown', label: 'Do not know yet' }] } })

export const cloudQuestions: Question[] = [
  lead,
  tools,
  {
    key: 'trust',
    ...reach('Which other accounts or tenants may take on a role or be a guest here?', [
      { value: 'none', label: 'None' },
      { value: 'own', label: 'Only our own, each on a list' },
      { value: 'partners', label: 'Also accounts of other firms' },
      { value: 'anyone', label: 'Some trust is open to any account' },
    ]),
    why: 'A trust policy lets people in who never appear in your own list of users.',
    good: 'None, or your own accounts by number.',
    example: 'Only our log account.',
  },
  {
    key: 'commercial-pipeline',
    ...reach('Can anything in a commercial cloud, such as a build pipeline, act here?', [
      { value: 'no', label: 'No' },
      { value: 'yes', label: 'Yes' },
    ]),
    why: 'A pipeline in a commercial region is administered by whoever administers that region.',
    good: 'No: pipelines that act here run here.',
    example: 'No. The runners are in the same account.',
  },
]

export const siteQuestions: Question[] = [
  { ...lead, ask: 'Do any systems that the rest of your firm uses reach the controlled network?', example: 'Only the directory is shared. Its two administrators are on our roster.' },
  tools,
  {
    key: 'trust',
    ...reach('Which other networks or directories does the controlled network trust?', [
      { value: 'none', label: 'None' },
      { value: 'own', label: 'Only our own, each on a list' },
      { value: 'partners', label: 'Also those of other firms' },
      { value: 'anyone', label: 'Some trust is open' },
    ]),
    why: 'A trusted directory lets people in who never appear in your own list of users.',
    good: 'None, or your own by name.',
    example: 'None. It stands alone.',
  },
  {
    key: 'commercial-pipeline',
    ...reach('Can anyone act in the controlled network from outside it, such as remote support?', [
      { value: 'no', label: 'No' },
      { value: 'yes', label: 'Yes' },
    ]),
    why: 'A remote session carries whoever is at the other end.',
    good: 'No.',
    example: 'No. There is no connection.',
  },
]
