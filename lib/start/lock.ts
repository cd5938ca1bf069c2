import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf } from './processes'
import { Problem } from './problem'

/**
 * Takes the state directory for this process, and gives it back when the process ends.
 * A lock whose process is gone, or whose number now belongs to something else, is taken over.
 * @throws Problem when Veritar already runs on it
 */
export function takeLock(state: string): () => void {
  const file = join(state, 'lock')
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 })
      const release = () => {
        if (existsSync(file) && readFileSync(file, 'utf8') === String(process.pid)) rmSync(file, { force: true })
      }
      process.once('exit', release)
      return release
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const pid = Number(readFileSync(file, 'utf8'))
      if (pid !== process.pid && /lib[/\\]start[/\\]/.test(commandOf(pid))) {
        throw new Problem(`Veritar already runs on ${state} (process ${pid}): use that one, stop it, or set VERITAR_STATE to another directory.`)
      }
      rmSync(file, { force: true })
    }
  }
  throw new Problem(`${file} cannot be taken: another start is under way. Wait for it and try again.`)
}
