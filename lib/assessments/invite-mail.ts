import { dayWords } from '../day-words'
import { linkMark } from './link-mark'

type Invitation = { name: string; inviter: string; prime: string; program: string; subcontractor: string; dueOn: string | null; validDays: number }

/** What an invited person reads: who asks, for what, by when, what never to send, and where the link goes. */
export function invitationMail(invitation: Invitation): { subject: string; body: string } {
  const { name, inviter, prime, program, subcontractor, dueOn, validDays } = invitation
  return {
    subject: `${prime} asks ${subcontractor} to show how it protects ${program}`,
    body: [
      `${name},`,
      `${inviter} of ${prime} asks ${subcontractor} to answer a questionnaire before data of the program “${program}” reaches you.${dueOn ? ` Please submit by ${dayWords(dueOn)}.` : ''}`,
      `Open this link to begin. It works for ${validDays} days and for one person:`,
      linkMark,
      'You see what is asked and why, upload evidence, and see what is missing before you submit. Until you submit, the prime sees only how many questions are answered.',
      'Never send technical data, classified information, passport or Social Security numbers, birth dates or citizenship. Redact resource names in logs and code where they say something controlled.',
      'If you did not expect this, ask the person above before opening the link.',
    ].join('\n\n'),
  }
}
