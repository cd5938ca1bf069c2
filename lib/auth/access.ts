/**
 * Who may open and do what, by hand, for every page, route handler and server action of the build. It is not derived from
 * policy.ts: lib/attack/matrix.server.test.ts holds the running server against it. What the build has and this table has
 * not fails there, so a new page, handler or action brings its row.
 */
export type Persona = 'prime admin' | 'reviewer' | 'approver' | 'auditor' | 'prime officer' | 'sub admin' | 'respondent' | 'sub officer'

/** The ids of one assessment and of what hangs on it. */
export type Place = Record<'assessment' | 'program' | 'sub' | 'item' | 'revision' | 'file' | 'upload' | 'finding' | 'event', string>

type Stage = 'answering' | 'submitted' | 'with-approver' | 'decided'

/**
 * `everyone`: also who is not signed in. `who`: of whichever organization, on nothing that is named. `of`: on one thing,
 * before its first submission (`draft`) and after (`shared`), when it is of the own organization or shared with it; nobody
 * gets another's, and it looks like one that does not exist.
 */
type Reach = { everyone: true } | { who: Persona[] } | { of: keyof Place; draft: Persona[]; shared: Persona[] }

export type Row = Reach & {
  /** For an action: its argument. It fits the schema, so that a refusal comes of permission and nothing else. */
  input?: (at: Place) => Record<string, unknown>
  /** For a handler: what follows its address, and what it is sent. */
  query?: (at: Place) => string
  body?: (at: Place) => Record<string, unknown>
  headers?: (at: Place) => Record<string, string>
  /** Brings submitted assessments to this stage first. */
  stage?: Stage
  /** Closed to whoever has no current U.S.-person verification, on a program held as ITAR, whatever the role. */
  usPerson?: true
  /** Within reach of a session that still lacks its hardware key: these are how it gets there. */
  beforeKey?: true
  /** What a permitted caller is answered, where it is not 200. */
  answers?: number[]
  /** Not called by the matrix, because of what it does to the caller; its own test is named here. */
  elsewhere?: string
}

const everyPrime: Persona[] = ['prime admin', 'reviewer', 'approver', 'auditor']
const everySub: Persona[] = ['sub admin', 'respondent']
const managers: Persona[] = ['prime admin', 'reviewer']
const officers: Persona[] = ['prime officer', 'sub officer']
const admins: Persona[] = ['prime admin', 'sub admin']
const nobody: Persona[] = []

const everyone = { everyone: true } as const
const only = (who: Persona[]) => ({ who })
const always = (of: keyof Place, who: Persona[]) => ({ of, draft: who, shared: who })
const drafts = (of: keyof Place, who: Persona[]) => ({ of, draft: who, shared: nobody })
const submitted = (of: keyof Place, who: Persona[]) => ({ of, draft: nobody, shared: who })

export const pages: Record<string, Row> = {
  '/': { ...only([...everyPrime, ...everySub, ...officers]), answers: [307] },
  '/account': only([...everyPrime, ...everySub, ...officers]),
  '/keys': only([...everyPrime, ...everySub, ...officers]),
  '/people': only([...admins, ...officers]),
  '/enter/[token]': everyone,
  '/sign-in': { ...everyone, answers: [200, 307] },
  '/sign-in/key': { ...only([...everyPrime, ...everySub, ...officers]), answers: [200, 307], beforeKey: true },
  '/setup/[token]': everyone,
  '/invite/[token]': everyone,
  '/checks': only([...everyPrime, ...everySub, ...officers]),
  '/portfolio': only(everyPrime),
  '/outbox': only(everyPrime),
  '/programs': only(everyPrime),
  '/programs/new': only(managers),
  '/programs/[id]': always('program', everyPrime),
  '/subcontractors': only(everyPrime),
  '/subcontractors/[id]': always('sub', everyPrime),
  '/assessments/new': only(managers),
  '/assessments/[id]': always('assessment', everyPrime),
  '/assessments/[id]/history': always('assessment', everyPrime),
  '/assessments/[id]/decision': submitted('assessment', everyPrime),
  '/assessments/[id]/evidence/[itemId]': submitted('assessment', everyPrime),
  '/audit': only(['prime admin', 'auditor']),
  '/audit/[id]': submitted('event', ['prime admin', 'auditor']),
  '/retention': only(['prime admin', 'auditor']),
  '/retention/[id]': always('assessment', ['prime admin', 'auditor']),
  '/portal': only(everySub),
  '/portal/profile': only(everySub),
  '/portal/[id]': always('assessment', everySub),
  '/portal/[id]/[chapter]': always('assessment', everySub),
  '/portal/[id]/evidence': always('assessment', everySub),
  '/portal/[id]/submit': always('assessment', everySub),
}

