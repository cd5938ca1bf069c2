import { resolve } from 'node:path'
import { verifierLine, verifierOf } from '../audit/note'
import { witnessServer } from '../audit/witness/serve'
import { openWitness } from '../audit/witness/store'
import { type CommandOutcome, UsageError } from './outcome'

const usualPort = 3290

/** `veritar witness`: signs the heads of audit logs that only ever grew, and refuses all others, until it is ended. */
export async function witness(positionals: string[], options: { from: string; port?: string | undefined; host?: string | undefined }): Promise<CommandOutcome> {
  const [directory] = positionals
  const port = Number(options.port ?? usualPort)
  if (directory === undefined || positionals.length > 1) throw new UsageError('witness takes the directory that holds its key and what it has signed.')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port takes a number up to 65535.')
  const path = resolve(options.from, directory)
  const opened = openWitness(path)
  const line = verifierLine(verifierOf(opened.name, opened.signer.spki))
  if (opened.trusted.length === 0) return { code: 1, error: `The witness has its key now:\n  ${line}\nGive that line to Veritar as WITNESS_KEY. Then put the key of the audit log, a line that its page shows, into ${path}/trusted.keys and start again.\n` }
  const server = witnessServer(opened, (said) => console.log(`${new Date().toISOString()} ${said}`))
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, options.host ?? '127.0.0.1', done))
  const address = server.address()
  console.log(`The witness listens on ${typeof address === 'object' && address ? `http://${address.address}:${address.port}` : address}\n  WITNESS_KEY ${line}`)
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, done)
  })
  server.close()
  server.closeAllConnections()
  return { code: 0 }
}
