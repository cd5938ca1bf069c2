import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { type BundlePart, bundleFormat, bundleLines } from '../bundle'
import { checkpointText } from '../checkpoint'
import { entryOf, type LoggedEvent, openingOf } from '../entry'
import { type AuditKeys, originOf } from '../keys'
import { growingTree, leafHash } from '../merkle'
import { type Signer, signatureLine, signNote, verifierLine, verifierOf } from '../note'

export function newSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { spki: publicKey.export({ type: 'spki', format: 'der' }), sign: async (bytes) => sign('sha256', bytes, privateKey) }
}

/** Keys of an invented installation. */
export const newKeys = (): AuditKeys => ({ ...newSigner(), installation: 'veritar.invalid/test', mac: async (bytes) => createHmac('sha256', 'rows').update(bytes).digest() })

export const logId = '01970000-0000-7000-8000-00000000000a'
const witnessName = 'witness.invalid/test'
const salt = Buffer.alloc(32, 1)

export const eventOf = (n: number): LoggedEvent => ({
  id: `01970000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  at: new Date(Date.UTC(2026, 10, 24, 8, 0, n)),
  primeId: logId,
  subId: null,
  assessmentId: null,
  actorId: '01970000-0000-7000-8000-00000000000d',
  actorName: `Person ${n % 3}`,
  actorOrgId: logId,
  code: 'evidence.read',
  outcome: 'done',
  target: `revision ${n}`,
  data: { fileId: String(n) },
  internal: false,
})

/** The lines of the export of an invented log, with a head after each of `heads` sizes, the last one witnessed. */
export async function exportedLog(options: { keys: AuditKeys; witness: Signer; size: number; heads: number[]; sealed?: number[]; event?: (n: number) => LoggedEvent }): Promise<string[]> {
  const { keys, witness, size, heads, sealed = [], event = eventOf } = options
  const origin = originOf(keys, logId)
  async function* parts(): AsyncGenerator<BundlePart> {
    const tree = growingTree()
    for (let n = 0; n < size; n += 1) {
      const payload = entryOf(event(n), salt)
      yield sealed.includes(n) ? { index: n, sealed: true } : { index: n, payload: payload.toString(), opening: openingOf(event(n), salt) }
      for (const { level, index, hash } of tree.add(leafHash(payload))) yield { node: [level, index], hash: hash.toString('base64') }
      if (!heads.includes(n + 1)) continue
      const text = checkpointText({ origin, size: n + 1, root: tree.root() })
      yield { checkpoint: (await signNote(text, origin, keys)) + (n + 1 === heads.at(-1) ? await signatureLine(text, witnessName, witness) : '') }
    }
  }
  const head = { format: bundleFormat as typeof bundleFormat, origin, size, keys: [verifierLine(verifierOf(keys.installation, keys.spki))], witnesses: [verifierLine(verifierOf(witnessName, witness.spki))], made: '2026-11-24T12:00:00.000Z' }
  const lines: string[] = []
  for await (const line of bundleLines(head, parts(), keys)) lines.push(line.trimEnd())
  return lines
}
