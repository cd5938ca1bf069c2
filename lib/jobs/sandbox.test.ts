import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { enclosed, sandboxHere } from './sandbox'

const folder = mkdtempSync(join(tmpdir(), 'veritar-sandbox-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('says what is missing when nothing encloses', () => {
  const { sandbox, why } = sandboxHere()
  expect(why === '').toBe(sandbox === 'bubblewrap')
})

describe.runIf(sandboxHere().sandbox === 'bubblewrap')('an enclosed process', () => {
  const run = (code: string, reads: string[] = []) => {
    const { command, args } = enclosed(['-e', code], reads)
    return spawnSync(command, args, { env: { NODE_ENV: 'production' }, encoding: 'utf8', timeout: 30_000 })
  }

  test('runs Node', () => expect(run('console.log(1 + 1)').stdout.trim()).toBe('2'))

  test('asvs-15.2.5 asvs-13.2.4 reaches no network, not even this machine', () => {
    const { stdout } = run('require("node:net").connect(22, "127.0.0.1").on("error", (e) => console.log(e.code)).on("connect", () => console.log("connected")); setTimeout(() => {}, 500)')
    expect(stdout.trim()).toMatch(/^(ECONNREFUSED|ENETUNREACH)$/)
    expect(run('console.log(Object.keys(require("node:os").networkInterfaces()).join())').stdout.trim()).toMatch(/^(lo)?$/)
  })

  test.each(['/etc/passwd', '/root', '/home', join(process.cwd(), '.veritar'), join(process.cwd(), '.git')])('asvs-15.2.5 sees nothing at %s', (path) => {
    expect(run(`console.log(require("node:fs").existsSync(${JSON.stringify(path)}))`).stdout.trim()).toBe('false')
  })

  test('sees what it is given, and cannot change it', () => {
    writeFileSync(join(folder, 'evidence'), 'given')
    const path = JSON.stringify(join(folder, 'evidence'))
    expect(run(`console.log(require("node:fs").readFileSync(${path}, "utf8"))`, [folder]).stdout.trim()).toBe('given')
    expect(run(`try { require("node:fs").writeFileSync(${path}, "changed") } catch (e) { console.log(e.code) }`, [folder]).stdout.trim()).toBe('EROFS')
    expect(run(`console.log(require("node:fs").existsSync(${path}))`).stdout.trim()).toBe('false')
  })

  test('sees no other process', () => {
    expect(Number(run('console.log(require("node:fs").readdirSync("/proc").filter((n) => /^\\\\d+$/.test(n)).length)').stdout)).toBeLessThanOrEqual(3)
  })
})
