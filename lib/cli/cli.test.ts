import { spawn } from 'node:child_process'
import { mkdtemp, mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { sampleCase } from '../checklist/testing/case'
import { run } from './main'

const bin = fileURLToPath(new URL('./veritar.mjs', import.meta.url))
let folder = ''

/** Runs the command as a shell would, from a folder outside the project. */
function veritar(...args: string[]): Promise<{ code: number | null; out: string; error: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd: folder })
    let out = ''
    let error = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()))
    child.on('close', (code) => resolve({ code, out, error }))
  })
}

const event = (eventID: string, eventTime: string, rest: Record<string, unknown> = {}) => ({
  eventVersion: '1.11',
  userIdentity: { type: 'IAMUser', userName: 'dana.reyes', arn: 'arn:aws-us-gov:iam::111122223333:user/dana.reyes', accountId: '111122223333' },
  eventTime,
  eventSource: 's3.amazonaws.com',
  eventName: 'ListBuckets',
  awsRegion: 'us-gov-west-1',
  sourceIPAddress: '203.0.113.10',
  eventID,
  eventType: 'AwsApiCall',
  recipientAccountId: '111122223333',
  ...rest,
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veritar-cli-'))
  await mkdir(join(folder, 'logs', 'deep'), { recursive: true })
  await writeFile(join(folder, 'case.json'), JSON.stringify(sampleCase()))
  await writeFile(join(folder, 'bad.json'), JSON.stringify({ ...sampleCase(), asOf: 'yesterday', extra: 1 }))
  await writeFile(join(folder, 'torn.json'), '{"asOf": ')
  await writeFile(join(folder, 'note.txt'), 'Nothing of interest.')
  const records = [event('a1', '2026-11-10T10:00:00Z'), event('a2', '2026-11-10T09:00:00Z', { awsRegion: 'us-gov-east-1', sourceIPAddress: undefined })]
  await writeFile(join(folder, 'logs', 'sample.json'), JSON.stringify({ Records: records }))
  await writeFile(join(folder, 'logs', 'deep', 'torn.json'), '{"Records":[{"eventVersion":"1.11","eventID":"x",')
})

describe('veritar', { timeout: 60_000 }, () => {
  it('prints the catalog', async () => {
    const { code, out } = await veritar('catalog', '--json')
    expect(code).toBe(0)
    const printed = JSON.parse(out)
    expect(Object.keys(printed)).toEqual(['version', 'gates', 'criteria'])
    expect(printed.gates).toHaveLength(3)
    for (const key of ['id', 'title', 'section', 'weight', 'basis', 'cites', 'questions', 'evidence', 'bestGrade', 'knockOut']) expect(printed.criteria[0]).toHaveProperty(key)
  })

  it('prints a schema that asks only for what has no default', async () => {
    const { code, out } = await veritar('schema', 'case')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ type: 'object', required: ['asOf', 'subcontractor', 'program'] })
  })

  it('scores a case as JSON and in words', async () => {
    const [machine, people] = await Promise.all([veritar('score', 'case.json', '--json'), veritar('score', 'case.json')])
    expect(machine).toMatchObject({ code: 0, error: '' })
    expect(JSON.parse(machine.out)).toMatchObject({ schema: 'veritar.scorecard/1', outcome: 'not-determined', coverage: 0 })
    expect(people.out).toMatch(/Not determined\. Score 0\.0, coverage 0 percent\./)
  })

  it('says where a case is wrong', async () => {
    const [bad, torn] = await Promise.all([veritar('score', 'bad.json', '--json'), veritar('score', 'torn.json')])
    expect(bad).toMatchObject({ code: 1, out: '' })
    expect(bad.error).toMatch(/asOf: .*\n.*extra/s)
    expect(torn).toMatchObject({ code: 1, error: expect.stringContaining('torn.json is not JSON') })
  })

  it.each([
    [['dance']],
    [[]],
    [['score']],
    [['score', 'case.json', '--loud']],
    [['score', 'absent.json']],
    [['schema', 'cake']],
    [['catalog', 'x']],
    [['analyze']],
    [['analyze', 'absent.json']],
    [['analyze', 'note.txt', '--as', 'selfie']],
    [['score', 'case.json', '--as', 'roster']],
  ])('takes %j as wrong usage', async (args) => {
    const { code, out, error } = await run(args, folder)
    expect({ code, out }).toEqual({ code: 2, out: undefined })
    expect(error).toContain('Usage: veritar')
  })

  it('ends with 2 on wrong usage and prints nothing to standard output', async () => {
    expect(await veritar('score', '--json')).toMatchObject({ code: 2, out: '', error: expect.stringContaining('Usage: veritar') })
  })

  it('reads a folder file by file and says what it could not read', async () => {
    const { code, out } = await veritar('analyze', 'logs', 'note.txt', '--json')
    expect(code).toBe(1)
    const [torn, sample, note] = JSON.parse(out)
    expect(torn).toMatchObject({ file: 'logs/deep/torn.json', status: 'unreadable', facts: null })
    expect(note).toMatchObject({ file: 'note.txt', kind: null, status: 'unreadable', reason: expect.stringMatching(/\S/) })
    expect(sample).toMatchObject({ file: 'logs/sample.json', kind: 'cloudtrail', status: 'read', reason: '', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(sample.facts).toMatchObject({ events: 2, firstEvent: '2026-11-10T09:00:00Z', lastEvent: '2026-11-10T10:00:00Z', regions: { 'us-gov-west-1': 1, 'us-gov-east-1': 1 }, actors: 1, incomplete: 1 })
    for (const observation of sample.observations) expect(observation).toMatchObject({ rule: expect.any(String), severity: expect.any(String), criterion: expect.any(String), message: expect.any(String), locator: expect.any(Object), count: expect.any(Number) })
  })

  it('ends with 0 when everything was read, in words too', async () => {
    const { code, out } = await veritar('analyze', 'logs/sample.json', '--as', 'cloudtrail')
    expect(out).toMatch(/logs\/sample\.json: read, AWS CloudTrail/)
    expect(code).toBe(0)
  })
})
