import type { Locator } from '../analyzers/analyzer'

type Place = { [K in keyof Locator]?: Locator[K] | undefined }

/** A place out of facts as a locator, without empty fields; the start of the item when there is none. */
export function placed(place: Place | null, quote?: string): Locator {
  const filled = Object.fromEntries(Object.entries(place ?? {}).filter(([, value]) => value !== undefined)) as Locator
  return quote === undefined ? filled : { ...filled, quote: quote.slice(0, 240) }
}
