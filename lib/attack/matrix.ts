import type pg from 'pg'
import { actions, handlers, pages, type Place, type Row } from '../auth/access'
import { callAction } from './action-call'
import type { Built } from './built'
import { type Answer, call } from './call'
import type { Caller, Whose } from './matrix-world'

/** One question put to the server: who asks for what, of whose. */
export type Cell = { what: string; who: string; whose: Whose | 'own'; expected: Outcome; came: Outcome; status: number; events: string[]; /** The answer without what differs by nature. */ seen: string }
export type Outcome = 'allowed' | 'refused' | 'signed out'

type Asked = { what: string; row: Row; send: (origin: string, caller: Caller, at: Place) => Promise<Answer & { value?: unknown }> }

/** Fills the parameters of an address. `[id]` is what the row is about. */
export function addressOf(pattern: string, row: Row, at: Place): string {
  return pattern
    .replace('[id]', 'of' in row ? at[row.of] : at.assessment)
    .replace('[itemId]', at.item)
    .replace('[chapter]', 'program')
    .replace('[token]', at.event)
}

/** What there is to ask, of everything the build has and the table says how to ask. */
export function questions(built: Built): Asked[] {
  const asPage = (path: string): Asked[] => {
    const row = pages[path]
    return !row ? [] : [{ what: `page ${path}`, row, send: (origin, caller, at) => call(origin, addressOf(path, row, at), { headers: { cookie: caller.cookie } }) }]
  }
  const asHandler = ([what, row]: [string, Row]): Asked => {
    const [method = '', path = ''] = what.split(' ')
    return {
      what,
      row,
      send: (origin, caller, at) => {
        const body = row.body ? JSON.stringify(row.body(at)) : undefined
        return call(origin, `${addressOf(path, row, at)}${row.query?.(at) ?? ''}`, { method, headers: { cookie: caller.cookie, origin, ...(body ? { 'content-type': 'application/json' } : {}), ...row.headers?.(at) }, ...(body ? { body } : {}) })
      },
    }
  }
  const asAction = ({ id, name, pages: carriers }: Built['actions'][number]): Asked[] => {
    const row = actions[name]
    const page = carriers[0] ?? '/'
    // The page it is posted to says nothing: an action asks for its own permission.
    return !row ? [] : [{ what: `action ${name}`, row, send: (origin, caller, at) => callAction(origin, addressOf(page, {} as Row, caller.places.nonexistent as Place), id, [row.input?.(at) ?? {}], { cookie: caller.cookie, origin }) }]
  }
  const known = built.handlers.flatMap((path) => Object.entries(handlers).filter(([what]) => what.endsWith(` ${path}`)))
  return [...built.pages.flatMap(asPage), ...known.map(asHandler), ...built.actions.flatMap(asAction)].filter(({ row }) => !row.elsewhere)
}

const words = (value: unknown): string => (value !== null && typeof value === 'object' && 'error' in value ? String(value.error) : '')

/** What an answer amounts to. @throws Error for an answer that is none of the three */
function outcomeOf({ row, what }: Asked, answer: Answer & { value?: unknown }): Outcome {
  const { status, headers, value } = answer
  if (what.startsWith('action ')) {
    if (value === null || status !== 200) throw new Error(`${what} gave ${status} and no result.`)
    if (typeof value === 'object' && value !== null && 'fields' in value) throw new Error(`${what}: its argument in lib/auth/access.ts does not fit the schema any more: ${JSON.stringify(value.fields)}`)
    return words(value) === 'Not found.' || (value as { closed?: true }).closed ? 'refused' : words(value).startsWith('You are signed out') ? 'signed out' : 'allowed'
  }
  if ('everyone' in row && (row.answers ?? [200]).includes(status)) return 'allowed'
  if (status === 307 && (headers.location === '/sign-in' || headers.location === '/sign-in/key')) return 'signed out'
  if (status === 401) return 'signed out'
  if ((row.answers ?? [200]).includes(status)) return 'allowed'
  // The U.S.-person gate says why; it says it of every id alike.
  if (status === 404 || (status === 403 && /"closed":true|U\.S\.-person verification is current/.test(answer.body.toString()))) return 'refused'
  throw new Error(`${what} gave ${status}: ${answer.body.toString().slice(0, 200)}`)
}

