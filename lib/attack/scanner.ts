import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bareEnv } from '../env'
import { eicar } from '../evidence/checks/testing/malicious'
import { scanStream } from '../evidence/scanner/clamd'
import { fakeClamd, honest } from '../evidence/scanner/testing/fake-clamd'
import type { newEndings } from '../start/endings'
import { freePort } from '../start/ports'

const program = '/usr/sbin/clamd'

async function* word() {
  yield Buffer.from('up?')
}

/**
 * A scanner that knows the test file: clamd where it is installed, with one signature of our own, else a stand-in.
 * @throws Error when clamd is there and does not start
 */
export async function scannerFor(folder: string, endings: ReturnType<typeof newEndings>): Promise<{ address: string; name: string }> {
  if (!existsSync(program)) {
    const fake = await fakeClamd({ reply: honest })
    endings.add(fake.stop)
    return { address: fake.address, name: 'a stand-in for clamd, which is not installed' }
  }
  const port = await freePort()
  const signatures = join(folder, 'signatures')
  mkdirSync(signatures)
  writeFileSync(join(signatures, 'own.ndb'), `Veritar.Test:0:*:${Buffer.from(eicar).toString('hex')}\n`)
  const conf = join(folder, 'clamd.conf')
  const user = process.getuid?.() === 0 ? 'User root\n' : ''
  writeFileSync(conf, `TCPSocket ${port}\nTCPAddr 127.0.0.1\nDatabaseDirectory ${signatures}\nForeground yes\nAlertExceedsMax yes\nAlertEncrypted yes\n${user}`)
  const child = spawn(program, ['-c', conf], { stdio: 'ignore', env: bareEnv() })
  endings.add(() => void child.kill('SIGKILL'))
  const address = `tcp://127.0.0.1:${port}`
  for (let tries = 0; tries < 200; tries += 1) {
    if (await scanStream({ address, seconds: 2 }, word()).then(() => true, () => false)) return { address, name: 'clamd with one signature of our own' }
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new Error('clamd did not start.')
}
