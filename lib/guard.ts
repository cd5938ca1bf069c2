import 'server-only'
import { headers } from 'next/headers'
import * as z from 'zod'
import type { AuditEventInput } from './audit/events'
import { recordAudit } from './audit/record'
import type { Actor } from './auth/actor'
import { recordDenial } from './auth/denial'
import { asksForKey, can, needsUsPerson, type Permission } from './auth/policy'
import { currentActor } from './auth/session'
import type { KeyProof } from './auth/step-up/key-proof'
import { askToConfirm, confirmed, mustConfirm, type StepUp } from './auth/step-up/step-up'
import { redeemTicket } from './auth/step-up/ticket'
import { broughtTicket } from './auth/step-up/ticket-cookie'
import { Conflict } from './conflict'
import { type Loaded, loadSubject, type Subject } from './db/subject'
import { begun, lastly, momentOf, type Tx, withTenant, withTenantAhead } from './db/tenant'
import { env } from './env'
import { evidenceOpen } from './evidence/open'
import { failpoint } from './failpoint'
import { LimitReached, recordStored } from './limits/count'
import { limitWords } from './limits/limits'
import { countHere } from './limits/process-counts'
import { holdsNoText } from './no-text'

/**
 * What a caller gets back. `error` is a sentence for people; `fields` says which input was wrong; with `stepUp` nothing was
 * done yet: the same call goes again, with the answer of the hardware key it asks.
 */
export type ActionResult<R> = { ok: true; value: R } | { ok: false; error: string; fields?: Record<string, string>; conflict?: boolean; status?: number; closed?: boolean; retryAfter?: number; stepUp?: StepUp }

export { Conflict }

/** What work receives: the scoped transaction, who acts, the parsed input, the row it was loaded for, the moment, and the hardware key's word when one was used. */
export type Given<I, S extends Subject> = { tx: Tx; actor: Actor; input: I; now: Date; proof: KeyProof | null } & Loaded<S>
export type Done<R> = { event: AuditEventInput; result: R }

type Write<I, S extends Subject, R> = {
  permission: Permission
  schema: z.ZodType<I>
  load: (input: I) => S
  work: (given: Given<I, S>) => Promise<Done<R>>
  says?: Says<I, S> | undefined
}

/** Exactly what is confirmed with the hardware key, in the words the person reads before touching it. */
type Says<I, S extends Subject> = (given: Given<I, S>) => string | Promise<string>

/** How an act proves its hardware key: the answer to a challenge, a ticket that such an answer bought, or not yet. */
type Key = { answer: unknown } | { ticket: true } | { ask: boolean }

const keyless = { ok: false, status: 403, error: 'This takes a security key, and none of yours counts here now. See “Your security keys” in the account menu.' } as const
const ticketless = { ok: false, status: 403, error: 'This takes your security key: use the button on the page.' } as const

const notFound = { ok: false, error: 'Not found.' } as const
/** Said to whoever could do it but for a current verification; the page about it says who records that. */
export const evidenceClosed = { ok: false, closed: true, error: 'The evidence of this program opens only for people whose U.S.-person verification is current. Ask an Export Control Officer of your organization.' } as const

/** Same-origin only, by our own address: Host and X-Forwarded-Host are the caller's word and are not asked. */
export function sameOrigin(origin: string | null): boolean {
  return origin === new URL(env().APP_ORIGIN).origin
}

/**
 * Scoped load, permission, work and audit event: together or not at all. A denial is audited too.
 * What is not visible and what is not permitted look the same to the caller. Of the product only `action` and `guarded`
 * call it, after they found out who acts; the bench does, to measure it.
 */
export async function perform<I, S extends Subject, R>(write: Write<I, S, R>, actor: Actor, raw: unknown, key: Key): Promise<ActionResult<R>> {
  const parsed = write.schema.safeParse(raw)
  if (!parsed.success) return { ok: false, error: 'Please check what you entered.', fields: fieldsOf(parsed.error) }
  const input = parsed.data
  if (holdsNoText(input)) return { ok: false, error: 'What you entered holds characters that are no text. Type it anew.' }
  const subject = write.load(input)
  const asked = asksForKey(write.permission)
  const act = { operation: write.permission, target: targetOf(subject), input }
  const answer = asked !== null && 'answer' in key ? await confirmed(actor, act, key.answer) : null
  if (answer && 'error' in answer) return { ok: false, error: answer.error }
  try {
    const done = await withTenantAhead(actor, async (tx) => {
      const loaded = await loadSubject(tx, subject)
      await begun(tx)
      if (!loaded || !can(actor, write.permission, loaded.subject)) return null
      if (loaded.rows.assessment && needsUsPerson.has(write.permission) && !(await evidenceOpen(tx, loaded.rows.assessment.id))) return { refused: evidenceClosed }
      // By the clock of the database: those of several servers may differ, and what is kept must not.
      const given = { tx, actor, input, now: momentOf(tx), proof: answer?.proof ?? null, ...loaded.rows } as Given<I, S>
      if (asked !== null && !answer && !('ticket' in key) && (await mustConfirm(tx, actor.personId))) {
        if (!('ask' in key) || !key.ask) return { refused: ticketless }
        const stepUp = await askToConfirm(tx, actor, act, write.says ? await write.says(given) : asked, given.now)
        return { refused: stepUp ? ({ ok: false, error: 'Confirm this with your security key.', stepUp } as const) : keyless }
      }
      const { event, result } = await write.work(given)
      failpoint(`${write.permission}.worked`)
      await recordAudit(tx, { actor, event, assessment: loaded.rows.assessment }, lastly)
      failpoint(`${write.permission}.recorded`)
      return { result }
    })
    if (done && 'result' in done) {
      failpoint(`${write.permission}.committed`)
      return { ok: true, value: done.result }
    }
    if (done) {
      if ('closed' in done.refused) await recordDenial(actor, write.permission, targetOf(subject), 'us-person')
      return done.refused
    }
  } catch (error) {
    if (error instanceof LimitReached) {
      await recordStored(actor, error.over, actor.personId)
      return { ok: false, error: error.message, status: 429, retryAfter: error.over.seconds }
    }
    if (error instanceof Conflict) return { ok: false, error: error.message, conflict: true, ...(error.status === 409 ? {} : { status: error.status }) }
    throw error
  }
  await recordDenial(actor, write.permission, targetOf(subject))
  return notFound
}