const base64 = (text: string) => Buffer.from(text).toString('base64')
const tus = () => ({ 'tus-resumable': '1.0.0' })
const announced = ({ assessment }: Place) => ({
  ...tus(),
  'upload-length': '5',
  'upload-metadata': Object.entries({ assessmentId: assessment, groupId: crypto.randomUUID(), groupSize: '1', position: '0', name: 'matrix.csv', sha256: 'f'.repeat(64) }).map(([name, value]) => `${name} ${base64(value)}`).join(),
})

export const handlers: Record<string, Row> = {
  'GET /api/health': everyone,
  'GET /api/auth/[...nextauth]': { ...everyone, elsewhere: 'e2e/first-start.spec.ts' },
  'POST /api/auth/[...nextauth]': { ...everyone, elsewhere: 'e2e/first-start.spec.ts' },
  'GET /api/session': { ...only([...everyPrime, ...everySub, ...officers]), beforeKey: true },
  'POST /api/session': { ...only([...everyPrime, ...everySub, ...officers]), beforeKey: true },
  'POST /api/sign-out': { ...everyone, elsewhere: 'lib/attack/sweep.server.test.ts' },
  'GET /jump': { ...only(everyPrime), query: () => '?q=a' },
  'GET /portfolio/export': only(everyPrime),
  'GET /audit/bundle': { ...only(['prime admin', 'auditor']), answers: [200, 409] },
  'GET /audit/key': only(everyPrime),
  'GET /audit/[id]/proof': { ...submitted('event', ['prime admin', 'auditor']), answers: [200, 409] },
  'GET /assessments/[id]/report.pdf': { ...submitted('assessment', everyPrime), usPerson: true },
  'GET /portal/roster-template': only([...everyPrime, ...everySub, ...officers]),
  'GET /api/analysis/[id]': { usPerson: true, of: 'revision', draft: everySub, shared: [...everyPrime, ...everySub] },
  'GET /api/evidence/files/[id]': { usPerson: true, of: 'file', draft: everySub, shared: [...everyPrime, ...everySub] },
  'GET /api/retention/[id]/certificate': { ...always('assessment', [...everyPrime, ...everySub]), elsewhere: 'lib/retention/retention.database.test.ts' },
  'POST /api/evidence': { ...drafts('assessment', everySub), body: ({ assessment }) => ({ assessmentId: assessment, groupId: crypto.randomUUID() }), answers: [409] },
  'OPTIONS /api/evidence/uploads': { ...everyone, answers: [204] },
  'GET /api/evidence/uploads': { ...drafts('assessment', everySub), query: ({ assessment }) => `?assessment=${assessment}` },
  'POST /api/evidence/uploads': { ...drafts('assessment', everySub), headers: announced, answers: [201] },
  'OPTIONS /api/evidence/uploads/[id]': { ...everyone, answers: [204] },
  // Of an upload that was given up: 410 says so, 415 that a part is sent otherwise.
  'HEAD /api/evidence/uploads/[id]': { ...drafts('upload', everySub), headers: tus, answers: [410] },
  'PATCH /api/evidence/uploads/[id]': { ...drafts('upload', everySub), headers: tus, body: () => ({}), answers: [415] },
  'DELETE /api/evidence/uploads/[id]': { ...drafts('upload', everySub), headers: tus, answers: [410] },
}

