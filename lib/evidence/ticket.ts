import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** A file received into the vault, not yet part of any evidence. */
export const Received = z.strictObject({
  assessmentId: z.uuid(),
  personId: z.uuid(),
  objectId: z.uuid(),
  name: z.string().min(1).max(255),
  size: z.number().int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Milliseconds since 1970. */
  until: z.number(),
})
export type Received = z.infer<typeof Received>

const mac = (body: string, secret: string) => createHmac('sha256', secret).update(`veritar upload ticket\0${body}`).digest()

/** A word of ours that these bytes came from this person for this assessment: knowing a digest is not having the file. */
export function signTicket(received: Received, secret: string): string {
  const body = Buffer.from(JSON.stringify(received)).toString('base64url')
  return `${body}.${mac(body, secret).toString('base64url')}`
}

/** What a ticket says, or null when it is not ours, is another's, is for another assessment, or is too old. */
export function readTicket(ticket: string, secret: string, expected: { assessmentId: string; personId: string; now: Date }): Received | null {
  const [body = '', sent = ''] = ticket.split('.')
  const given = Buffer.from(sent, 'base64url')
  const right = mac(body, secret)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  const received = Received.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  if (!received.success) return null
  const { assessmentId, personId, until } = received.data
  return assessmentId === expected.assessmentId && personId === expected.personId && until > expected.now.getTime() ? received.data : null
}
