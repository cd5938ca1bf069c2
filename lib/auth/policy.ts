import type { Actor, Role } from './actor'

export type Stage = 'answering' | 'submitted' | 'with-approver' | 'decided'

/** What a rule may look at of an assessment; a database row has these fields. */
export type AssessmentFacts = {
  primeId: string
  subId: string
  stage: string
  submittedAt: Date | null
  requestedById: string
  reviewerId: string | null
  approverId: string | null
}

/** What a permission is asked on. `own` is the actor's own organization, when nothing in it is named. */
export type PolicySubject = 'own' | { assessment: AssessmentFacts } | { program: { primeId: string } } | { organization: { id: string; kind: string } }

type Rule = (actor: Actor, subject: PolicySubject) => boolean

/** A rule on an assessment: who on the prime's side, who on the subcontractor's, when. Any other subject is refused. */
function onAssessment(who: { prime?: readonly Role[]; sub?: readonly Role[] }, when: (a: AssessmentFacts, actor: Actor) => boolean = () => true): Rule {
  return (actor, subject) => {
    if (subject === 'own' || !('assessment' in subject)) return false
    const { assessment } = subject
    const isPrime = actor.orgKind === 'prime' && actor.orgId === assessment.primeId
    const isSub = actor.orgKind === 'subcontractor' && actor.orgId === assessment.subId
    const allowed = isPrime ? who.prime : isSub ? who.sub : undefined
    return allowed !== undefined && allowed.includes(actor.role) && when(assessment, actor)
  }
}

/** A rule on the actor's own organization as a whole. */
const onOwn =
  (who: { prime?: readonly Role[]; sub?: readonly Role[] }): Rule =>
  (actor, subject) =>
    subject === 'own' && ((actor.orgKind === 'prime' ? who.prime : who.sub) ?? []).includes(actor.role)

const onProgram =
  (prime: readonly Role[]): Rule =>
  (actor, subject) =>
    subject !== 'own' && 'program' in subject && actor.orgKind === 'prime' && subject.program.primeId === actor.orgId && prime.includes(actor.role)

const either =
  (...rules: Rule[]): Rule =>
  (actor, subject) =>
    rules.some((rule) => rule(actor, subject))

// The Export Control Officer records who may read evidence, and reads none.
const everyPrime = ['admin', 'reviewer', 'approver', 'auditor'] as const
const everySub = ['admin', 'respondent'] as const
const managers = ['admin', 'reviewer'] as const

const answering = (a: AssessmentFacts) => a.stage === 'answering'
const underReview = (a: AssessmentFacts) => a.stage === 'submitted' && a.submittedAt !== null
/** A draft is the subcontractor's own: until the first submission the prime sees counts, never content. */
const everSubmitted = (a: AssessmentFacts) => a.submittedAt !== null

const readsEvidence = either(onAssessment({ prime: everyPrime }, everSubmitted), onAssessment({ sub: everySub }))
const everyone = onOwn({ prime: [...everyPrime, 'export-officer'], sub: [...everySub, 'export-officer'] })

