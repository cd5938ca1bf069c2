import { type AuditCode } from './events'

/** What an event says happened, after the name of who did it: "A. Thornquist | reviewed a criterion". */
export const auditWords: Record<AuditCode, string> = {
  'answer.saved': 'saved an answer',
  'upload.begun': 'began an upload',
  'upload.discarded': 'gave up an upload',
  'evidence.uploaded': 'uploaded evidence',
  'evidence.checked': 'checked the files of evidence',
  'limit.reached': 'was held at a limit',
  'evidence.kind-corrected': 'corrected what a piece of evidence is',
  'evidence.columns-named': 'said what the columns of a log tell',
  'evidence.dated': 'set the dates of a piece of evidence',
  'evidence.withdrawn': 'took evidence back before submitting',
  'evidence.read': 'opened evidence',
  'evidence.reviewed': 'reviewed a document',
  'evidence.disposed': 'disposed of the evidence of an assessment',
  'hold.placed': 'placed a legal hold',
  'hold.lifted': 'lifted a legal hold',
  'vault.key-rotated': 'changed the key of an organization',
  'vault.keys-destroyed': 'destroyed the keys of an organization',
  'analysis.finished': 'finished reading evidence',
  'assessment.created': 'started an assessment',
  'assessment.invited': 'sent an invitation',
  'assessment.submitted': 'signed and submitted the questionnaire',
  'assessment.reopened': 'gave the questionnaire back',
  'assessment.assigned': 'assigned reviewer or approver',
  'assessment.sent-to-approver': 'sent the assessment to the approver',
  'assessment.rescored': 'judged the assessment again',
  'invitation.accepted': 'accepted an invitation',
  'review.recorded': 'reviewed a criterion',
  'knockout.decided': 'decided a proposed knock-out',
  'finding.opened': 'opened a finding',
  'finding.changed': 'changed a finding',
  'message.sent': 'sent a message',
  'determination.recorded': 'recorded a determination',
  'condition.changed': 'changed a condition',
  'report.read': 'opened the report',
  'program.created': 'added a program',
  'program.changed': 'changed a program',
  'organization.changed': 'changed the profile of the organization',
  'subcontractor.created': 'added a subcontractor',
  'subcontractor.changed': 'changed what is noted of a subcontractor',
  'verification.recorded': 'recorded a U.S.-person verification',
  'verification.withdrawn': 'withdrew a U.S.-person verification',
  'member.added': 'added a member',
  'member.changed': 'changed a member',
  'audit.exported': 'exported the audit trail',
  'portfolio.exported': 'exported the portfolio',
  'session.started': 'signed in',
  'session.ended': 'signed out',
  'sign-in-link.issued': 'issued a one-time sign-in link',
  'sign-in-link.used': 'used a one-time sign-in link',
  'issuer.allowed': 'allowed an identity provider',
  'issuer.removed': 'removed an identity provider',
  'session.refused': 'was refused at sign-in',
  'identity.linked': 'linked a sign-in identity',
  'session.stale': 'came back with the cookie of a session that was over',
  'session.confirmed': 'used a hardware key to sign in',
  'key.registered': 'registered a hardware key',
  'key.refused': 'was refused with a hardware key',
  'key.used': 'confirmed an act with a hardware key',
  'key.removed': 'removed a hardware key',
  'key.blocked': 'used a hardware key that may have been copied; it is blocked',
  'key.confirmed': 'confirmed that a colleague has their hardware key',
  'key.recovered-elsewhere': 'lost their hardware keys, which an administrator of another organization of theirs removed',
  'invitation.renewed': 'issued a new link for an invitation',
  'key.recovery-opened': 'removed lost hardware keys and let their person register anew',
  'download.allowed': 'was allowed a download',
  'setup.completed': 'completed the set-up',
  'access.denied': 'was denied',
}

/** The name of a fact in words: "criterionId" is "criterion", "againstComputed" is "against computed". */
const factName = (name: string) => name.replace(/Id$/, '').replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)

/** The facts of an event in one line: "criterion PER-02, decision accepted". Empty and null facts are left out. */
export function auditFacts(data: unknown): string {
  if (data === null || typeof data !== 'object') return ''
  return Object.entries(data)
    .filter(([, value]) => value !== null && value !== '' && typeof value !== 'object')
    .map(([name, value]) => `${factName(name)} ${String(value)}`)
    .join(', ')
}

/** The same for a list: without the ids of rows, and of each digest its beginning only. */
export function auditSummary(data: unknown): string {
  return auditFacts(data)
    .split(', ')
    .filter((fact) => !/ [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(fact))
    .join(', ')
    .replaceAll(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…')
}
