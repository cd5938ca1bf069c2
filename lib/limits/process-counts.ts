import type { Limited } from './count'
import { limits, type Over, type ProcessLimit } from './limits'

type Count = { name: ProcessLimit; of: Limited; n: number; endsAt: number; told: boolean }
type Kept = { counts: Map<string, Count>; sessions: Map<string, { actor: NonNullable<Limited>; until: number }> }

/** Next keeps modules apart per bundle, also proxy.ts from the pages: the process-wide object holds it. */
const kept = globalThis as typeof globalThis & { veritarLimits?: Kept }
const here = (): Kept => (kept.veritarLimits ??= { counts: new Map(), sessions: new Map() })

/** A flood of addresses must not become a flood of memory: what is over goes, then what is oldest, a tenth at once. */
const largest = 20_000
function trim<T>(map: Map<string, T>, over: (value: T) => boolean): void {
  if (map.size < largest) return
  for (const [key, value] of map) if (over(value)) map.delete(key)
  for (const key of map.keys()) {
    if (map.size < largest * 0.9) return
    map.delete(key)
  }
}

/**
 * Counts once more in this process, in windows that begin with the first time.
 * @param subject the person's id, or the address of whoever is not signed in
 * @param of who that is, for the record
 */
export function countHere(name: ProcessLimit, subject: string, of: Limited, now = Date.now()): Over | null {
  const { counts } = here()
  const key = `${name}|${subject}`
  const before = counts.get(key)
  const count = before && before.endsAt > now ? before : { name, of, n: 0, endsAt: now + limits[name].seconds * 1_000, told: false }
  count.n += 1
  if (count !== before) {
    trim(counts, ({ endsAt }) => endsAt <= now)
    counts.set(key, count)
  }
  return count.n > limits[name].most() ? { limit: name, seconds: Math.max(1, Math.ceil((count.endsAt - now) / 1_000)) } : null
}

/** The limits that were reached in this process and not told before, each once a window. */
export function untold(now = Date.now()): { over: Over; of: Limited }[] {
  const reached = [...here().counts.values()].filter(({ name, n, told, endsAt }) => !told && endsAt > now && n > limits[name].most())
  for (const count of reached) count.told = true
  return reached.map(({ name, of, endsAt }) => ({ of, over: { limit: name, seconds: Math.ceil((endsAt - now) / 1_000) } }))
}

/** Remembers whose a session is that was found good just now, for proxy.ts, which does not ask the database. */
export function rememberSession(sidHash: string, actor: NonNullable<Limited>, now = Date.now()): void {
  const { sessions } = here()
  trim(sessions, ({ until }) => until <= now)
  const { personId, name, orgId, orgKind } = actor
  sessions.set(sidHash, { actor: { personId, name, orgId, orgKind }, until: now + 15 * 60_000 })
}

/** Whose session this was a short while ago. It tells whose requests are counted together, and never what they may do. */
export function rememberedSession(sidHash: string, now = Date.now()): Limited {
  const found = here().sessions.get(sidHash)
  return found && found.until > now ? found.actor : null
}
