import { describe, expect, it } from 'vitest'
import azure from '../azure-activity/analyzer'
import cloudtrail from '../cloudtrail/analyzer'
import { buildEvent } from '../cloudtrail/build-event'
import { buildSignIn } from '../entra-sign-in/build-sign-in'
import entra from '../entra-sign-in/analyzer'
import { evidenceOf } from '../formats/testing/evidence'
import github from '../github-audit/analyzer'
import okta from '../okta-system-log/analyzer'
import { buildEvent as buildOkta } from '../okta-system-log/build-event'
import { buildRecord } from '../azure-activity/build-record'
import { moments } from './moments'

const linksOf = async (analyzer: { analyze: (input: { files: ReturnType<typeof evidenceOf>[] }) => Promise<{ facts: unknown }> }, records: unknown) => {
  const { facts } = await analyzer.analyze({ files: [evidenceOf(JSON.stringify(records), 'log.json')] })
  return (facts as { moments: { link: string; side: string }[] }).moments.map(({ link, side }) => `${side} ${link}`)
}
const trail = (...events: Record<string, unknown>[]) => linksOf(cloudtrail, { Records: events.map((event) => buildEvent(event)) })
const saml = { eventSource: 'sts.amazonaws.com', eventName: 'AssumeRoleWithSAML', sourceIPAddress: '198.51.100.7', userIdentity: { type: 'SAMLUser', principalId: 'x:dana@ridgeline.example', userName: 'dana@ridgeline.example', identityProvider: 'x' } }
const web = (roleSessionName: string) => ({ eventSource: 'sts.amazonaws.com', eventName: 'AssumeRoleWithWebIdentity', userIdentity: { type: 'WebIdentityUser', userName: 'repo:ridgeline/plm:ref:refs/heads/main', identityProvider: 'x' }, requestParameters: { roleSessionName } })

describe('what ties events of two logs', () => {
  it('a sign-in to AWS through the identity provider', async () => {
    expect(await trail(saml, { ...saml, errorCode: 'AccessDenied' }, { ...saml, sourceIPAddress: 'AWS Internal' })).toEqual(['effect person dana@ridgeline.example 198.51.100.7'])
  })
  it('a role taken on by a run', async () => expect(await trail(web('gha-12345678901'), web('GitHubActions'), web('v2-1234'))).toEqual(['effect run 12345678901']))
  it('twins of a sign-in', async () => expect(await trail({ eventSource: 'signin.amazonaws.com', eventName: 'SwitchRole', eventType: 'AwsConsoleSignIn', sharedEventID: 's-1' }, { sharedEventID: 's-2' })).toEqual(['twin shared s-1']))
  it('a token of Entra', async () => {
    expect(await linksOf(entra, [buildSignIn({ uniqueTokenIdentifier: 'uti-1' })])).toContain('cause token uti-1')
    expect(await linksOf(azure, [buildRecord('Microsoft.Resources/tags/write', { identity: { claims: { uti: 'uti-1' } } })])).toEqual(['effect token uti-1'])
  })
  it('a sign-on of Okta to AWS, and to nothing else', async () => {
    const to = (displayName: string) => buildOkta('user.authentication.sso', { target: [{ type: 'AppInstance', displayName }] })
    expect(await linksOf(okta, [to('Amazon Web Services')])).toHaveLength(1)
    expect(await linksOf(okta, [to('Lunch menu'), to('Laws and such')])).toEqual([])
  })
  it('a run of GitHub', async () => expect(await linksOf(github, [{ '@timestamp': 1_795_000_000_000, action: 'workflows.created_workflow_run', actor: 'dana', org: 'ridgeline', repo: 'ridgeline/plm', workflow_run_id: 12345678901 }])).toEqual(['cause run 12345678901']))
  it('keeps the earliest of one act, each of a person, and a bounded number', () => {
    const book = moments()
    const take = (link: string, time: number) => book.take([{ link, side: 'cause' }], { time, at: {} })
    for (const time of [3_000, 1_000, 2_000]) take('run 1', 1_700_000_000_000 + time)
    for (const time of [1_000, 2_000]) take('person a@x.example 198.51.100.7', 1_700_000_000_000 + time)
    expect(book.list()).toHaveLength(3)
    expect(book.list()[0]?.time).toBe('2023-11-14T22:13:21Z')
    for (let i = 0; i < 2_000; i++) take(`run ${i}`, 1_700_000_000_000)
    expect(book.list()).toHaveLength(1_000)
    book.take([{ link: 'run 1', side: 'effect' }], { time: null, at: {} })
  })
})
