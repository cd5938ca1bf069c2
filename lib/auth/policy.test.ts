import { describe, expect, test } from 'vitest'
import type { Actor, Role } from './actor'
import { asksForKey, type AssessmentFacts, can, type Permission, permissions } from './policy'

const P1 = 'prime one'
const S1 = 'sub one'
const roleNames = ['prime admin', 'reviewer', 'approver', 'auditor', 'prime officer', 'sub admin', 'respondent', 'sub officer'] as const
type Name = (typeof roleNames)[number]

function actor(name: Name, orgId?: string, personId: string = name): Actor {
  const sub = name.startsWith('sub ') || name === 'respondent'
  const role = (name.endsWith('admin') ? 'admin' : name.endsWith('officer') ? 'export-officer' : name) as Role
  return { sessionId: 's', personId, name, email: `${personId}@a.example`, orgId: orgId ?? (sub ? S1 : P1), orgKind: sub ? 'subcontractor' : 'prime', orgName: 'o', role, empoweredOfficial: false }
}

const base = { primeId: P1, subId: S1, requestedById: 'prime admin', reviewerId: null, approverId: null }
const submittedAt = new Date('2026-11-20T12:00:00Z')
const stages = {
  draft: { ...base, stage: 'answering', submittedAt: null },
  reopened: { ...base, stage: 'answering', submittedAt },
  submitted: { ...base, stage: 'submitted', submittedAt },
  'with-approver': { ...base, stage: 'with-approver', submittedAt, reviewerId: 'reviewer' },
  decided: { ...base, stage: 'decided', submittedAt, reviewerId: 'reviewer', approverId: 'approver' },
} satisfies Record<string, AssessmentFacts>
type Stage = keyof typeof stages

const primes: Name[] = ['prime admin', 'reviewer', 'approver', 'auditor']
const subs: Name[] = ['sub admin', 'respondent']
const nobody: Name[] = []
const always = (names: Name[]) => ({ draft: names, reopened: names, submitted: names, 'with-approver': names, decided: names })
const when = (given: Partial<Record<Stage, Name[]>>) => ({ ...always(nobody), ...given })

// Exactly who, at every stage. A name that is not in a cell may not.
const onAssessments: Record<string, Record<Stage, Name[]>> = {
  'assessment:read': always([...primes, ...subs]),
  'assessment:invite': { ...always(['prime admin', 'reviewer']), decided: nobody },
  'answer:write': when({ draft: subs, reopened: subs }),
  'evidence:upload': when({ draft: subs, reopened: subs }),
  'evidence:withdraw': when({ draft: subs }),
  'evidence:read': { ...always([...primes, ...subs]), draft: subs },
  'evidence:download': { ...always([...primes, ...subs]), draft: subs },
  'assessment:submit': when({ draft: subs, reopened: subs }),
  'assessment:reopen': when({ submitted: ['reviewer'] }),
  'review:write': when({ submitted: ['reviewer'] }),
  'knockout:decide': when({ submitted: ['reviewer'] }),
  'finding:write': { ...always(['reviewer']), draft: nobody },
  'message:write': always(['prime admin', 'reviewer', 'approver', ...subs]),
  'message:write-internal': always(['prime admin', 'reviewer', 'approver']),
  'assessment:send-to-approver': when({ submitted: ['reviewer'] }),
  'determination:write': when({ 'with-approver': ['approver'] }),
  'audit:read': always([...primes, ...subs]),
  'report:read': { ...always(primes), draft: nobody },
  'retention:hold': always(['prime admin']),
  'retention:dispose': when({ decided: ['prime admin'] }),
}
const onOwn: Record<string, Name[]> = {
  'program:write': ['prime admin', 'reviewer'],
  'subcontractor:write': ['prime admin', 'reviewer'],
  'people:read': ['prime admin', 'prime officer', 'sub admin', 'sub officer'],
  'member:write': ['prime admin', 'sub admin'],
  'issuer:write': ['prime admin', 'sub admin'],
  'verification:write': ['prime officer', 'sub officer'],
  'key:write': [...primes, 'prime officer', ...subs, 'sub officer'],
  'key:recover': ['prime admin', 'sub admin'],
  'key:confirm': ['prime admin', 'prime officer', 'sub admin', 'sub officer'],
  'audit:read': ['prime admin', 'auditor', 'sub admin'],
  'audit:export': ['prime admin', 'auditor'],
  'portfolio:export': primes,
  'retention:read': ['prime admin', 'auditor'],
}
const onPrograms: Record<string, Name[]> = { 'assessment:create': ['prime admin', 'reviewer'], 'program:write': ['prime admin', 'reviewer'] }
const onOrganizations: Record<string, { own: Name[]; ofSub: Name[] }> = {
  'organization:write': { own: ['prime admin', 'sub admin', 'respondent'], ofSub: ['sub admin', 'respondent'] },
  'subcontractor:write': { own: nobody, ofSub: ['prime admin', 'reviewer'] },
}

