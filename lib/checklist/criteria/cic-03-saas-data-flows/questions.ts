import type { Question } from '../../criterion'

const listed = { question: 'saas', values: ['listed', 'partly'] }
const unknown = { value: 'unknown', label: 'Do not know yet' }

export const questions: Question[] = [
  {
    key: 'saas',
    lead: true,
    ask: 'Do you know every outside service that your builds and operations send something to, and what it receives?',
    why: 'Code scanners, error trackers, chat and monitoring take copies with them. One forgotten token is a data flow nobody decided on.',
    good: 'A list of every service, what it receives, where it keeps it and its authorization; or none at all.',
    example: 'Yes. Two services, both in the United States and FedRAMP authorized; the build network blocks the rest.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', label: 'No outside service receives anything', means: 'met' },
        { value: 'listed', label: 'Yes, they are all listed below', means: 'met' },
        { value: 'partly', label: 'Some are listed below, there may be more', means: 'partial' },
        { value: 'no', label: 'No', means: 'not-met' },
        unknown,
      ],
    },
  },
  {
    key: 'services',
    required: true,
    showIf: listed,
    ask: 'Which services are they?',
    why: 'Each one is judged by what it receives and where it keeps it.',
    good: 'One row for each: scanners, coverage, error tracking, monitoring, chat, tickets, assistants. Never paste tokens, keys or technical data.',
    example: 'Monitoring, ddog-gov.com: metadata, US, FedRAMP High.',
    answer: {
      kind: 'table',
      maximumRows: 200,
      columns: [
        { key: 'service', label: 'Service and host name', example: 'Datadog, ddog-gov.com', required: true },
        { key: 'purpose', label: 'Used for', example: 'Monitoring' },
        { key: 'receives', label: 'Receives (controlled, metadata, nothing)', example: 'metadata', required: true },
        { key: 'country', label: 'Keeps it in (two letters)', example: 'US', required: true },
        { key: 'authorization', label: 'Authorization', example: 'FedRAMP High' },
      ],
    },
  },
  {
    key: 'assistants',
    required: true,
    showIf: { question: 'saas', values: ['none', 'listed', 'partly'] },
    ask: 'Do code assistants or chat models see program code?',
    why: 'An assistant sends the code around the cursor to whoever runs the model.',
    good: 'None, or one inside the approved region that keeps nothing.',
    example: 'None; the extensions are blocked on program machines.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', label: 'No, and they are blocked' },
        { value: 'forbidden', label: 'No, by rule only' },
        { value: 'approved', label: 'Only one that runs in the approved region or on site' },
        { value: 'commercial', label: 'Yes, commercial ones' },
        unknown,
      ],
    },
  },
  {
    key: 'egress',
    required: true,
    showIf: { question: 'saas', values: ['none', 'listed', 'partly'] },
    ask: 'Can a build machine reach hosts that are not on the list?',
    why: 'A list is only as good as what stops the rest.',
    good: 'No: everything but the listed hosts is blocked.',
    example: 'No. The egress proxy allows the listed hosts and nothing else.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'blocked', label: 'No, everything else is blocked' },
        { value: 'logged', label: 'Yes, but it is logged and reviewed' },
        { value: 'open', label: 'Yes' },
        unknown,
      ],
    },
  },
]
