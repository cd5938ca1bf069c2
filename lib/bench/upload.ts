import { spawnSync } from 'node:child_process'
import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runMeasured } from './upload-run'

/** What one way of storing reached, in megabytes (10^6 bytes) a second of the clock and of processor time. */
export type UploadSpeed = { way: string; megabytesPerSecond: number | null; perProcessorSecond: number | null; peakMegabytes: number | null }

const seconds = 2
const part = 8 * 1024 * 1024

/** Megabytes a second that `openssl speed` reaches with one algorithm in blocks of 16 KiB, or null without openssl. */
function opensslSpeed(algorithm: string): number | null {
  const said = spawnSync('openssl', ['speed', '-seconds', String(seconds), '-bytes', '16384', '-evp', algorithm], { encoding: 'utf8' })
  const kilobytes = /([\d.]+)k\s*$/m.exec(said.stdout ?? '')?.[1]
  return kilobytes ? Number(kilobytes) / 1_000 : null
}

/** One after the other: what is left when each byte goes through both. */
const serial = (a: number, b: number) => 1 / (1 / a + 1 / b)

type Speed = { clock: number; processor: number }

/** The best of five runs. */
function timed(bytes: number, work: () => void): Speed {
  const best: Speed = { clock: 0, processor: 0 }
  for (let run = 0; run < 5; run += 1) {
    const [began, before] = [performance.now(), process.cpuUsage()]
    work()
    const { user, system } = process.cpuUsage(before)
    best.clock = Math.max(best.clock, bytes / 1e3 / (performance.now() - began))
    best.processor = Math.max(best.processor, bytes / (user + system))
  }
  return best
}

/** What Node itself reaches: AES-256-GCM in chunks of 16 KiB and SHA-256, nothing else. */
function nodeAlone(): Speed {
  const [bytes, key, nonce] = [randomBytes(64 * 1024 * 1024), randomBytes(32), randomBytes(12)]
  const gcm = () => {
    for (let at = 0; at < bytes.length; at += 16_384) {
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
      cipher.update(bytes.subarray(at, at + 16_384))
      cipher.final()
      cipher.getAuthTag()
    }
  }
  const sha = () => void createHash('sha256').update(bytes).digest()
  const [a, b] = [timed(bytes.length, gcm), timed(bytes.length, sha)]
  return { clock: serial(a.clock, b.clock), processor: serial(a.processor, b.processor) }
}

/** What the disk takes when the same parts are only written, each on the disk before the next. */
async function onlyWritten(folder: string, total: number): Promise<number> {
  const bytes = randomBytes(part)
  const path = join(folder, randomUUID())
  const handle = await open(path, 'wx')
  const began = performance.now()
  for (let at = 0; at < total; at += part) {
    await handle.appendFile(bytes)
    await handle.datasync()
  }
  const speed = total / 1e6 / ((performance.now() - began) / 1_000)
  await handle.close()
  rmSync(path)
  return speed
}

/**
 * Stores a file of `total` bytes as an upload does, in parts of 8 MiB, each encrypted, hashed and on the disk before the
 * next: once where files lie in memory, which leaves what Veritar does, and once on the disk.
 */
export async function benchUpload(total: number): Promise<{ bound: number | null; rows: UploadSpeed[] }> {
  const [aes, sha] = [opensslSpeed('aes-256-gcm'), opensslSpeed('sha256')]
  // openssl counts processor time, so other work on the machine does not change its figures.
  const bound = aes && sha ? serial(aes, sha) : null
  const node = nodeAlone()
  const rows: UploadSpeed[] = [
    { way: 'openssl speed, both one after the other', megabytesPerSecond: null, perProcessorSecond: bound, peakMegabytes: null },
    { way: 'Node alone, both one after the other', megabytesPerSecond: node.clock, perProcessorSecond: node.processor, peakMegabytes: null },
  ]
  const folders: [string, string][] = [...(existsSync('/dev/shm') ? [['upload, files in memory', '/dev/shm'] satisfies [string, string]] : []), ['upload, files on the disk', tmpdir()]]
  for (const [way, base] of folders) {
    const folder = mkdtempSync(join(base, 'veritar-upload-'))
    try {
      rows.push({ way, ...(await runMeasured(folder, total)) })
      if (base === tmpdir()) rows.push({ way: 'the disk alone: parts written, nothing else', megabytesPerSecond: await onlyWritten(folder, total), perProcessorSecond: null, peakMegabytes: null })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return { bound, rows }
}
