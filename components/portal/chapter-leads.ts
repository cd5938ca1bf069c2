import type { ChapterId } from '@/lib/checklist/sections'

/** One or two sentences at the head of each chapter. */
export const chapterLeads: Record<ChapterId, string> = {
  company: 'Who you are, who owns you, and where you stand with DDTC. Give the registration code only in your company profile; it is stored masked.',
  program: 'Your written ITAR program, who answers for it, and whether people are trained. A short document that is lived is worth more than a long one.',
  audits: 'Who looked at you from outside, and what became of what they found.',
  personnel: 'Who can reach ITAR data and how you know they are U.S. persons. Never send passport or Social Security numbers, birth dates or citizenship; such files are set aside unread.',
  regions: 'Where program data is stored and processed, and what keeps it there.',
  access: 'How people and machines get in, with what proof, and how you notice a wrong one.',
  logs: 'What your systems record about themselves. Samples are read line by line and held against your answers.',
  encryption: 'How data is encrypted and who holds the keys. Never upload keys, secrets or technical data.',
  pipeline: 'How code becomes what runs: runners, dependencies, images, and who approves.',
  architecture: 'One document that shows the boundary and the way data takes through it. Without technical data.',
}
