import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const modules = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so', '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so', '/usr/local/lib/softhsm/libsofthsm2.so', '/opt/homebrew/lib/softhsm/libsofthsm2.so']

/** The module of SoftHSM2 on this machine, or null when it is not installed. */
export const softHsmModule = (): string | null => modules.find((path) => existsSync(path)) ?? null

/** Makes a token of SoftHSM2 below `folder`, and points this process at it. @returns what opens it */
export function makeSoftToken(folder: string, module: string): { module: string; label: string; pin: () => string } {
  const tokens = join(folder, 'tokens')
  mkdirSync(tokens, { recursive: true })
  const config = join(folder, 'softhsm2.conf')
  writeFileSync(config, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`)
  process.env.SOFTHSM2_CONF = config
  const made = spawnSync('softhsm2-util', ['--init-token', '--free', '--label', 'veritar', '--pin', '4711', '--so-pin', '47114711'], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`SoftHSM2 made no token: ${made.stderr}`)
  return { module, label: 'veritar', pin: () => '4711' }
}
