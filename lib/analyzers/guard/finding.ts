import type { Locator } from '../analyzer'

/** Something Veritar must not hold, named in plain words, and its place. The value itself is never kept. */
export type Finding = { what: string; at: Locator }

/** Where findings go; it stops taking places after the first twenty of a kind. */
export type Findings = { add: (what: string, at: Locator) => void; all: () => Finding[] }

/** An empty list of findings that keeps at most twenty places of each kind. */
export function findings(): Findings {
  const byKind = new Map<string, Locator[]>()
  return {
    add(what, at) {
      const places = byKind.get(what) ?? []
      if (places.length < 20) places.push(at)
      byKind.set(what, places)
    },
    all: () => [...byKind].flatMap(([what, places]) => places.map((at) => ({ what, at }))),
  }
}