/** What the table says. */
function expectedOf(row: Row, caller: Caller, whose: Cell['whose']): Outcome {
  if ('everyone' in row || (caller.beforeKey && row.beforeKey)) return 'allowed'
  if (!caller.persona) return 'signed out'
  if (caller.lapsed && row.usPerson) return 'refused'
  if ('who' in row) return row.who.includes(caller.persona) ? 'allowed' : 'refused'
  return (whose === 'draft' || whose === 'shared') && row[whose].includes(caller.persona) ? 'allowed' : 'refused'
}

/** React sends its rows as they become ready, in pieces cut by the clock: the pieces are joined and the rows put in order. */
function settled(html: string): string {
  const rows: string[] = []
  const rest = html.replace(/<script[^>]*>self\.__next_f\.push\(\[1,"((?:[^"\\]|\\.)*)"\]\)<\/script>/g, (_, piece: string) => (rows.push(piece), ''))
  return `${rest}\n${rows.join('').split('\\n').sort().join('\n')}`
}

/** Takes out what two answers to the same question may differ in: the nonce, the date, the ids that were asked for, the pacing. */
export function comparable({ status, headers, body }: Answer, at: Place): string {
  const { date: _, 'keep-alive': __, ...kept } = headers
  const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy'] ?? ''))?.[1]
  const ids = Object.values(at)
  let text = `${status}\n${JSON.stringify(kept, Object.keys(kept).sort())}\n${body.toString('latin1')}`
  if (nonce) text = text.replaceAll(nonce, 'NONCE').replaceAll(nonce.replaceAll('+', '\\u002b'), 'NONCE')
  for (const id of ids) text = text.replaceAll(id, 'ID')
  return settled(text)
}

/** Sets submitted assessments back to a stage, by the owner: cells that are allowed may have moved them. */
async function rewind(db: pg.Client, at: Place | undefined, stage: string, reviewerId: string): Promise<void> {
  if (!at) return
  const reviewed = stage === 'with-approver' || stage === 'decided'
  await db.query(`update "Assessment" set stage = $2, "reviewerId" = $3, "approverId" = null, "decidedAt" = null, "reopenedAt" = null, "submittedAt" = case when $2 = 'answering' then null else coalesce("submittedAt", now()) end where id = $1::uuid`, [at.assessment, stage, reviewed ? reviewerId : null])
}

/**
 * Puts every question to the server, as one caller after the other does, and reads from the database what each left in the log.
 * @param db of the owner, with app.seed on
 */
export async function askAll(origin: string, asked: Asked[], caller: Caller, db: pg.Client, reviewerId: string): Promise<Cell[]> {
  const cells: Cell[] = []
  let known = (await eventsOf(db, caller)).length
  for (const one of asked) {
    // Of a lapsed verification only what it changes is asked, of a second person in a role only what hangs on something.
    if ((caller.lapsed && !one.row.usPerson) || (caller.again && !('of' in one.row))) continue
    const named = 'of' in one.row
    const of = Object.entries(caller.places) as [Whose, Place][]
    // Nobody is nobody whatever the thing: what is shared stands for all of it.
    const places: [Cell['whose'], Place][] = named ? (caller.persona ? of : of.filter(([whose]) => whose === 'shared')) : [['own', (caller.places.shared ?? caller.places.draft) as Place]]
    for (const [whose, place] of places) {
      const at = whose === 'other' && 'of' in one.row && one.row.of === 'sub' ? { ...place, sub: caller.otherSub } : place
      if (whose === 'shared' && one.row.stage) await rewind(db, at, one.row.stage, reviewerId)
      const expected = expectedOf(one.row, caller, whose)
      const answer = await one.send(origin, caller, at)
      const said = outcomeOf(one, answer)
      // To nobody a handler may say 401 or 404; a page sends to the sign-in page.
      const came = !caller.persona && said === 'refused' ? 'signed out' : said
      const events = (await eventsOf(db, caller)).slice(known)
      known += events.length
      cells.push({ what: one.what, who: caller.name, whose, expected, came, status: answer.status, events, seen: whose === 'other' || whose === 'nonexistent' ? comparable(answer, at) : '' })
      if (one.row.stage || (came === 'allowed' && one.what.startsWith('action '))) {
        await rewind(db, caller.places.shared, 'submitted', reviewerId)
        await rewind(db, caller.places.draft, 'answering', reviewerId)
      }
    }
  }
  return cells
}

async function eventsOf(db: pg.Client, { personId }: Caller): Promise<string[]> {
  if (!personId) return []
  const { rows } = await db.query<{ outcome: string }>(`select outcome from "AuditEvent" where "actorId" = $1::uuid order by at, id`, [personId])
  return rows.map(({ outcome }) => outcome)
}
