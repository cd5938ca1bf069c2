import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Verifier, verifierOf } from '../note'
import { readKeys } from '../read-keys'
import { writeDurably } from '../signed-heads'
import type { Witness } from './witness'

/** Everything a witness owns, in one directory that Veritar cannot write: its key, the keys it trusts, and what it has signed. */
export function openWitness(directory: string): Witness {
  mkdirSync(join(directory, 'logs'), { recursive: true, mode: 0o700 })
  const path = (origin: string) => join(directory, 'logs', `${hash('sha256', origin, 'hex')}.checkpoint`)
  const { name, signer } = witnessKey(join(directory, 'witness-key.pem'))
  return {
    name,
    signer,
    trusted: trustedKeys(join(directory, 'trusted.keys')),
    store: {
      read: (origin) => (existsSync(path(origin)) ? readFileSync(path(origin), 'utf8') : null),
      keep: (origin, checkpoint) => {
        // Everything ever signed, for a person to read; what counts is the file that is replaced as a whole.
        appendFileSync(join(directory, 'signed.txt'), `${checkpoint}\n`, { mode: 0o600 })
        writeDurably(path(origin), checkpoint)
      },
    },
  }
}

function witnessKey(path: string): Pick<Witness, 'name' | 'signer'> {
  if (!existsSync(path)) writeDurably(path, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  const key = createPrivateKey(readFileSync(path, 'utf8'))
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const { id } = verifierOf('witness', spki)
  return { name: `witness.invalid/${id}`, signer: { spki, sign: async (bytes) => sign('sha256', bytes, key) } }
}

function trustedKeys(path: string): Verifier[] {
  return existsSync(path) ? readKeys(readFileSync(path, 'utf8')) : []
}
