import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyRoot, growingTree, joined, leafHash, nodeHash, type Node, placesOf, splitAt } from './merkle'
import { consistencyRanges, hashesOf, inclusionRanges, provesConsistency, provesInclusion, type ReadNodes } from './proofs'

// The published test vectors of Certificate Transparency, RFC 6962: eight leaves, their roots, four audit paths, three consistency proofs.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) => Buffer.from(hex, 'hex'))
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map((hex) => Buffer.from(hex, 'hex'))
const [first, pair, fourth] = [roots[0], roots[1], roots[3]].map((root) => root?.toString('hex') ?? '')
const paths: [leaf: number, size: number, path: (string | undefined)[]][] = [
  [1, 1, []],
  [1, 8, ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']],
  [6, 8, ['bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', fourth]],
  [3, 3, [pair]],
  [2, 5, [first, '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
]
const proofs: [from: number, to: number, path: (string | undefined)[]][] = [
  [1, 1, []],
  [1, 8, paths[1]?.[2] ?? []],
  [6, 8, ['0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', fourth]],
  [2, 5, ['5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
]

/** MTH of RFC 6962 word for word: the slow way, to hold the fast one against. */
function mth(entries: Uint8Array[]): Buffer {
  if (entries.length === 0) return createHash('sha256').digest()
  const [only] = entries
  if (entries.length === 1 && only) return leafHash(only)
  const k = splitAt(entries.length)
  return nodeHash(mth(entries.slice(0, k)), mth(entries.slice(k)))
}

function grown(entries: Uint8Array[]) {
  const tree = growingTree()
  const nodes = new Map<string, Node>()
  for (const entry of entries) for (const node of tree.add(leafHash(entry))) nodes.set(`${node.level}/${node.index}`, node)
  const read: ReadNodes = async (places) =>
    places.map(({ level, index }) => nodes.get(`${level}/${index}`)?.hash ?? expect.fail(`node ${level}/${index} was never complete`))
  return { tree, nodes, read }
}
const hex = (hashes: Buffer[]) => hashes.map((hash) => hash.toString('hex'))

describe('the published vectors of RFC 6962', () => {
  test('the empty tree', () => expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'))
  test.each(roots.map((root, i) => [i + 1, root] as const))('the root of %i leaves', (size, root) => {
    expect(grown(inputs.slice(0, size)).tree.root().toString('hex')).toBe(root.toString('hex'))
  })
  test.each(paths)('the path of leaf %i (counted from 1) of %i', async (leaf, size, path) => {
    const index = leaf - 1
    const { read } = grown(inputs)
    const found = await hashesOf(inclusionRanges(index, size), read)
    expect(hex(found)).toEqual(path)
    expect(provesInclusion({ leaf: leafHash(inputs[index] ?? Buffer.of()), index, size, path: found, root: roots[size - 1] ?? emptyRoot })).toBe(true)
  })
  test.each(proofs)('the consistency of %i with %i', async (from, to, path) => {
    const found = await hashesOf(consistencyRanges(from, to), grown(inputs).read)
    expect(hex(found)).toEqual(path)
    expect(provesConsistency({ from, to, path: found, fromRoot: roots[from - 1] ?? emptyRoot, toRoot: roots[to - 1] ?? emptyRoot })).toBe(true)
  })
})

test('the example of section 2.1.3, seven leaves', () => {
  const said = (ranges: { start: number; end: number }[]) => ranges.map(({ start, end }) => `${start}:${end}`)
  expect(said(inclusionRanges(0, 7))).toEqual(['1:2', '2:4', '4:7'])
  expect(said(inclusionRanges(3, 7))).toEqual(['2:3', '0:2', '4:7'])
  expect(said(inclusionRanges(4, 7))).toEqual(['5:6', '6:7', '0:4'])
  expect(said(inclusionRanges(6, 7))).toEqual(['4:6', '0:4'])
  expect(said(consistencyRanges(3, 7))).toEqual(['2:3', '3:4', '0:2', '4:7'])
  expect(said(consistencyRanges(4, 7))).toEqual(['4:7'])
  expect(said(consistencyRanges(6, 7))).toEqual(['4:6', '6:7', '0:4'])
})

const entries = fc.array(fc.uint8Array({ maxLength: 12 }), { minLength: 1, maxLength: 70 })

describe('for any log', () => {
  test('growing leaf by leaf gives the root of the definition, and can be taken up at any size', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, n) => {
        const { tree, nodes } = grown(list)
        expect(tree.root()).toEqual(mth(list))
        const at = n % (list.length + 1)
        const again = growingTree(at, placesOf({ start: 0, end: at }).map(({ level, index }) => nodes.get(`${level}/${index}`)?.hash ?? emptyRoot))
        expect(again.root()).toEqual(mth(list.slice(0, at)))
        for (const entry of list.slice(at)) again.add(leafHash(entry))
        expect(again.root()).toEqual(mth(list))
      }),
    )
  })

  test('every leaf is proven, and nothing else by that path', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.nat(), fc.nat(), async (list, n, bit, which) => {
        const index = n % list.length
        const size = list.length
        const { tree, read } = grown(list)
        const path = await hashesOf(inclusionRanges(index, size), read)
        const proof = { leaf: leafHash(list[index] ?? Buffer.of()), index, size, path, root: tree.root() }
        expect(provesInclusion(proof)).toBe(true)
        const flip = (hash: Buffer) => Buffer.from(hash.map((byte, i) => (i === bit % 32 ? byte ^ (1 << bit % 8) : byte)))
        expect(provesInclusion({ ...proof, leaf: flip(proof.leaf) })).toBe(false)
        expect(provesInclusion({ ...proof, root: flip(proof.root) })).toBe(false)
        expect(provesInclusion({ ...proof, index: index + size })).toBe(false)
        expect(provesInclusion({ ...proof, path: [...path, proof.leaf] })).toBe(false)
        if (path.length === 0) return
        expect(provesInclusion({ ...proof, path: path.slice(1) })).toBe(false)
        expect(provesInclusion({ ...proof, path: path.map((hash, i) => (i === which % path.length ? flip(hash) : hash)) })).toBe(false)
      }),
    )
  })

  test('a beginning is proven, and a rewritten one is not', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.nat(), async (list, n, which) => {
        const to = list.length
        const from = (n % to) + 1
        const { tree, read } = grown(list)
        const path = await hashesOf(consistencyRanges(from, to), read)
        const proof = { from, to, path, fromRoot: mth(list.slice(0, from)), toRoot: tree.root() }
        expect(provesConsistency(proof)).toBe(true)
        const other = list.slice(0, from)
        other[which % from] = Buffer.from('rewritten afterwards')
        expect(provesConsistency({ ...proof, fromRoot: mth(other) })).toBe(false)
        expect(provesConsistency({ ...proof, toRoot: joined([tree.root(), tree.root()]) })).toBe(false)
        expect(provesConsistency({ ...proof, path: [...path, proof.toRoot] })).toBe(false)
        if (path.length > 0) expect(provesConsistency({ ...proof, path: path.slice(0, -1) })).toBe(false)
        expect(provesConsistency({ ...proof, from: to + 1 })).toBe(false)
      }),
    )
  })
})
