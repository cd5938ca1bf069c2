/** Every event there is, with what it records. Ids and facts only: never an answer, a file's text or a token. */
export type AuditData = {
  'answer.saved': { criterionId: string; version: number }
  'upload.begun': { uploadId: string; size: string; sha256: string }
  'upload.discarded': { uploadId: string; received: string }
  'evidence.uploaded': { itemId: string; revisionId: string; number: number; kind: string; files: number; size: string; sha256: string }
  'evidence.kind-corrected': { itemId: string; from: string; to: string }
  'evidence.columns-named': { itemId: string; revisionId: string; fields: string }
  'evidence.dated': { itemId: string; revisionId: string; effectiveFrom: string | null; effectiveTo: string | null }
  'evidence.withdrawn': { itemId: string }
  /** `download` when the whole file left, not only a place of it. */
  'evidence.read': { revisionId: string; fileId: string; sha256: string; download?: boolean }
  'evidence.checked': { revisionId: string; result: string; scan: string }
  /** An alert: somebody stands at a limit of lib/limits/limits.ts; once a window. */
  'limit.reached': { limit: string; most: number; seconds: number }
  'evidence.reviewed': { revisionId: string; accepted: boolean; independent: boolean }
  'evidence.disposed': { files: number; bytes: string; digest: string }
  'hold.placed': { holdId: string; reason: string }
  'hold.lifted': { holdId: string; reason: string }
  'vault.key-rotated': { number: number; rewrapped: number }
  'vault.keys-destroyed': { keys: number; reason: string }
  'analysis.finished': { revisionId: string; analyzer: string; version: string; status: string; observations: number }
  'assessment.created': { code: string; programId: string; subId: string; catalog: string }
  'assessment.invited': { invitationId: string; email: string }
  'assessment.submitted': { resubmitted: boolean; answered: number; evidence: number }
  'assessment.reopened': { reason: string }
  'assessment.assigned': { reviewerId: string | null; approverId: string | null }
  'assessment.sent-to-approver': { outcome: string; score: number | null }
  'assessment.rescored': { outcome: string; score: number | null; coverage: number }
  'invitation.accepted': { invitationId: string }
  'review.recorded': { criterionId: string; decision: string; outcome: string | null }
  'knockout.decided': { knockOutId: string; criterionId: string; decision: string }
  'finding.opened': { findingId: string; criterionId: string; severity: string }
  'finding.changed': { findingId: string; status: string; shared: boolean }
  'message.sent': { criterionId: string; audience: 'internal' | 'shared' }
  'determination.recorded': { determinationId: string; decision: string; computed: string; againstComputed: boolean; digest: string; keyProof: string | null }
  'condition.changed': { conditionId: string; status: string }
  'report.read': { draft: boolean; digest: string }
  'program.created': { programId: string }
  'program.changed': { programId: string; fields: string[] }
  'organization.changed': { organizationId: string; fields: string[] }
  'subcontractor.created': { organizationId: string }
  'subcontractor.changed': { organizationId: string; fields: string[] }
  'verification.recorded': { verificationId: string; membershipId: string; method: string; verifiedOn: string; nextReview: string }
  'verification.withdrawn': { verificationId: string; membershipId: string; reason: string }
  'member.added': { membershipId: string; role: string }
  'member.changed': { membershipId: string; role: string; active: boolean }
  'audit.exported': { events: number; names: boolean }
  'portfolio.exported': { assessments: number }
  'session.started': { method: string; acr?: string | null; amr?: string; strength?: string }
  'session.ended': { reason: 'signed-out' | 'switched' | 'revoked' | 'replaced' }
  'session.stale': { method: string; because: 'rotated' | 'ended' | 'idle' | 'too-old' | 'changed' }
  'session.confirmed': { keyId: string; model: string }
  'sign-in-link.issued': { linkId: string; membershipId: string }
  'sign-in-link.used': { linkId: string; membershipId: string }
  'issuer.allowed': { issuer: string }
  'issuer.removed': { issuer: string }
  'session.refused': { method: string; reason: string }
  'identity.linked': { issuer: string }
  'key.registered': { keyId: string; model: string; aaguid: string; recovery: boolean; linkedById: string | null; waits: boolean }
  'key.refused': { reason: string; aaguid: string }
  'key.used': { operation: string; keyId: string; digest: string }
  'key.removed': { keyId: string; personId: string; model: string }
  'key.blocked': { keyId: string; model: string; counter: string; given: string }
  'key.confirmed': { keyId: string; personId: string; model: string; linkedById: string | null; verifiedBy: string }
  'key.recovery-opened': { personId: string; verifiedBy: string; removed: number }
  'key.recovered-elsewhere': { personId: string }
  'invitation.renewed': { invitationId: string; replaces: string }
  'download.allowed': { permission: string }
  'setup.completed': { organizationId: string }
  'access.denied': { permission: string; because?: 'us-person' }
}

export type AuditCode = keyof AuditData

/** What work hands back: `internal` keeps it from the subcontractor's eyes; left out, the table below decides. */
export type AuditEventInput = { [C in AuditCode]: { code: C; data: AuditData[C]; target?: string; internal?: boolean } }[AuditCode]

/** Events that say how the prime judges are the prime's own. */
export const internalCodes: ReadonlySet<AuditCode> = new Set<AuditCode>([
  'evidence.reviewed',
  'hold.placed',
  'hold.lifted',
  'limit.reached',
  'assessment.assigned',
  'assessment.sent-to-approver',
  'assessment.rescored',
  'review.recorded',
  'knockout.decided',
  'finding.opened',
  'finding.changed',
  'report.read',
  'program.created',
  'program.changed',
  'subcontractor.created',
  'subcontractor.changed',
  'member.added',
  'member.changed',
  'verification.recorded',
  'verification.withdrawn',
  'sign-in-link.issued',
  'sign-in-link.used',
  'issuer.allowed',
  'issuer.removed',
  'audit.exported',
  'portfolio.exported',
  'session.started',
  'session.ended',
  'session.stale',
  'session.confirmed',
  'session.refused',
  'key.registered',
  'key.refused',
  'key.used',
  'key.removed',
  'key.blocked',
  'key.confirmed',
  'key.recovery-opened',
  'key.recovered-elsewhere',
  'download.allowed',
  'access.denied',
])
