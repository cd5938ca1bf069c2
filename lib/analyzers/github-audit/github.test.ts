import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { JsonRecord } from '../formats/json-records'
import { evidenceOf } from '../formats/testing/evidence'
import { recognize, sampleOf } from '../recognize'
import analyzer from './analyzer'

const event = (fields: JsonRecord = {}): JsonRecord => ({
  '@timestamp': 1793628000000, _document_id: 'd-1', action: 'git.clone', actor: 'mokafor-hf', actor_id: 41, actor_ip: '199.43.0.47', actor_location: { country_code: 'US' },
  org: 'harborfield-itar', repo: 'harborfield-itar/guidance', repository_public: false, transport_protocol_name: 'ssh', ...fields,
})
const read = async (content: string | Uint8Array) => analyzer.analyze({ files: [evidenceOf(content, 'export')] })
const rules = async (fields: JsonRecord) => (await read(JSON.stringify([event(), event({ _document_id: 'd-2', ...fields })]))).observations.filter(({ rule }) => rule.startsWith('GH')).map(({ rule, severity }) => `${rule} ${severity}`)

describe('rules: firing, quiet, near miss', () => {
  it.each<[string, JsonRecord, string[]]>([
    ['GH-01 fires for a repository made public', { action: 'repo.access', visibility: 'public' }, ['GH-01 critical']],
    ['GH-01 only lists one made private', { action: 'repo.access', visibility: 'private' }, ['GH-01 info']],
    ['GH-01 says when it cannot tell', { action: 'repo.access' }, ['GH-01 medium']],
    ['GH-01 fires for a public repository created', { action: 'repo.create', visibility: 'public' }, ['GH-01 high']],
    ['GH-01 is quiet for a private one', { action: 'repo.create', visibility: 'private' }, []],
    ['GH-02 fires for another country', { actor_location: { country_code: 'DE' } }, ['GH-02 high']],
    ['GH-02 is quiet for a U.S. territory', { actor_location: { country_code: 'PR' } }, []],
    ['GH-02 lists somebody let in', { action: 'org.add_member', user: 'x' }, ['GH-02 low']],
    ['GH-03 fires for a second factor no longer asked', { action: 'org.disable_two_factor_requirement' }, ['GH-03 critical']],
    ['GH-03 is quiet when it is asked', { action: 'org.enable_two_factor_requirement' }, []],
    ['GH-03 fires for any scan switched off', { action: 'repository_secret_scanning.disable' }, ['GH-03 medium']],
    ['GH-03 is quiet for one switched on', { action: 'repository_secret_scanning.enable' }, []],
    ['GH-04 fires for a job on a runner of GitHub', { action: 'workflows.prepared_workflow_job', is_hosted_runner: true }, ['GH-04 medium']],
    ['GH-04 is quiet for an own runner', { action: 'workflows.prepared_workflow_job', is_hosted_runner: false }, []],
    ['GH-05 fires for an app', { action: 'integration_installation.create' }, ['GH-05 medium']],
    ['GH-05 is quiet for an app removed', { action: 'integration_installation.destroy' }, []],
    ['GH-06 fires without an address', { actor_ip: undefined }, ['GH-06 medium']],
    ['GH-07 fires for staff', { action: 'staff.repo_unlock' }, ['GH-07 medium']],
  ])('%s', async (_name, fields, expected) => expect(await rules(fields)).toEqual(expected))
  it('GH-08 fires for one person who does all three, and is quiet for two', async () => {
    const acts = (...list: [string, string][]) => JSON.stringify(list.map(([actor, action], i) => event({ actor, action, _document_id: `a-${i}` })))
    const seen = async (content: string) => (await read(content)).observations.filter(({ rule }) => rule === 'GH-08').map(({ severity, message }) => `${severity} ${message.split(' in this')[0]}`)
    expect(await seen(acts(['a', 'git.push'], ['a', 'pull_request_review.submit'], ['a', 'pull_request.merge']))).toEqual(['low a pushes, approves, merges or deploys'])
    expect(await seen(acts(['a', 'git.push'], ['b', 'pull_request_review.submit'], ['a', 'pull_request.merge']))).toEqual([])
    expect(await seen(acts(['ci[bot]', 'git.push'], ['ci[bot]', 'workflows.approve_workflow_job'], ['ci[bot]', 'pull_request.merge']))).toEqual([])
  })
  it('GH-06 says that clones are not shown', async () => {
    const { observations } = await read(JSON.stringify([event({ action: 'repo.create' })]))
    expect(observations.find(({ rule }) => rule === 'GH-06')?.message).toMatch(/cannot say who took the code/)
  })
})

describe('shapes', () => {
  it.each<[string, string | Uint8Array]>([
    ['the answer of the API', JSON.stringify([event()], null, 2)],
    ['JSON Lines', `${JSON.stringify(event())}\n`],
    ['a stream for Splunk', JSON.stringify({ time: 1, event: event() })],
    ['created_at only', JSON.stringify([{ ...event(), '@timestamp': undefined, created_at: 1793628000000 }])],
    ['ISO times', JSON.stringify([{ ...event(), '@timestamp': '2026-11-02T14:00:00.000Z' }])],
    ['times as GitHub writes them in tables', 'action,actor,actor_ip,org,repo,created_at,_document_id\ngit.clone,mokafor-hf,199.43.0.47,harborfield-itar,harborfield-itar/guidance,2026-11-02 14:00:00 UTC,d-1\n'],
    ['gzip', gzipSync(JSON.stringify(event()))],
    ['UTF-16', Buffer.from(`\ufeff${JSON.stringify([event()])}`, 'utf16le')],
    ['CSV', 'action,actor,actor_ip,org,repo,created_at,_document_id\ngit.clone,mokafor-hf,199.43.0.47,harborfield-itar,harborfield-itar/guidance,1793628000000,d-1\n'],
  ])('%s', async (_name, content) => {
    expect((await read(content)).facts).toMatchObject({ events: 1, incomplete: 0, dataEvents: 1, firstEvent: '2026-11-02T14:00:00Z', accounts: { 'harborfield-itar': 1 }, principals: [{ id: 'mokafor-hf', kind: 'human' }] })
    expect(recognize(await sampleOf(evidenceOf(content)))?.analyzer).toBe('github-audit')
  })
  it('are not stolen from others', async () => {
    for (const other of [{ action: 'user_login_failed', actor: { id: 'x' }, date_create: 1 }, { action: 'Microsoft.Storage/write', caller: 'x' }, { action: 'allow', src: '10.0.0.1' }]) {
      expect(recognize(await sampleOf(evidenceOf(JSON.stringify(other))))).toBeNull()
      await expect(read(JSON.stringify(other))).rejects.toThrow(/no record of GitHub/)
    }
  })
  it('know bots, deploy keys and people apart', async () => {
    const { facts } = await read(JSON.stringify([event({ actor: 'dependabot[bot]' }), event({ actor: '', programmatic_access_type: 'Deploy key' }), event({ external_identity_nameid: 'M.Okafor@harborfield.example' })]))
    expect(facts.principals.map(({ id, kind }) => `${id} ${kind}`).sort()).toEqual(['dependabot[bot] service', 'deploy key unnamed service', 'm.okafor@harborfield.example human'])
  })
})
