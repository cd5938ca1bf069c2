import { hash } from 'node:crypto'

// The Merkle tree of RFC 6962, section 2.1. Different first bytes keep a leaf from ever passing as a node.
const leafPrefix = Buffer.of(0)
const nodePrefix = Buffer.of(1)

/** Length of every hash, in bytes. */
export const hashBytes = 32

const sha256 = (...parts: Uint8Array[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer')

/** SHA-256 of 0x00 and the entry: the hash of one leaf. */
export const leafHash = (entry: Uint8Array): Buffer => sha256(leafPrefix, entry)

/** SHA-256 of 0x01 and the two hashes below: the hash of one node. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(nodePrefix, left, right)

/** The root of a tree without leaves. */
export const emptyRoot: Buffer = sha256()

/** A complete subtree: it covers the leaves from index · 2^level on, 2^level of them. Level 0 is the leaves. */
export type Place = { level: number; index: number }
export type Node = Place & { hash: Buffer }

/** The leaves from `start` up to and without `end`, as RFC 6962 writes D[start:end]. */
export type Range = { start: number; end: number }

/** The largest power of two that is smaller than n; n is at least 2. */
export function splitAt(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** The complete subtrees a range consists of, from left to right. The range begins where RFC 6962 would split. */
export function placesOf({ start, end }: Range): Place[] {
  const places: Place[] = []
  for (let at = start; at < end; ) {
    let level = 0
    let width = 1
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      level += 1
      width *= 2
    }
    places.push({ level, index: at / width })
    at += width
  }
  return places
}

/** The hash over complete subtrees that stand side by side, the right ones smaller: they are joined from the right. */
export function joined(hashes: readonly Buffer[]): Buffer {
  return hashes.length === 0 ? emptyRoot : hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), hashes[hashes.length - 1] as Buffer)
}

export type GrowingTree = {
  size: () => number
  /** Adds a leaf by its hash. @returns the subtrees it completes: the leaf itself first, each next one above the last */
  add: (leaf: Buffer) => Node[]
  root: () => Buffer
}

/**
 * A tree that grows at its end and remembers only its complete subtrees: one hash for each bit of its size.
 * @param size leaves it has already
 * @param peaks hashes of `placesOf({ start: 0, end: size })`
 */
export function growingTree(size = 0, peaks: readonly Buffer[] = []): GrowingTree {
  const places = placesOf({ start: 0, end: size })
  if (places.length !== peaks.length) throw new Error(`A tree of ${size} leaves has ${places.length} complete subtrees, not ${peaks.length}.`)
  const stack: Node[] = places.map((place, i) => ({ ...place, hash: peaks[i] as Buffer }))
  let count = size
  return {
    size: () => count,
    add: (leaf) => {
      let node: Node = { level: 0, index: count, hash: leaf }
      const complete = [node]
      count += 1
      for (let last = stack.at(-1); last && last.level === node.level; last = stack.at(-1)) {
        stack.pop()
        node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(last.hash, node.hash) }
        complete.push(node)
      }
      stack.push(node)
      return complete
    },
    root: () => joined(stack.map((peak) => peak.hash)),
  }
}