/**
 * A server action: the only way a page changes state.
 * @param permission what the actor must be allowed to do
 * @param schema a strict object; anything else in the input is refused
 * @param load what it is done on, from the input; the row is loaded within what the actor may see
 * @param work does it and must return the audit event that says so
 * @param says for what takes the hardware key: the words it is asked under; the policy's general ones when left out
 */
export function action<I, S extends Subject, R>(
  permission: Permission,
  schema: z.ZodType<I>,
  load: (input: I) => S,
  work: (given: Given<I, S>) => Promise<Done<R>>,
  says?: Says<I, S>,
): (input: unknown, answer?: unknown) => Promise<ActionResult<R>> {
  return async (input, answer) => {
    if (!sameOrigin((await headers()).get('origin'))) return { ok: false, error: 'This request did not come from Veritar.' }
    const actor = await currentActor()
    if (!actor) return { ok: false, error: 'You are signed out. Sign in again; what you typed is still here.' }
    const over = countHere('action', actor.personId, actor)
    if (over) return { ok: false, error: limitWords(over), status: 429, retryAfter: over.seconds }
    return perform({ permission, schema, load, work, says }, actor, input, answer === undefined ? { ask: true } : { answer })
  }
}

/** Whether the browser brings a ticket for the address of a request; it is used up. */
async function ticketed(actor: Actor, request: Request): Promise<boolean> {
  const { pathname, searchParams } = new URL(request.url)
  const ticket = await broughtTicket()
  return ticket !== undefined && redeemTicket(actor, ticket, searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname)
}

/**
 * The same gate for a route handler. What takes the hardware key takes a ticket here.
 * @returns the result, and the HTTP status that says it
 */
export async function guarded<I, S extends Subject, R>(
  request: Request,
  input: unknown,
  permission: Permission,
  schema: z.ZodType<I>,
  load: (input: I) => S,
  work: (given: Given<I, S>) => Promise<Done<R>>,
): Promise<{ status: number; result: ActionResult<R>; actor?: Actor }> {
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!reads && !sameOrigin(request.headers.get('origin'))) return { status: 403, result: { ok: false, error: 'This request did not come from Veritar.' } }
  const actor = await currentActor()
  if (!actor) return { status: 401, result: { ok: false, error: 'You are signed out.' } }
  const allowed = asksForKey(permission) !== null && (await ticketed(actor, request))
  const result = await perform({ permission, schema, load, work }, actor, input, allowed ? { ticket: true } : { ask: false })
  return { status: result.ok ? 200 : (result.status ?? (result.conflict ? 409 : result.closed ? 403 : result.fields ? 422 : 404)), result, actor }
}

/**
 * Whether a request may do something on a subject, before any of it is done: for bodies too large to receive first.
 * The write itself goes through `guarded` again. A refusal is audited.
 * @returns the actor, or the response to give instead
 */
export async function admitted(request: Request, permission: Permission, subject: Subject): Promise<{ actor: Actor } | { refusal: Response }> {
  const refuse = (status: number, error: string) => ({ refusal: Response.json({ ok: false, error }, { status }) })
  if (!sameOrigin(request.headers.get('origin'))) return refuse(403, 'This request did not come from Veritar.')
  const actor = await currentActor()
  if (!actor) return refuse(401, 'You are signed out.')
  const may = await withTenant(actor, async (tx) => {
    const loaded = await loadSubject(tx, subject)
    return loaded !== null && can(actor, permission, loaded.subject)
  })
  if (may) return { actor }
  await recordDenial(actor, permission, targetOf(subject))
  return refuse(404, notFound.error)
}

/** The header that says in how many seconds a limit is over, where a result is at one. */
export function retryAfter(result: { retryAfter?: number }): Record<string, string> {
  return result.retryAfter === undefined ? {} : { 'retry-after': String(result.retryAfter) }
}

function fieldsOf(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join('.') || 'form', issue.message]))
}

function targetOf(subject: Subject | { file: string }): string {
  return subject === 'own' ? 'own' : (Object.values(subject)[0] ?? '')
}
