import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from '../start/children'
import { freePort } from '../start/ports'

export type Served = { origin: string; stop: () => Promise<void> }

/**
 * Starts the production build of `root` on a free port of the loopback address.
 * @param env what `npm start` gives its web server, without the addresses
 * @throws Error when it does not answer within a minute
 */
export async function serve(root: string, env: Record<string, string>): Promise<Served> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = startChild('web server', join(process.cwd(), 'lib/start/web.mjs'), { args: ['127.0.0.1', String(port)], cwd: root, env: { ...env, APP_ORIGIN: origin, HOST: '127.0.0.1', NEXTAUTH_URL: origin, NODE_ENV: 'production' } })
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.process.exitCode !== null) throw new Error('The web server ended while starting; its message is above.')
    if (await fetch(`${origin}/api/health`).then(({ ok }) => ok, () => false)) return { origin, stop: child.stop }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await child.stop()
  throw new Error(`The web server did not answer at ${origin} within a minute.`)
}

/**
 * The build as it is when proxy.ts does not exist: the same files, in a directory of its own, with manifests that name no
 * proxy. @returns the directory, for `serve`; the caller removes it
 */
export function withoutProxy(root: string): string {
  if (!existsSync(join(root, '.next', 'BUILD_ID'))) throw new Error('There is no production build here: npm start makes one.')
  const copy = mkdtempSync(join(tmpdir(), 'veritar-no-proxy-'))
  for (const name of readdirSync(root)) if (!['.next', 'proxy.ts', '.git', '.veritar'].includes(name)) symlinkSync(join(root, name), join(copy, name))
  mkdirSync(join(copy, '.next'))
  for (const name of readdirSync(join(root, '.next'))) {
    if (name === 'server') cpSync(join(root, '.next', name), join(copy, '.next', name), { recursive: true, filter: (path) => !/[\\/]middleware\.js/.test(path) })
    else if (name !== 'cache') symlinkSync(join(root, '.next', name), join(copy, '.next', name))
  }
  const manifest = (name: string, value: unknown) => writeFileSync(join(copy, '.next', 'server', name), JSON.stringify(value))
  manifest('functions-config-manifest.json', { version: 1, functions: {} })
  manifest('middleware-manifest.json', { version: 3, middleware: {}, sortedMiddleware: [], functions: {} })
  return copy
}

/** Removes what `withoutProxy` made. */
export const discard = (copy: string): void => rmSync(copy, { recursive: true, force: true })