const say = 'Said by the matrix.'
const on = ({ assessment }: Place) => ({ assessmentId: assessment })
const profileFields = {
  legalName: 'Matrix', aliases: [], cage: null, uei: null, incorporatedIn: null, registrationStatus: 'unknown', registrationCode: null, registrationExpiresOn: null,
  addresses: [], owners: [], providers: [], certifications: [], keyPeople: [], vendors: [],
}
const programFields = { customer: '', summary: '', gates: { jurisdiction: null, cloud: null, flowDowns: null }, policy: {} }

export const actions: Record<string, Row> = {
  'lib/auth/link-actions#submitSetup': { ...everyone, elsewhere: 'lib/auth/session.database.test.ts' },
  'lib/auth/link-actions#submitInvitation': { ...everyone, elsewhere: 'lib/auth/session.database.test.ts' },
  'lib/auth/link-actions#submitLink': { ...everyone, elsewhere: 'lib/auth/session.database.test.ts' },
  'lib/auth/provider-actions#findProvider': { ...everyone, elsewhere: 'lib/auth/several-providers.server.test.ts' },
  'lib/auth/account-actions#endSessions': { ...everyone, elsewhere: 'lib/auth/session.database.test.ts' },
  'lib/auth/account-actions#switchRole': { ...everyone, elsewhere: 'lib/auth/session.database.test.ts' },
  'lib/auth/key-actions#beginKey': { ...only([...everyPrime, ...everySub, ...officers]), beforeKey: true, input: () => ({ name: 'Matrix' }) },
  'lib/auth/key-actions#finishKey': { ...only([...everyPrime, ...everySub, ...officers]), beforeKey: true },
  'lib/auth/key-actions#beginSignIn': { ...only([...everyPrime, ...everySub, ...officers]), beforeKey: true },
  'lib/auth/key-actions#finishSignIn': { ...only([...everyPrime, ...everySub, ...officers]), beforeKey: true },
  'lib/auth/key-actions#dropKey': { ...only([...everyPrime, ...everySub, ...officers]), input: () => ({ keyId: crypto.randomUUID() }) },
  'lib/auth/key-actions#recoverColleague': { ...only(admins), input: () => ({ personId: crypto.randomUUID(), verifiedBy: say }) },
  'lib/auth/confirm-key-action#confirmKey': { ...only([...admins, ...officers]), input: () => ({ keyId: crypto.randomUUID(), verifiedBy: say }) },
  'lib/auth/step-up/download-actions#allowDownload': { ...everyone, elsewhere: 'e2e/keys.spec.ts' },
  'lib/people/member-actions#addMember': { ...only(admins), input: () => ({ name: 'Matrix', email: `m${crypto.randomUUID()}@sub.example`, role: 'admin' }) },
  'lib/people/member-actions#changeMember': { ...only(admins), input: () => ({ membershipId: crypto.randomUUID(), role: 'admin', active: true }) },
  'lib/people/member-actions#issueLink': { ...only(admins), input: () => ({ membershipId: crypto.randomUUID() }) },
  'lib/people/issuer-actions#allowIssuer': { ...only(admins), input: () => ({ issuer: 'https://matrix.example' }) },
  'lib/people/issuer-actions#removeIssuer': { ...only(admins), input: () => ({ issuer: 'https://matrix.example' }) },
  'lib/people/verification-actions#recordVerification': { ...only(officers), input: () => ({ membershipId: crypto.randomUUID(), method: 'attestation', verifiedOn: '2026-11-20', nextReview: '2027-11-01' }) },
  'lib/people/verification-actions#withdrawVerification': { ...only(officers), input: () => ({ membershipId: crypto.randomUUID(), reason: say }) },
  'lib/programs/actions#createProgram': { ...only(managers), input: () => ({ name: `Matrix ${crypto.randomUUID()}`, ...programFields }) },
  'lib/programs/actions#changeProgram': { ...always('program', managers), input: ({ program }) => ({ id: program, version: 9_999, name: `Matrix ${crypto.randomUUID()}`, ...programFields }) },
  'lib/organizations/profile-actions#changeProfile': { ...always('sub', everySub), input: ({ sub }) => ({ organizationId: sub, version: 9_999, ...profileFields }) },
  'lib/assessments/invite-actions#inviteSubcontractor': { ...always('program', managers), input: ({ program, sub }) => ({ programId: program, subcontractor: { kind: 'existing', id: sub }, dueOn: '2026-01-01', name: 'Matrix', email: 'matrix@sub.example' }) },
  'lib/assessments/renew-invitation-action#renewInvitation': { ...always('assessment', managers), input: (at) => ({ ...on(at), invitationId: crypto.randomUUID() }) },
  'lib/assessments/answer-actions#saveAnswer': { ...drafts('assessment', everySub), input: (at) => ({ ...on(at), criterionId: 'PRG-01', values: {}, note: say, doesNotApply: null, version: 9_999 }) },
  'lib/assessments/stage-actions#submitAssessment': { ...drafts('assessment', everySub), input: (at) => ({ ...on(at), statement: true, name: 'Matrix' }) },
  'lib/assessments/stage-actions#reopenAssessment': { ...submitted('assessment', ['reviewer']), input: (at) => ({ ...on(at), reason: say }) },
  'lib/assessments/stage-actions#sendToApprover': { usPerson: true, ...submitted('assessment', ['reviewer']), input: on },
  'lib/evidence/actions#correctKind': { ...drafts('assessment', everySub), input: (at) => ({ ...on(at), itemId: at.item, kind: 'roster' }) },
  'lib/evidence/actions#mapColumns': { ...drafts('assessment', everySub), input: (at) => ({ ...on(at), itemId: at.item, columns: { when: 'a', who: 'b', what: 'c' } }) },
  'lib/evidence/actions#setEvidenceDates': { ...drafts('assessment', everySub), input: (at) => ({ ...on(at), itemId: at.item, effectiveFrom: '2026-01-01', effectiveTo: null }) },
  'lib/evidence/actions#withdrawEvidence': { ...drafts('assessment', everySub), input: (at) => ({ ...on(at), itemId: at.finding }) },
  'lib/retention/actions#placeHold': { ...always('assessment', ['prime admin']), input: (at) => ({ ...on(at), reason: say }) },
  'lib/retention/actions#liftHold': { ...always('assessment', ['prime admin']), input: (at) => ({ ...on(at), holdId: at.finding, reason: say }) },
  'lib/retention/actions#disposeOfEvidence': { ...submitted('assessment', ['prime admin']), stage: 'decided', input: (at) => ({ ...on(at), code: 'not its code' }) },
  'lib/reviews/actions#reviewCriterion': { usPerson: true, ...submitted('assessment', ['reviewer']), input: (at) => ({ ...on(at), criterionId: 'PRG-01', seen: null, decision: 'accepted', reason: say }) },
  'lib/reviews/actions#reviewEvidence': { usPerson: true, ...submitted('assessment', ['reviewer']), input: (at) => ({ ...on(at), revisionId: at.revision, seen: null, accepted: true, independent: false, reason: say }) },
  'lib/reviews/actions#decideKnockOut': { usPerson: true, ...submitted('assessment', ['reviewer']), input: (at) => ({ ...on(at), criterionId: 'PER-02', knockOutId: 'KO-3', seen: null, decision: 'dismissed', reason: say }) },
  'lib/reviews/actions#openFinding': { ...submitted('assessment', ['reviewer']), input: (at) => ({ ...on(at), criterionId: 'PRG-01', title: 'Matrix', severity: 'low' }) },
  'lib/reviews/actions#sendMessage': { ...always('assessment', ['prime admin', 'reviewer', 'approver', ...everySub]), input: (at) => ({ ...on(at), criterionId: 'PRG-01', audience: 'shared', body: say }) },
  'lib/reviews/decision-actions#decide': { usPerson: true, ...submitted('assessment', ['approver']), stage: 'with-approver', input: (at) => ({ ...on(at), decision: 'rejected', reason: say, statement: true, inputs: 'f'.repeat(64) }) },
}
