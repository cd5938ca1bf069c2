import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { VaultDb } from '../vault/object'
import { appendToObject, beginObject, placeObject } from '../vault/writing'

/** Stores one file in parts of 8 MiB and says in one line of JSON what that took. Run by upload-run.ts in a process of its own. */
export type Took = { seconds: number; cpuSeconds: number; peakMegabytes: number }

/** Two rows in place of a database: what is measured is cipher, digest and disk. */
function rowsInMemory(): VaultDb {
  let key: unknown = null
  const kept = {
    vaultKey: { findFirst: async () => key, createMany: async ({ data }: { data: object[] }) => (key = { ...data[0], destroyedAt: null }) },
    vaultObject: { create: async ({ data }: { data: object }) => ({ size: null, sha256: null, ...data }) },
    $queryRaw: async () => [],
  }
  return kept as unknown as VaultDb
}

const total = Number(process.argv[2])
const part = randomBytes(8 * 1024 * 1024)
const object = await beginObject(rowsInMemory(), { organizationId: randomUUID() })
const before = process.cpuUsage()
const began = performance.now()
for (let at = 0; at < total; ) {
  const bytes = part.subarray(0, Math.min(part.length, total - at))
  at = await appendToObject(object, at, bytes, at + bytes.length === total)
}
const { size } = await placeObject(object, { size: total })
const seconds = (performance.now() - began) / 1_000
const { user, system } = process.cpuUsage(before)
if (size !== total) throw new Error('Not all of it was stored.')
const peak = /VmHWM:\s+(\d+) kB/.exec(process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '')?.[1]
const took: Took = { seconds, cpuSeconds: (user + system) / 1e6, peakMegabytes: peak ? Number(peak) * 1.024e-3 : process.resourceUsage().maxRSS / 1e3 }
console.log(JSON.stringify(took))
