import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statfsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { Problem, remedyFor } from './problem'

const hex = z.string().regex(/^[0-9a-f]{32,}$/)
const Secrets = z.strictObject({ nextAuth: hex, postgres: hex, owner: hex, app: hex })
export type Secrets = z.infer<typeof Secrets>

const needed = 500_000_000

/**
 * The state directory, made when absent. Others may pass through it, which the user that runs PostgreSQL needs when
 * root starts it, and may list nothing.
 * @throws Problem when it cannot be written or the disk is full
 */
export function openState(path: string): string {
  const state = resolve(path)
  try {
    mkdirSync(state, { recursive: true, mode: 0o711 })
    if (process.getuid?.() === 0) chmodSync(state, 0o711)
    const disk = statfsSync(state)
    const free = disk.bavail * disk.bsize
    if (free < needed) throw new Problem(`Only ${Math.floor(free / 1e6)} MB are free on the disk that holds ${state}: free at least ${needed / 1e6} MB and start again.`)
  } catch (error) {
    const sentence = remedyFor(error, state)
    throw sentence ? new Problem(sentence) : error
  }
  return state
}

/** The secrets of this installation, made on the first start and readable by its owner only. @throws Problem when the file is damaged */
export function openSecrets(state: string): Secrets {
  const file = join(state, 'secrets.json')
  if (existsSync(file)) {
    const parsed = Secrets.safeParse(readJson(file))
    if (parsed.success) return parsed.data
    throw new Problem(`${file} is damaged: restore it from a backup. Without it the database in ${state} cannot be opened; move ${state} away to begin anew.`)
  }
  const secret = () => randomBytes(32).toString('hex')
  const secrets = { nextAuth: secret(), postgres: secret(), owner: secret(), app: secret() }
  writeFileSync(`${file}.partial`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  renameSync(`${file}.partial`, file)
  return secrets
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
