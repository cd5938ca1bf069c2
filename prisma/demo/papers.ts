import type { EvidenceKind } from '../../lib/checklist/evidence-kinds'
import type { DemoDocument } from './document'
import type { DemoFirm } from './firms'
import { dayFrom } from './random'

export type Paper = { kind: EvidenceKind; file: string; title: string; effectiveFrom: string; effectiveTo?: string; independent?: boolean; document: DemoDocument }

/** The supporting documents of a firm that wrote things down; what each says is invented and internally consistent. */
export function papersOf(firm: DemoFirm, now: Date): Paper[] {
  const on = (days: number) => dayFrom(now, days)
  const meta = (days: number, owner: string) => `Version 3.1, ${on(days)}. Owner: ${owner}. Reviewed at least annually.`
  return [
    {
      kind: 'registration-letter', file: 'ddtc-registration-letter.pdf', title: 'DDTC registration letter', effectiveFrom: on(-90), effectiveTo: on(275),
      document: { title: 'Registration renewal, completion letter', meta: `Dated ${on(-90)}`, parts: [{ text: [`This letter confirms that the registration of ${firm.legalName}, ${firm.city}, as a manufacturer or exporter of defense articles under 22 CFR part 122 has been renewed.`, `Registrant code M•••${firm.cage.slice(-2)} (masked by the registrant for this copy). The registration expires on ${on(275)}. A renewal is submitted no sooner than 60 and no later than 30 days before that date.`] }] },
    },
    {
      kind: 'ownership', file: 'ownership-table.pdf', title: 'Ownership table', effectiveFrom: on(-60),
      document: { title: 'Ownership and control', meta: meta(-60, 'General counsel'), parts: [{ text: ['All owners of five percent or more are named below. No voting security is held by a foreign person and no foreign person may direct general policies or day-to-day operations.'], table: [['Owner', 'Person', 'Share'], ['L. Haverford', 'U.S. person', '55 %'], ['M. Oyelaran', 'U.S. person', '30 %'], ['Employee trust', 'U.S. entity', '15 %']] }] },
    },
    {
      kind: 'procedure', file: 'us-person-verification-procedure.pdf', title: 'U.S.-person verification and access procedure', effectiveFrom: on(-75),
      document: { title: 'U.S.-person verification and access', meta: meta(-75, 'Human resources'), parts: [
        { heading: '1 Before access', text: ['The HR manager must verify U.S.-person status before any account with access to controlled technical data is created. U.S. persons are citizens and nationals, lawful permanent residents, refugees and asylees. The person chooses which sufficient document to show. We keep the result, the date and the verifier; we never keep a copy.', 'This step is separate from Form I-9 and E-Verify: another form, another time, another folder. A negative or pending answer leads to an authorization review or other work, never to rejection by itself.'] },
        { heading: '2 Change and departure', text: ['The identity team removes access within 24 hours of a departure or role change and records it in the access register. The roster is reconciled with the identity provider on the first business day of each month.'] },
        { heading: '3 Remote work', text: ['Work with controlled data happens inside the United States. Travel with access needs a written exemption record under 22 CFR 125.4(b)(9) before departure.'] },
      ] },
    },
    {
      kind: 'appointment-letter', file: 'empowered-official-appointment.pdf', title: 'Management statement and empowered official appointment', effectiveFrom: on(-120),
      document: { title: 'Management commitment', meta: `Signed ${on(-120)}`, parts: [{ text: [`${firm.legalName} will not export controlled technical data in violation of the ITAR, whatever the cost to schedule or revenue. L. Haverford, a direct employee, is appointed Empowered Official with independent authority to inquire, to verify and to refuse to sign without adverse recourse (22 CFR 120.67).`, 'Anyone may report a concern to the compliance hotline, also anonymously. Nobody suffers for a report made in good faith.'] }] },
    },
    {
      kind: 'architecture', file: 'system-security-plan.pdf', title: 'System security plan, engineering enclave', effectiveFrom: on(-100),
      document: { title: 'System security plan: engineering enclave', meta: meta(-100, 'Security engineering'), parts: [
        { heading: 'Boundary', text: [`The enclave is AWS GovCloud account ${firm.account} in us-gov-west-1, partition aws-us-gov. Nothing in it peers with, trusts or replicates to another partition.`] },
        { heading: 'Identity and administration', text: ['People sign in through the enclave identity provider with FIDO2 hardware keys. Group itar-usp is fed by the verification register; no group is assigned by hand. Administrators work through a session recorder.'] },
        { heading: 'Data flow, keys and logs', text: ['Customer-managed keys in a dedicated HSM cluster; key administrators are two rostered U.S. persons, key users are roles. CloudTrail is multi-region with data events and log file validation, stored in a separate account under Object Lock in compliance mode for seven years.'] },
        { heading: 'Service control policies', text: ['A policy denies every region but us-gov-west-1. A data perimeter denies principals outside the organization. Both were tested; the refusals are in the log sample.'] },
      ] },
    },
    {
      kind: 'provider-authorization', file: 'provider-authorization.pdf', title: 'Provider authorization, AWS GovCloud (US)', effectiveFrom: on(-200), effectiveTo: on(160),
      document: { title: 'Provider authorization on file', meta: `Checked ${on(-20)}`, parts: [{ text: ['Offering: AWS GovCloud (US). FedRAMP High. DoD provisional authorization to Impact Level 5. The provider agreement includes the paragraphs (c) to (g) of DFARS 252.204-7012.'] }] },
    },
    {
      kind: 'key-policy', file: 'key-custody-record.pdf', title: 'Key policies and custody record', effectiveFrom: on(-30),
      document: { title: 'Key custody record', meta: meta(-30, 'Security engineering'), parts: [{ text: ['Every key policy names roles of this account only. Key administrators: P-0001, P-0002. Key users: ItarEngineer, PipelineDeploy. No grant to another account, no multi-region key, no imported material, deletion window 30 days.'] }] },
    },
    {
      kind: 'pipeline-code', file: 'pipeline-inventory.pdf', title: 'Pipeline and runner inventory', effectiveFrom: on(-25),
      document: { title: 'Pipeline and runner inventory', meta: meta(-25, 'Release manager'), parts: [{ text: ['Source is on a self-managed GitHub Enterprise Server in the enclave. Runners are self-hosted in us-gov-west-1 with labels enclave-build and enclave-deploy. Actions are pinned to commit hashes and mirrored. Secrets live in the enclave vault; cloud access is by short-lived tokens to roles in aws-us-gov.', 'Every change needs a second reviewer; protected branches cannot be overridden; audit logs are kept seven years.'] }] },
    },
    {
      kind: 'image-manifests', file: 'image-provenance.pdf', title: 'Image provenance register', effectiveFrom: on(-25),
      document: { title: 'Image provenance register', meta: meta(-25, 'Security engineering'), parts: [{ text: ['Base images come from registry1.dso.mil/ironbank, pinned by digest, signature verified on import, software bill of materials kept. No build pulls from a public registry.'] }] },
    },
    {
      kind: 'sbom', file: 'sbom-summary.pdf', title: 'Software bill of materials, summary', effectiveFrom: on(-25),
      document: { title: 'Software bill of materials, summary', meta: meta(-25, 'Release manager'), parts: [{ text: ['412 components, each with supplier, version, package URL and hash. Dependencies are installed from the enclave mirror with lockfiles only.'] }] },
    },
    {
      kind: 'module-certificates', file: 'module-certificates.pdf', title: 'Cryptographic module certificates', effectiveFrom: on(-40), effectiveTo: on(700),
      document: { title: 'Cryptographic modules in use', meta: meta(-40, 'Security engineering'), parts: [{ table: [['Store', 'Module', 'Standard', 'Status'], ['Object storage, databases', 'Provider key service HSM', 'FIPS 140-3 level 3', 'Active'], ['Hosts', 'Operating system cryptographic module', 'FIPS 140-3 level 1', 'Active']] }] },
    },
    {
      kind: 'technology-control-plan', file: 'technology-control-plan.pdf', title: 'Technology control plan', effectiveFrom: on(-80),
      document: { title: 'Technology control plan', meta: meta(-80, 'Empowered official'), parts: [{ text: ['Management commitment, personnel screening, physical plan, information security plan, and training are the five parts of this plan. Visitors and staff without verification work in another tenant, another chat workspace and another floor.'] }] },
    },
    {
      kind: 'audit-report', file: 'independent-assessment.pdf', title: 'Independent NIST SP 800-171 assessment', effectiveFrom: on(-150), independent: true,
      document: { title: 'Independent assessment, engineering enclave', meta: `Assessor: Copperline Assurance LLC, ${on(-150)}`, parts: [{ text: [`Scope: AWS GovCloud account ${firm.account}. Result: 110 of 110. Two observations, both closed within 60 days. The assessor holds no interest in ${firm.legalName}.`] }] },
    },
    {
      kind: 'log-configuration', file: 'log-retention-and-integrity.pdf', title: 'Log retention and integrity configuration', effectiveFrom: on(-30),
      document: { title: 'Log retention and integrity', meta: meta(-30, 'Security engineering'), parts: [{ text: ['Trail: multi-region, global events, data events for object storage, functions and keys, log file validation on. Archive: Object Lock, compliance mode, 2,557 days. Deletion needs the root of another account, which two people hold together.'] }] },
    },
  ]
}
