import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// What the browser tests run against: `npm start` itself, on a throw-away state that goes when it ends.
const state = mkdtempSync(join(tmpdir(), 'veritar-e2e-'))
chmodSync(state, 0o711)
const stack = spawn(process.execPath, ['lib/start/bootstrap.mjs', 'start'], { env: { ...process.env, VERITAR_STATE: state, VERITAR_DEMO: '1' }, stdio: 'inherit', detached: true })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stack.kill('SIGTERM'))
stack.once('exit', (code) => {
  rmSync(state, { recursive: true, force: true })
  process.exit(code ?? 1)
})
