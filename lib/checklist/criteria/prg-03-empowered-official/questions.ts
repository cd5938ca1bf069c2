import type { Question } from '../../criterion'

const named = { question: 'official', values: ['written', 'unwritten', 'officer-only'] }
const empowered = { question: 'official', values: ['written', 'unwritten'] }

/** What 22 CFR 120.67(a) gives an Empowered Official. */
export const powers = [
  { value: 'sign', label: 'Signs license applications and is empowered in writing to do so' },
  { value: 'understands', label: 'Understands the export laws and the liability for breaking them' },
  { value: 'inquire', label: 'May inquire into any aspect of a proposed export' },
  { value: 'verify', label: 'May verify that a transaction is legal and the facts are right' },
  { value: 'refuse', label: 'May refuse to sign without any harm to position or pay' },
]

export const questions: Question[] = [
  {
    key: 'official',
    ask: 'Have you appointed an Empowered Official?',
    why: 'Someone has to be able to say no to a shipment, a login or a customer and be obeyed. The ITAR calls that person the Empowered Official; a registered firm must have one.',
    good: 'A letter signed by the head of the firm that names the person and the powers.',
    example: 'Yes, our operations director, by letter of January 2026.',
    lead: true,
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'written', label: 'Yes, in writing', means: 'met' },
        { value: 'unwritten', label: 'Yes, but nothing is in writing', means: 'partial' },
        { value: 'officer-only', label: 'We have an export compliance officer without those powers', means: 'partial' },
        { value: 'none', label: 'No', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'name-and-title',
    ask: 'Who is it, and in what position?',
    why: 'The reviewer has to know whom to ask, and that the position carries weight.',
    good: 'Business name and position. Nothing else about the person.',
    example: 'R. Okafor, operations director',
    required: true,
    showIf: named,
    answer: { kind: 'text', maximum: 300 },
  },
  {
    key: 'roster-ref',
    ask: "What is that person's reference on your roster?",
    why: 'The roster shows that the person is employed by you and verified as a U.S. person, without anything personal.',
    good: 'The same reference as in the first column of the roster.',
    example: 'E-1001',
    showIf: named,
    answer: { kind: 'text', maximum: 60 },
  },
  {
    key: 'employment',
    ask: 'How is that person employed?',
    why: 'An Empowered Official must be directly employed, with authority for policy or management. A consultant can help, but cannot be one.',
    good: 'An owner, officer or employee of the firm itself.',
    example: 'Employee of the firm',
    required: true,
    showIf: named,
    answer: {
      kind: 'choice',
      options: [
        { value: 'employee', label: 'Employee, officer or working owner of this firm' },
        { value: 'affiliate', label: 'Employee of a parent or sister company' },
        { value: 'agency', label: 'Through a staffing agency' },
        { value: 'consultant', label: 'Outside consultant or lawyer' },
      ],
    },
  },
  {
    key: 'powers',
    ask: 'Which of these may that person do?',
    why: 'These are the powers the ITAR lists. The one to refuse matters most.',
    good: 'All of them, as written in the appointment letter.',
    example: 'All five',
    required: true,
    showIf: empowered,
    answer: { kind: 'multiple', options: powers },
  },
  {
    key: 'statement-dated',
    ask: 'When did the head of the firm last sign a statement of commitment to export compliance?',
    why: 'People follow what the head of the firm signs. DDTC asks for a statement that is renewed and known to everyone.',
    good: 'A date within the last 12 months. Leave it open if there is none.',
    example: '2026-02-02',
    showIf: named,
    answer: { kind: 'date' },
  },
]
