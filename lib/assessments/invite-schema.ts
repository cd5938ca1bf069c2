import * as z from 'zod'

const cage = z.string().trim().toUpperCase().regex(/^([0-9A-Z]{5})?$/, 'A CAGE code has five letters or digits.')

export const Invite = z.strictObject({
  programId: z.uuid('Choose a program.'),
  subcontractor: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('existing'), id: z.uuid('Choose a subcontractor.') }),
    z.strictObject({ kind: z.literal('new'), legalName: z.string().trim().min(2, 'Write the legal name as registered.').max(300), cage }),
  ]),
  dueOn: z.iso.date('Choose the day by which you need the answers.'),
  name: z.string().trim().min(2, 'Write the name of the person you invite.').max(200),
  email: z.email('Write a complete e-mail address.').max(254),
})
export type Invite = z.infer<typeof Invite>

/** Days an invitation link works. */
export const invitationDays = 14
