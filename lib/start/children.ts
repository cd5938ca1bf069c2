import { type ChildProcess, fork } from 'node:child_process'
import { childEnv } from '../env'

export type Child = { name: string; process: ChildProcess; stop: () => Promise<void> }

/**
 * Starts a part of the stack; it ends when we do, also when we are killed, because its channel to us closes.
 * @param options.log descriptor of a file that gets what it says; unset means that it says it where we do
 */
export function startChild(name: string, script: string, options: { args?: string[]; execArgv?: string[]; cwd?: string; log?: number | undefined; env: Record<string, string> }): Child {
  const said = options.log ?? 'inherit'
  const child = fork(script, options.args ?? [], { execArgv: options.execArgv ?? [], ...(options.cwd ? { cwd: options.cwd } : {}), env: childEnv(options.env), stdio: ['ignore', said, said, 'ipc'], detached: process.platform !== 'win32' })
  return { name, process: child, stop: () => stop(child) }
}

/** Asks a child to end and insists after ten seconds. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return
  await new Promise<void>((resolve) => {
    const insist = setTimeout(() => child.kill('SIGKILL'), 10_000)
    child.once('exit', () => {
      clearTimeout(insist)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