test('every permission is in a table', () => {
  const tabled = new Set([onAssessments, onOwn, onPrograms, onOrganizations].flatMap((table) => Object.keys(table)))
  expect([...tabled].sort()).toEqual([...permissions].sort())
})

const allowed = (check: (name: Name) => boolean) => roleNames.filter(check)

describe.each(permissions)('%s', (permission: Permission) => {
  test.each(Object.keys(stages) as Stage[])('asvs-8.3.1 on an assessment that is %s', (stage) => {
    const expected = onAssessments[permission]?.[stage] ?? nobody
    expect(allowed((name) => can(actor(name), permission, { assessment: stages[stage] }))).toEqual(roleNames.filter((name) => expected.includes(name)))
  })
  test.each(Object.keys(stages) as Stage[])('nobody of another prime or subcontractor on one that is %s', (stage) => {
    expect(allowed((name) => can(actor(name, 'someone else'), permission, { assessment: stages[stage] }))).toEqual([])
    // The id of an organization is not enough: the side must be right too.
    expect(can({ ...actor('reviewer'), orgKind: 'subcontractor' }, permission, { assessment: stages[stage] })).toBe(false)
    expect(can({ ...actor('respondent'), orgKind: 'prime' }, permission, { assessment: stages[stage] })).toBe(false)
  })
  test('on the own organization, a program and an organization', () => {
    expect(allowed((name) => can(actor(name), permission, 'own'))).toEqual(onOwn[permission] ?? [])
    expect(allowed((name) => can(actor(name), permission, { program: { primeId: P1 } }))).toEqual(onPrograms[permission] ?? [])
    expect(allowed((name) => can(actor(name), permission, { program: { primeId: 'someone else' } }))).toEqual([])
    const own = (name: Name) => ({ organization: { id: actor(name).orgId, kind: actor(name).orgKind } })
    expect(allowed((name) => can(actor(name), permission, own(name)))).toEqual(onOrganizations[permission]?.own ?? [])
    expect(allowed((name) => can(actor(name), permission, { organization: { id: S1, kind: 'subcontractor' } }))).toEqual(onOrganizations[permission]?.ofSub ?? [])
  })
})

test('asvs-7.5.3: deciding, exporting, reading in bulk, keeping or destroying evidence and changing people or keys take the hardware key, and nothing else', () => {
  const asked = permissions.filter((permission) => asksForKey(permission) !== null)
  expect(asked).toEqual(['evidence:download', 'determination:write', 'member:write', 'issuer:write', 'verification:write', 'key:write', 'key:recover', 'key:confirm', 'audit:export', 'retention:hold', 'retention:dispose', 'portfolio:export', 'report:read'])
})

describe('asvs-2.3.5 two persons decide', () => {
  const decide = (facts: Partial<AssessmentFacts>, personId = 'approver') => can(actor('approver', P1, personId), 'determination:write', { assessment: { ...stages['with-approver'], ...facts } })
  test.each([
    ['the approver, when another reviewed', {}, true],
    ['not whoever reviewed it, under whatever role', { reviewerId: 'approver' }, false],
    ['not whoever asked for it', { requestedById: 'approver' }, false],
    ['not while nobody has reviewed it', { reviewerId: null }, false],
    ['the approver it was given to', { approverId: 'approver' }, true],
    ['not another approver than that one', { approverId: 'another' }, false],
  ] as const)('%s', (_, facts, expected) => expect(decide(facts)).toBe(expected))
})
