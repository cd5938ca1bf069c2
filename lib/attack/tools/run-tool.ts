import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { bareEnv, searchPath } from '../../env'

/** Where a program is, or null. */
export function findTool(name: string): string | null {
  return searchPath().map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null
}

/**
 * Runs a program in a folder of its own, with nothing of our environment, to its end or for so long.
 * @param more variables that it needs
 * @param seconds after which it is ended
 * @returns what it said, and whether it had to be ended
 */
export function runTool(path: string, args: string[], folder: string, seconds: number, more: Record<string, string> = {}): Promise<{ said: string; late: boolean }> {
  return new Promise((resolve) => {
    const child = spawn(path, args, { cwd: folder, env: { ...bareEnv(), PATH: '/usr/bin:/bin', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', ...more }, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let late = false
    const clock = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, seconds * 1_000)
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000_000)))
    child.once('error', (error) => (said += error.message))
    child.once('close', () => {
      clearTimeout(clock)
      resolve({ said, late })
    })
  })
}
