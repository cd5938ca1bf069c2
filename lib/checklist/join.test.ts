import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Principal } from '../analyzers/log-facts'
import type { RosterRow } from '../analyzers/roster/facts'
import { joinPrincipals } from './join'
import { principal, rosterFacts, rosterRow } from './testing/facts'

const join = (row: Partial<RosterRow> | Partial<RosterRow>[], actor: Partial<Principal> = {}) => {
  const rows = (Array.isArray(row) ? row : [row]).map((partial) => rosterRow(partial))
  return joinPrincipals([rosterFacts({ rows })], [principal(actor)])[0]!
}
const statusOf = (...given: Parameters<typeof join>) => join(...given).status
const arn = 'arn:aws-us-gov:sts::111122223333:assumed-role/AWSReservedSSO_ItarAdmin_0f3c2d1e4b5a6978/Dana.Reyes@Ridgeline.example'

describe('who a principal is', () => {
  it.each([
    ['the same e-mail', {}, {}],
    ['an e-mail in other letter case', { email: 'Dana.Reyes@RIDGELINE.example', principals: [] }, {}],
    ['a role session name', {}, { id: arn, display: arn }],
    ['a single sign-on role and session without ARN', {}, { id: 'AWSReservedSSO_ItarAdmin_0f3c2d1e4b5a6978/dana.reyes@ridgeline.example', display: '' }],
    ['a principal id with the session name', {}, { id: 'AROAEXAMPLEID4711:dana.reyes@ridgeline.example', display: '' }],
    ['an alias in the log', { email: 'd.reyes@ridgeline.example', principals: ['dreyes'] }, { aliases: ['DReyes'] }],
    ['a user ARN on the roster', { principals: ['arn:aws-us-gov:iam::111122223333:user/dreyes'] }, { id: 'dreyes', display: 'dreyes', aliases: ['arn:aws-us-gov:iam::111122223333:user/dreyes'] }],
    ['a user ARN on the roster and a bare name in the log', { principals: ['arn:aws-us-gov:iam::111122223333:user/dreyes'] }, { id: 'dreyes', display: 'dreyes' }],
    ['a session ARN of another role on the roster', { email: '', principals: [arn.replace('ItarAdmin', 'ItarReader')] }, { id: arn, display: arn }],
  ])('is found by %s', (_, row, actor) => expect(statusOf(row, actor)).toBe('on-roster'))

  it('is not found by likeness, and the likeness is mentioned', () => {
    const joined = join({ email: 'dana.reyes@ridgeline.example', principals: [] }, { id: 'danareyes@kestrel.example', display: 'Dana' })
    expect(joined.status).toBe('unknown')
    expect(joined.near?.row.ref).toBe('E-1001')
  })

  it('is not found by the same user name in another account', () => {
    const row = { email: '', principals: ['arn:aws-us-gov:iam::111122223333:user/dreyes'] }
    expect(statusOf(row, { id: 'dreyes', display: 'dreyes', aliases: ['arn:aws-us-gov:iam::444455556666:user/dreyes'] })).toBe('unknown')
  })

  it('is not found by a role that several people share', () => {
    const row = { email: '', principals: ['AWSReservedSSO_ItarAdmin_0f3c2d1e4b5a6978', 'arn:aws-us-gov:iam::111122223333:role/ItarAdmin'] }
    const session = 'arn:aws-us-gov:sts::111122223333:assumed-role/ItarAdmin/lee.park@ridgeline.example'
    expect(statusOf(row, { id: 'lee.park@ridgeline.example', display: session, aliases: [session] })).toBe('unknown')
  })

  it('is a service by the role it holds', () => {
    const session = 'arn:aws-us-gov:sts::111122223333:assumed-role/deploy/build-4711'
    const row: Partial<RosterRow> = { kind: 'service', email: '', principals: ['arn:aws-us-gov:iam::111122223333:role/deploy'], usPerson: 'blank', ownerRef: 'E-1001' }
    expect(statusOf(row, { kind: 'service', id: session, display: 'deploy', aliases: [session] })).toBe('on-roster')
  })

  it('is left open when two rows carry one e-mail', () => {
    const joined = join([{}, { ref: 'E-1002', principals: [] }])
    expect(joined.status).toBe('ambiguous')
    expect(joined.could?.map(({ row }) => row.ref)).toEqual(['E-1001', 'E-1002'])
  })

  it('comes from the newest roster when an older one has the same reference', () => {
    const newer = rosterFacts({ rows: [rosterRow({ removedOn: '2026-11-12' })] })
    const older = rosterFacts({ rows: [rosterRow()] })
    expect(joinPrincipals([newer, older], [principal()])[0]?.status).toBe('after-removal')
  })

  it('leaves out services of the provider and keeps anonymous callers', () => {
    const joined = joinPrincipals([rosterFacts()], [principal({ kind: 'provider', id: 'config.amazonaws.com' }), principal({ kind: 'anonymous', id: 'anonymous', display: 'anonymous' })])
    expect(joined.map(({ status }) => status)).toEqual(['unknown'])
  })
})

describe('whether it may act', () => {
  it.each(['no', 'pending', 'blank'] as const)('says %s when that is its status', (usPerson) => expect(statusOf({ usPerson })).toBe(usPerson))
  it('accepts a license in place of U.S.-person status', () => expect(statusOf({ usPerson: 'no', licence: 'TAA 050-26' })).toBe('on-roster'))
  it('does not accept an empty license cell', () => expect(statusOf({ usPerson: 'no', licence: ' ' })).toBe('no'))

  it.each([
    ['on the day of removal', { removedOn: '2026-11-20' }, 'on-roster'],
    ['the day after removal', { removedOn: '2026-11-19' }, 'after-removal'],
    ['on the day of verification', { verifiedOn: '2026-11-10' }, 'on-roster'],
    ['the day before verification', { verifiedOn: '2026-11-11' }, 'before-verification'],
    ['on the day of the grant', { grantedOn: '2026-11-10' }, 'on-roster'],
    ['the day before the grant', { grantedOn: '2026-11-11' }, 'before-grant'],
  ] as const)('judges activity %s', (_, row, status) => expect(statusOf(row)).toBe(status))

  it('counts the last second of the day of removal as that day', () => {
    expect(statusOf({ removedOn: '2026-11-20' }, { last: '2026-11-20T23:59:59Z' })).toBe('on-roster')
    expect(statusOf({ removedOn: '2026-11-20' }, { last: '2026-11-21T00:00:00Z' })).toBe('after-removal')
  })
})

it('never finds anyone on an empty roster, and never drops a person', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (names) => {
      const joined = joinPrincipals([rosterFacts({ rows: [] })], names.map((id) => principal({ id, display: id })))
      return joined.length === names.length && joined.every(({ status }) => status === 'unknown')
    }),
  )
})
