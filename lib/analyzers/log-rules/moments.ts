import type { LogFacts } from '../log-facts'
import { isoOf, type LogEvent } from '../log-model'

/** What ties an event to one in another log: the sign-in is the cause of what it lets do; twins are one act, written twice. */
export type Mark = { link: string; side: 'cause' | 'effect' | 'twin' }
type Moment = LogFacts['moments'][number]

/** Kept of one log. Beyond, what is new is left out: the clocks of two logs are compared by what is kept. */
const most = 1_000

/**
 * Moments of one log that another can record as well, in bounded memory. Of a link that names one act the earliest is kept;
 * of sign-ins of a person, whose link names nobody else's, each is.
 */
export function moments() {
  const kept = new Map<string, Moment & { ms: number }>()
  return {
    take(marks: readonly Mark[], { time, at }: Pick<LogEvent, 'time' | 'at'>): void {
      if (time === null) return
      for (const { link, side } of marks) {
        const key = link.startsWith('person ') ? `${side} ${link} ${time}` : `${side} ${link}`
        const known = kept.get(key)
        if (known ? known.ms <= time : kept.size >= most) continue
        kept.set(key, { link: link.slice(0, 200), side, time: isoOf(time), at, ms: time })
      }
    },
    list: (): Moment[] => [...kept.values()].sort((a, b) => a.ms - b.ms || (a.link < b.link ? -1 : 1)).map(({ link, side, time, at }) => ({ link, side, time, at })),
  }
}

/** The link of a person who signs in to the cloud through another provider: by e-mail and public address. Null without both. */
export const personLink = (event: Pick<LogEvent, 'actor' | 'ip' | 'source'>): string | null =>
  event.actor?.kind === 'human' && event.actor.id.includes('@') && event.source === 'public' && event.ip ? `person ${event.actor.id} ${event.ip}` : null

/** Names under which identity providers list the console of AWS. */
export const isAwsConsole = (name: string | null): boolean => name !== null && /\b(?:aws|amazon web services)\b/i.test(name)
