import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkpointText } from '../checkpoint'
import { originOf } from '../keys'
import { growingTree, leafHash, type Node } from '../merkle'
import { signNote, verifierLine, verifierOf } from '../note'
import { consistencyRanges, hashesOf } from '../proofs'
import { logId, newKeys } from '../testing/log'
import { askWitness, Refused, type WitnessAddress } from './ask'
import { parseRequest, requestText } from './request'
import { witnessServer } from './serve'
import { openWitness } from './store'

const keys = newKeys()
const origin = originOf(keys, logId)

/** A log of entries whose text may differ, with what a log asks its witness. */
function log(entry: (n: number) => string) {
  const tree = growingTree()
  const nodes = new Map<string, Node>()
  return {
    grow: async (size: number, signer = keys, name = origin) => {
      while (tree.size() < size) for (const node of tree.add(leafHash(Buffer.from(entry(tree.size()))))) nodes.set(`${node.level}/${node.index}`, node)
      return { size, note: await signNote(checkpointText({ origin: name, size, root: tree.root() }), name, signer) }
    },
    proof: (to: number) => (from: number) => hashesOf(consistencyRanges(from, to), async (places) => places.map(({ level, index }) => nodes.get(`${level}/${index}`)?.hash ?? Buffer.alloc(32))),
  }
}

let directory = ''
let server: ReturnType<typeof witnessServer>
let address: WitnessAddress
async function start() {
  writeFileSync(join(directory, 'trusted.keys'), `# the log of the test\n${verifierLine(verifierOf(keys.installation, keys.spki))}\n`)
  const witness = openWitness(directory)
  server = witnessServer(witness, () => undefined)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: verifierOf(witness.name, witness.signer.spki) }
}
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'veritar-witness-'))
  await start()
})
afterEach(async () => {
  await new Promise((done) => server.close(done))
  rmSync(directory, { recursive: true })
})
const post = async (body: string, path = '/add-checkpoint', method = 'POST') => {
  const response = await fetch(address.url + path, { method, ...(method === 'POST' ? { body } : {}) })
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() }
}

describe('a witness', () => {
  test('signs a log that grows, also after it was started anew, and keeps its key and all it signed', async () => {
    const one = log(String)
    expect(await askWitness(address, await one.grow(3), 0, one.proof(3))).toMatch(/^— witness\.invalid\/\w{8} \S+\n$/)
    const before = address.key.id
    await new Promise((done) => server.close(done))
    await start()
    expect(address.key.id).toBe(before)
    expect(await askWitness(address, await one.grow(8), 3, one.proof(8))).toContain('— witness')
    // What we remember of it may be wrong: it says what it has signed, and the proof is made from there.
    expect(await askWitness(address, await one.grow(9), 0, one.proof(9))).toContain('— witness')
    expect(await askWitness(address, await one.grow(9), 9, one.proof(9))).toContain('— witness')
    expect(readFileSync(join(directory, 'signed.txt'), 'utf8').match(/^— veritar/gm)).toHaveLength(3)
    expect(statSync(join(directory, 'witness-key.pem')).mode & 0o777).toBe(0o600)
  })

  test('asvs-16.4.3 refuses a log that rewrote itself, one restored from an old backup, and a second one of the same size', async () => {
    const one = log(String)
    const other = log((n) => (n === 2 ? 'rewritten' : String(n)))
    await askWitness(address, await one.grow(5), 0, one.proof(5))
    for (const size of [5, 6, 8]) await expect(askWitness(address, await other.grow(size), 5, other.proof(size))).rejects.toThrow(Refused)
    const restored = log(String)
    await expect(askWitness(address, await restored.grow(4), 4, restored.proof(4))).rejects.toThrow('old backup')
    const grown = log((n) => (n < 4 ? String(n) : `after the restore ${n}`))
    await expect(askWitness(address, await grown.grow(9), 4, grown.proof(9))).rejects.toThrow('rewritten')
    // The true log still gets its signature.
    expect(await askWitness(address, await one.grow(6), 5, one.proof(6))).toContain('— witness')
  })

  test('knows logs by their key', async () => {
    const one = log(String)
    const { note } = await one.grow(2)
    expect((await post(requestText({ from: 0, path: [], checkpoint: (await one.grow(2, newKeys())).note }))).status).toBe(403)
    expect((await post(requestText({ from: 0, path: [], checkpoint: (await one.grow(2, keys, 'veritar.invalid/testing/x')).note }))).status).toBe(404)
    expect((await post(requestText({ from: 0, path: [], checkpoint: note }))).status).toBe(200)
  })

  test('answers as c2sp.org/tlog-witness says', async () => {
    const one = log(String)
    const three = await one.grow(3)
    expect((await post('hello')).status).toBe(400)
    expect((await post(requestText({ from: 4, path: [], checkpoint: three.note }))).status).toBe(400)
    expect((await post(requestText({ from: 0, path: [Buffer.alloc(32)], checkpoint: three.note }))).status).toBe(422)
    expect((await post(requestText({ from: 0, path: [], checkpoint: three.note }))).status).toBe(200)
    const five = await one.grow(5)
    expect(await post(requestText({ from: 0, path: [], checkpoint: five.note }))).toEqual({ status: 409, type: 'text/x.tlog.size', body: '3\n' })
    expect((await post(requestText({ from: 3, path: [Buffer.alloc(32)], checkpoint: five.note }))).status).toBe(422)
    expect((await post('x'.repeat(70_000))).status).toBe(413)
    expect((await post('', '/', 'POST')).status).toBe(404)
    expect((await post('', '/add-checkpoint', 'GET')).status).toBe(405)
  })

  test('signs one of two futures that come at the same time', async () => {
    const [one, other] = [log(String), log((n) => (n > 3 ? `other ${n}` : String(n)))]
    await askWitness(address, await one.grow(4), 0, one.proof(4))
    await other.grow(4)
    const both = await Promise.all([one, other].map(async (each) => post(requestText({ from: 4, path: await (await each.grow(6), each.proof(6)(4)), checkpoint: (await each.grow(6)).note }))))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('whose answer is not its signature is not believed', async () => {
    const one = log(String)
    await expect(askWitness({ ...address, key: verifierOf(address.key.name, keys.spki) }, await one.grow(1), 0, one.proof(1))).rejects.toThrow('WITNESS_KEY')
  })
})

test('a request reads back', () => {
  const request = { from: 7, path: [Buffer.alloc(32, 1), Buffer.alloc(32, 2)], checkpoint: 'origin\n9\nroot\n\n— x y\n' }
  expect(parseRequest(requestText(request))).toEqual(request)
  for (const bad of ['', 'old 7', 'old 07\n\nx', 'old 7\nAAAA\n\nx', `old 7\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}\nx`]) expect(parseRequest(bad)).toBeNull()
})
