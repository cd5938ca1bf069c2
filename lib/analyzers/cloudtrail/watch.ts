import type { Actor } from '../log-model'
import type { TrailEvent } from './event'

/** What was asked of an event: who the actor is, beyond its kind; request, answer or additional data. */
export type Asked = { actor: boolean; more: boolean }

/** The same event, that notes what is asked of it which can differ between events of one kind. */
export function watch(event: TrailEvent): { event: TrailEvent; asked: () => Asked } {
  const asked: Asked = { actor: false, more: false }
  const watched = { ...event }
  const property = (of: object, name: string, value: unknown, part: keyof Asked) =>
    Object.defineProperty(of, name, {
      enumerable: true,
      get: () => {
        asked[part] = true
        return value
      },
    })
  for (const name of ['request', 'response', 'additional'] as const) property(watched, name, event[name], 'more')
  if (event.actor) {
    const actor = { ...event.actor }
    for (const name of ['id', 'display', 'aliases', 'via'] as const) if (name in actor) property(actor, name, event.actor[name], 'actor')
    watched.actor = actor as Actor
  }
  return { event: watched, asked: () => asked }
}