const rules = {
  'assessment:read': onAssessment({ prime: everyPrime, sub: everySub }),
  'assessment:create': onProgram(managers),
  'assessment:invite': onAssessment({ prime: managers }, (a) => a.stage !== 'decided'),
  'answer:write': onAssessment({ sub: everySub }, answering),
  'evidence:upload': onAssessment({ sub: everySub }, answering),
  // What was once submitted stays; a replaced file is a new revision.
  'evidence:withdraw': onAssessment({ sub: everySub }, (a) => answering(a) && !everSubmitted(a)),
  'evidence:read': readsEvidence,
  'evidence:download': readsEvidence,
  'assessment:submit': onAssessment({ sub: everySub }, answering),
  'assessment:reopen': onAssessment({ prime: ['reviewer'] }, underReview),
  'review:write': onAssessment({ prime: ['reviewer'] }, underReview),
  'knockout:decide': onAssessment({ prime: ['reviewer'] }, underReview),
  'finding:write': onAssessment({ prime: ['reviewer'] }, everSubmitted),
  'message:write': onAssessment({ prime: ['admin', 'reviewer', 'approver'], sub: everySub }),
  'message:write-internal': onAssessment({ prime: ['admin', 'reviewer', 'approver'] }),
  'assessment:send-to-approver': onAssessment({ prime: ['reviewer'] }, underReview),
  // Two-person rule: whoever asked for or reviewed an assessment never decides it.
  'determination:write': onAssessment(
    { prime: ['approver'] },
    (a, actor) =>
      a.stage === 'with-approver' &&
      a.reviewerId !== null &&
      a.reviewerId !== actor.personId &&
      a.requestedById !== actor.personId &&
      (a.approverId === null || a.approverId === actor.personId),
  ),
  'program:write': either(onOwn({ prime: managers }), onProgram(managers)),
  'organization:write': (actor, subject) =>
    subject !== 'own' && 'organization' in subject && subject.organization.id === actor.orgId && (actor.role === 'admin' || actor.role === 'respondent'),
  'subcontractor:write': either(
    onOwn({ prime: managers }),
    (actor, subject) =>
      subject !== 'own' && 'organization' in subject && subject.organization.kind === 'subcontractor' && actor.orgKind === 'prime' && (actor.role === 'admin' || actor.role === 'reviewer'),
  ),
  'people:read': onOwn({ prime: ['admin', 'export-officer'], sub: ['admin', 'export-officer'] }),
  'member:write': onOwn({ prime: ['admin'], sub: ['admin'] }),
  'issuer:write': onOwn({ prime: ['admin'], sub: ['admin'] }),
  // Never of oneself: the action and the database ask that of the row.
  'verification:write': onOwn({ prime: ['export-officer'], sub: ['export-officer'] }),
  // One's own hardware keys; and those of a colleague who lost theirs.
  'key:write': everyone,
  'key:recover': onOwn({ prime: ['admin'], sub: ['admin'] }),
  // Never of oneself nor through one's own link: the action and the database ask that of the key.
  'key:confirm': onOwn({ prime: ['admin', 'export-officer'], sub: ['admin', 'export-officer'] }),
  'audit:read': either(onOwn({ prime: ['admin', 'auditor'], sub: ['admin'] }), onAssessment({ prime: everyPrime, sub: everySub })),
  'audit:export': onOwn({ prime: ['admin', 'auditor'] }),
  'retention:read': onOwn({ prime: ['admin', 'auditor'] }),
  'retention:hold': onAssessment({ prime: ['admin'] }),
  'retention:dispose': onAssessment({ prime: ['admin'] }, (a) => a.stage === 'decided'),
  'portfolio:export': onOwn({ prime: everyPrime }),
  'report:read': onAssessment({ prime: everyPrime }, everSubmitted),
} satisfies Record<string, Rule>

export type Permission = keyof typeof rules
export const permissions = Object.keys(rules) as Permission[]

/** What takes a fresh assertion of a hardware key (ASVS 7.5.3), and how the person is asked when the act says nothing more exact. */
const keyed: Partial<Record<Permission, string>> = {
  'determination:write': 'You decide on this assessment.',
  'evidence:download': 'You download evidence.',
  'report:read': 'You take the vetting report out of Veritar.',
  'audit:export': 'You take the audit log out of Veritar.',
  'portfolio:export': 'You take the portfolio out of Veritar.',
  'member:write': 'You change who belongs to your organization.',
  'issuer:write': 'You change where people of your organization sign in.',
  'verification:write': 'You record who may read evidence.',
  'key:write': 'You change your security keys.',
  'key:recover': 'You remove the security keys of somebody else.',
  'key:confirm': 'You confirm a security key of somebody else.',
  'retention:hold': 'You change how long evidence is kept.',
  'retention:dispose': 'You destroy evidence.',
}

/** The words under which a permission asks for the hardware key; null when it does not. */
export function asksForKey(permission: Permission): string | null {
  return keyed[permission] ?? null
}

/**
 * What shows, or rests on, what evidence says: of a program held as ITAR only for people whose U.S.-person verification
 * is current (22 CFR 120.56: inspection is release). The guard and the database ask that, beside the role.
 */
export const needsUsPerson: ReadonlySet<Permission> = new Set<Permission>(['evidence:read', 'evidence:download', 'report:read', 'review:write', 'knockout:decide', 'assessment:send-to-approver', 'determination:write'])

/**
 * Whether `actor` may do `permission` on `subject`. Pure: the subject must come from a load scoped to the actor.
 * What a rule does not name is refused.
 */
export function can(actor: Actor, permission: Permission, subject: PolicySubject): boolean {
  return rules[permission](actor, subject)
}
