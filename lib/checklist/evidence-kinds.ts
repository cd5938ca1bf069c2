/**
 * Every kind of evidence a respondent can be asked for. Kinds with an analyzer are read by Veritar;
 * the others count only once a reviewer has accepted them.
 */
export const evidenceKinds = {
  'compliance-program': { title: 'ITAR compliance program or manual', document: 'D1' },
  procedure: { title: 'Written procedure or policy', document: 'D1' },
  'appointment-letter': { title: 'Signed management statement or appointment letter', document: 'D1' },
  'training-export': { title: 'Training completion export', document: 'D1' },
  roster: { title: 'U.S.-person roster', document: 'D2' },
  'identity-export': { title: 'Identity provider or group export', document: 'D2' },
  'technology-control-plan': { title: 'Technology control plan', document: 'D2' },
  'agency-certification': { title: 'Staffing agency or vendor certification', document: 'D2' },
  'access-review': { title: 'Access review record', document: 'D2' },
  architecture: { title: 'Architecture document or system security plan', document: 'D3' },
  'infrastructure-code': { title: 'Infrastructure code or plan', document: 'D3' },
  'key-policy': { title: 'Key policies and key custody record', document: 'D3' },
  'module-certificates': { title: 'Cryptographic module certificate list', document: 'D3' },
  'pipeline-code': { title: 'Pipeline definitions and runner inventory', document: 'D3' },
  'image-manifests': { title: 'Dockerfiles, manifests and image records', document: 'D3' },
  sbom: { title: 'Software bill of materials', document: 'D3' },
  'vendor-list': { title: 'Vendor and SaaS list', document: 'D3' },
  'provider-authorization': { title: 'Provider authorization (FedRAMP, DoD PA)', document: 'D3' },
  'mfa-enrollment': { title: 'MFA enrollment report or sign-in policy', document: 'D3' },
  cloudtrail: { title: 'AWS CloudTrail log sample', document: 'D4' },
  'cloudtrail-digest': { title: 'CloudTrail digest files with their logs and keys', document: 'D4' },
  'audit-log': { title: 'Other audit log sample', document: 'D4' },
  'log-configuration': { title: 'Log retention and integrity configuration', document: 'D4' },
  'denied-test': { title: 'Record of a denied access test', document: 'D4' },
  'registration-letter': { title: 'DDTC registration letter or exemption memo', document: 'D5' },
  ownership: { title: 'Ownership table or SF 328', document: 'D5' },
  screening: { title: 'Screening result log', document: 'D5' },
  references: { title: 'Contract extracts and references', document: 'D5' },
  'audit-report': { title: 'Audit, assessment or penetration test report', document: 'D5' },
} as const

export type EvidenceKind = keyof typeof evidenceKinds
export const isEvidenceKind = (kind: string): kind is EvidenceKind => Object.hasOwn(evidenceKinds, kind)

/**
 * Kinds that are papers: a person can judge one that no reader can open, such as a scan, so it counts once a reviewer
 * has accepted it. Of logs, rosters, exports and code only what was read counts.
 */
export const papers: ReadonlySet<string> = new Set<EvidenceKind>([
  'procedure', 'appointment-letter', 'technology-control-plan', 'agency-certification', 'access-review', 'architecture', 'module-certificates', 'training-export',
  'vendor-list', 'provider-authorization', 'denied-test', 'registration-letter', 'ownership', 'screening', 'references', 'audit-report',
])
