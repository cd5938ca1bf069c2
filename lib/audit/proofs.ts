import { joined, nodeHash, type Place, placesOf, type Range, splitAt } from './merkle'

/** The ranges whose hashes prove that leaf `index` is in the tree of `size` leaves: RFC 6962, section 2.1.1, leaf's sibling first. */
export function inclusionRanges(index: number, size: number): Range[] {
  const path = (m: number, { start, end }: Range): Range[] => {
    if (end - start === 1) return []
    const k = start + splitAt(end - start)
    return m < k ? [...path(m, { start, end: k }), { start: k, end }] : [...path(m, { start: k, end }), { start, end: k }]
  }
  if (!(index >= 0 && index < size)) throw new RangeError(`There is no leaf ${index} in a tree of ${size}.`)
  return path(index, { start: 0, end: size })
}

/** The ranges whose hashes prove that the tree of `from` leaves is the beginning of the one of `to`: RFC 6962, section 2.1.2. */
export function consistencyRanges(from: number, to: number): Range[] {
  const subproof = (m: number, { start, end }: Range, whole: boolean): Range[] => {
    if (m === end) return whole ? [] : [{ start, end }]
    const k = start + splitAt(end - start)
    return m <= k ? [...subproof(m, { start, end: k }, whole), { start: k, end }] : [...subproof(m, { start: k, end }, false), { start, end: k }]
  }
  if (!(from >= 0 && from <= to)) throw new RangeError(`A tree of ${from} leaves is no beginning of one of ${to}.`)
  return from === 0 || from === to ? [] : subproof(from, { start: 0, end: to }, true)
}

/** Hashes of complete subtrees; several are asked for at once, and come in the order asked. */
export type ReadNodes = (places: Place[]) => Promise<Buffer[]>

/** The hashes of ranges out of stored complete subtrees, by one read. */
export async function hashesOf(ranges: readonly Range[], read: ReadNodes): Promise<Buffer[]> {
  const parts = ranges.map(placesOf)
  const found = await read(parts.flat())
  let at = 0
  return parts.map((places) => joined(found.slice(at, (at += places.length))))
}

const half = (n: number) => Math.floor(n / 2)
const odd = (n: number) => n % 2 === 1
const same = (a: Buffer | undefined, b: Buffer) => a !== undefined && a.equals(b)

/** Whether the path proves that `leaf` (its hash) is leaf `index` of the tree of `size` leaves with this root: RFC 9162, section 2.1.3.2. */
export function provesInclusion(proof: { leaf: Buffer; index: number; size: number; path: readonly Buffer[]; root: Buffer }): boolean {
  const { leaf, index, size, path, root } = proof
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const next of path) {
    if (last === 0) return false
    if (odd(at) || at === last) {
      hash = nodeHash(next, hash)
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      hash = nodeHash(hash, next)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && hash.equals(root)
}

/** Whether the path proves that the tree of `from` leaves is the beginning of the one of `to`: RFC 9162, section 2.1.4.2. */
export function provesConsistency(proof: { from: number; fromRoot: Buffer; to: number; toRoot: Buffer; path: readonly Buffer[] }): boolean {
  const { from, fromRoot, to, toRoot, path } = proof
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || from > to) return false
  if (from === to) return path.length === 0 && fromRoot.equals(toRoot)
  if (from === 0) return path.length === 0
  let [at, last] = [from - 1, to - 1]
  while (odd(at)) [at, last] = [half(at), half(last)]
  // A complete first tree is a node of the second one, and its hash is known already.
  const [first, ...rest] = at === 0 ? [fromRoot, ...path] : path
  let [before, after] = [first, first]
  for (const next of rest) {
    if (last === 0 || !before || !after) return false
    if (odd(at) || at === last) {
      ;[before, after] = [nodeHash(next, before), nodeHash(next, after)]
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      after = nodeHash(after, next)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && same(before, fromRoot) && same(after, toRoot)
}
