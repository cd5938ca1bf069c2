import { describe, expect, it } from 'vitest'
import { one, readRecords, testAuditRules } from '../audit-log/testing/test-audit-rules'
import { testShapes } from '../audit-log/testing/test-shapes'
import { evidenceOf } from '../formats/testing/evidence'
import { recognize, sampleOf } from '../recognize'
import analyzer from './analyzer'
import { buildAudit, by, changed, diagnostic, failed } from './build-audit'

const policy = (value: string) => buildAudit('Update conditional access policy', [changed('ConditionalAccessPolicy', value)])
const role = (activity: string, name: string) => buildAudit(activity, [changed('Role.DisplayName', `"${name}"`)])

testAuditRules(analyzer, {
  'EN-01': {
    fires: [one('the Netherlands', buildAudit('Update user', [], by({ userPrincipalName: 'o.krantz@emberline.example', ipAddress: '193.0.6.139' })), { severity: 'high' })],
    quiet: [one('at home', buildAudit()), one('Microsoft itself', buildAudit('Update user', [], { initiatedBy: { app: { displayName: 'Microsoft Substrate Management', ipAddress: '193.0.6.139' } } }))],
  },
  'EN-03': {
    fires: [
      one('a guest invited', buildAudit('Invite external user'), { severity: 'medium' }),
      one('what a guest did', buildAudit('Update user', [], by({ userPrincipalName: 'r.voss_partner.example#EXT#@emberline.onmicrosoft.us', ipAddress: '199.43.0.47' })), { says: /r\.voss@partner\.example belongs to another organization/ }),
      one('an invitation refused', buildAudit('Invite external user', [], failed), { severity: 'low' }),
    ],
    quiet: [one('a person of the firm added', buildAudit('Add user'))],
  },
  'EN-05': {
    fires: [
      one('a policy deleted', buildAudit('Delete conditional access policy'), { severity: 'high' }),
      one('a policy turned off', policy('{"state":"disabled"}'), { severity: 'high', says: /turned off/ }),
      one('a policy that only reports', policy('{"state":"enabledForReportingButNotEnforced"}'), { severity: 'high', says: /report only/ }),
      one('a policy changed', policy('{"state":"enabled","conditions":{}}'), { severity: 'medium' }),
      one('federation', buildAudit('Set federation settings on domain'), { severity: 'high' }),
      one('trusted places', buildAudit('Update named location'), { severity: 'medium' }),
      one('a factor taken away', buildAudit('Admin deleted security info'), { severity: 'medium' }),
      one('refused', buildAudit('Delete conditional access policy', [], failed), { severity: 'low', says: /denied/ }),
    ],
    quiet: [one('a policy made', buildAudit('Add conditional access policy')), one('a factor added by oneself', buildAudit('User registered security info'))],
  },
  'EN-06': {
    fires: [one('a secret', buildAudit('Add service principal credentials'), { severity: 'high' }), one('a certificate, with a dash of its own', buildAudit('Update application – Certificates and secrets management '), { severity: 'high' }), one('an owner', buildAudit('Add owner to application'), { severity: 'medium' })],
    quiet: [one('a secret removed', buildAudit('Remove service principal credentials')), one('an application changed', buildAudit('Update application'))],
  },
  'LG-11': {
    fires: [
      one('the highest role', role('Add member to role', 'Global Administrator'), { severity: 'high' }),
      one('another role', role('Add eligible member to role', 'Reports Reader'), { severity: 'medium' }),
      one('a role for a time', role('Add member to role completed (PIM activation)', 'Global Administrator'), { severity: 'info' }),
      one('all subscriptions', buildAudit('User has elevated their access to User Access Administrator for their Azure Resources'), { severity: 'high' }),
      one('consent', buildAudit('Consent to application'), { severity: 'medium' }),
    ],
    quiet: [one('a role taken away', role('Remove member from role', 'Global Administrator')), one('a member of a group', buildAudit('Add member to group'))],
  },
})

const records = [buildAudit(), buildAudit('Delete conditional access policy'), role('Add member to role', 'Global Administrator')]
describe('Graph', () => testShapes(analyzer, records, 'value'))
describe('a diagnostic setting', () => testShapes(analyzer, records.map(diagnostic), 'records'))

describe('facts', () => {
  it('are the same from Graph and from a diagnostic setting, but for the tenant', async () => {
    const [graph, setting] = [await readRecords(analyzer, records), await readRecords(analyzer, records.map(diagnostic))]
    expect({ ...setting.facts, accounts: {}, accountsAt: {}, files: [] }).toEqual({ ...graph.facts, accounts: {}, accountsAt: {}, files: [] })
    expect(graph.facts).toMatchObject({ events: 3, incomplete: 0, actors: 1, identityChanges: { 'Delete conditional access policy': 1 }, privilegeGrants: { 'Add member to role': 1 } })
  })

  it('read the CSV of the portal', async () => {
    const csv = [
      'Date (UTC),CorrelationId,Service,Category,Activity,Result,ResultReason,ActorType,ActorDisplayName,ActorObjectId,ActorUserPrincipalName,IPAddress,ActorServicePrincipalId,ActorServicePrincipalName,Target1Type,Target1DisplayName,Target1ObjectId,Target1UserPrincipalName,Target1ModifiedProperty1Name,Target1ModifiedProperty1OldValue,Target1ModifiedProperty1NewValue',
      '2026-11-02T14:00:00Z,c1,Core Directory,RoleManagement,Add member to role,success,,User,Odile Krantz,u1,o.krantz@emberline.example,199.43.0.47,,,User,Paul Ade,u2,p.ade@emberline.example,Role.DisplayName,,"""Global Administrator"""',
      '2026-11-02T15:00:00Z,c2,Core Directory,ApplicationManagement,Add service principal credentials,success,,Application,Nightly job,,,,sp1,,ServicePrincipal,Nightly job,sp1,,,,',
    ].join('\n')
    const file = evidenceOf(csv, 'roster.json')
    expect(recognize(await sampleOf(file))?.analyzer).toBe('entra-audit')
    const { facts, observations } = await analyzer.analyze({ files: [file] })
    expect(facts).toMatchObject({ events: 2, incomplete: 0, humanEvents: 1 })
    expect(observations.filter(({ rule }) => rule === 'LG-11' || rule === 'EN-06').map(({ rule, severity, locator }) => [rule, severity, locator.row])).toEqual([['EN-06', 'high', 3], ['LG-11', 'high', 2]])
  })
})
