import type { EvidenceKind } from '../../lib/checklist/evidence-kinds'
import type { DemoDocument } from './document'
import type { DemoFirm } from './firms'
import { registrationDays } from './profiles'
import { dayFrom } from './random'

export type Paper = { kind: EvidenceKind; file: string; title: string; effectiveFrom: string; effectiveTo?: string; independent?: boolean; document: DemoDocument }

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
/** "June 3, 2026": how letters write a day. */
const written = (iso: string) => `${months[Number(iso.slice(5, 7)) - 1]} ${Number(iso.slice(8))}, ${iso.slice(0, 4)}`

/** The documents of a firm that wrote things down; what each says is invented and consistent with its exports. */
export function papersOf(firm: DemoFirm, now: Date): Paper[] {
  const on = (days: number) => dayFrom(now, days)
  const meta = (days: number, owner: string) => `Version 3.1, ${on(days)}. Owner: ${owner}. Reviewed at least annually.`
  const { official } = firm
  const keyAdmins = firm.identities.filter((who) => who.tier === 'administrator' && !who.offRoster).slice(0, 2).map((who) => who.ref)
  const expiry = registrationDays(firm)
  return [
    {
      kind: 'registration-letter', file: 'ddtc-registration-letter.pdf', title: 'DDTC registration letter', effectiveFrom: on(expiry - 365), effectiveTo: on(expiry),
      document: { title: 'Registration renewal', meta: `${written(on(expiry - 365))}`, parts: [{ text: [
        'United States Department of State. Bureau of Political-Military Affairs. Directorate of Defense Trade Controls (DDTC). Washington, D.C. 20522.',
        `Registrant: ${firm.legalName}`,
        `${firm.city}`,
        `CAGE code: ${firm.cage}`,
        'Subject: Renewal of registration as a manufacturer and exporter of defense articles and defense services, 22 CFR part 122.',
        `The Directorate of Defense Trade Controls has completed its review of your Statement of Registration (Form DS-2032). Your registrant code is M${firm.account.slice(0, 5)}. Your registration is effective ${written(on(expiry - 365))} and expires on ${written(on(expiry))}.`,
        'A renewal submission must be received no sooner than 60 and no later than 30 days before the expiration date (22 CFR 122.3). You must notify this Directorate within five days of the events described in 22 CFR 122.4(a). Registration does not confer any export right or privilege.',
      ] }] },
    },
    {
      kind: 'procedure', file: 'us-person-verification-procedure.pdf', title: 'U.S.-person verification and access procedure', effectiveFrom: on(-75),
      document: { title: 'U.S.-person verification and access', meta: meta(-75, 'Human resources'), parts: [
        { heading: '1 Before access', text: ['The HR manager must verify U.S.-person status before any account with access to controlled technical data is created. U.S. persons are citizens and nationals, lawful permanent residents, refugees and asylees (22 CFR 120.62). The person chooses which sufficient document to show. We keep the result, the date and the verifier; we never keep a copy.', 'This step is separate from Form I-9 and E-Verify: another form, another time, another folder. A negative or pending answer leads to an authorization review or other work, never to rejection by itself.'] },
        { heading: '2 Change and departure', text: ['The identity team removes access within 24 hours of a departure or role change and records it in the access register. The roster is reconciled with the identity provider on the first business day of each month. Status is verified again every year and when it changes.'] },
        { heading: '3 Remote work', text: ['Work with controlled data happens inside the United States. Travel with access needs a written exemption record under 22 CFR 125.4(b)(9) before departure.'] },
      ] },
    },
    {
      kind: 'appointment-letter', file: 'empowered-official-appointment.pdf', title: 'Management statement and empowered official appointment', effectiveFrom: on(-120),
      document: { title: 'Management commitment and appointment of the Empowered Official', meta: `Signed ${written(on(-120))}`, parts: [{ text: [
        `${firm.legalName} will not export controlled technical data in violation of the ITAR, whatever the cost to schedule or revenue.`,
        `${official.name}, ${official.title}, a direct employee of ${firm.legalName}, is appointed Empowered Official under 22 CFR 120.67, with independent authority to inquire into any aspect of a proposed export, to verify its legality, and to refuse to sign without prejudice or other adverse recourse.`,
        'Anyone may report a concern to the compliance hotline, also anonymously. Retaliation against anyone who reports in good faith is prohibited.',
        `Signed: ${official.name}, ${official.title}, ${written(on(-120))}`,
      ] }] },
    },
    {
      kind: 'architecture', file: 'system-security-plan.pdf', title: 'System security plan, engineering enclave', effectiveFrom: on(-100),
      document: { title: 'System security plan: engineering enclave', meta: meta(-100, 'Security engineering'), parts: [
        { heading: '1 Boundary and places', text: [`The system boundary is AWS GovCloud (US) account ${firm.account} in us-gov-west-1, partition aws-us-gov. Nothing in it peers with, trusts or replicates to another partition. ${firm.key === 'omnivane' ? 'Monitoring and continuous integration are shared services of the global platform.' : 'No service outside the boundary receives controlled data.'}`] },
        { heading: '2 Identity path', text: ['People sign in through the enclave identity provider with FIDO2 hardware keys. Group itar-usp is fed by the verification register; no group is assigned by hand. Only verified U.S. persons hold an account.'] },
        { heading: '3 Administration path', text: ['Administrators work through a session recorder in the enclave. Approvers of a change are not its authors.'] },
        { heading: '4 Data flow', text: ['Technical data enters through one transfer service, is stored in one bucket and one database, and leaves only to the customer over a dedicated connection. No copy, backup or replica lies outside us-gov-west-1.'] },
        { heading: '5 Keys', text: [`Customer-managed keys protect every store. Key administrators are ${keyAdmins.join(' and ')} of the roster; key users are roles of this account.`] },
        { heading: '6 Logging', text: ['CloudTrail is multi-region with data events and log file validation, stored under Object Lock in compliance mode. Audit logs are retained for seven years (2,557 days).'] },
        { heading: '7 External services', text: [firm.key === 'omnivane' ? 'Codecov and Slack are used by the build.' : 'The enclave uses no outside service but the cloud provider.'] },
        { heading: '8 Personnel boundary', text: ['Everyone on the roster is a verified U.S. person in the United States. Staff without verification work in another tenant, another chat workspace and another floor.'] },
        { heading: '9 Policies that refuse', text: ['A service control policy denies every region but us-gov-west-1. A data perimeter denies principals outside the organization. Both were tested; the refusals are in the log sample.'] },
      ] },
    },
    {
      kind: 'provider-authorization', file: 'provider-authorization.pdf', title: 'Provider authorization, AWS GovCloud (US)', effectiveFrom: on(-200), effectiveTo: on(160),
      document: { title: 'Provider authorization on file', meta: `Checked ${written(on(-20))}`, parts: [{ text: ['Offering: AWS GovCloud (US). FedRAMP authorization level: High. DoD provisional authorization to Impact Level 5 (IL5).', `The authorization was checked in the marketplace on ${written(on(-20))}. The provider agreement includes the paragraphs (c) to (g) of DFARS 252.204-7012(b)(2)(ii)(D).`] }] },
    },
    {
      kind: 'technology-control-plan', file: 'technology-control-plan.pdf', title: 'Technology control plan', effectiveFrom: on(-80),
      document: { title: 'Technology control plan', meta: meta(-80, 'Empowered official'), parts: [
        { heading: '1 Management commitment', text: [`${firm.legalName} commits the people and the budget that this technology control plan (TCP) needs under the ITAR. ${official.name} answers for it.`] },
        { heading: '2 Personnel screening', text: ['Everyone who can reach controlled data is a verified U.S. person. Foreign persons and staff without verification have no access to technical data: they are named in the separation register and have no account in the enclave.'] },
        { heading: '3 Physical security plan', text: ['The engineering floor has its own badge group. Visitors are logged and escorted by a verified employee.'] },
        { heading: '4 Information security plan', text: ['The enclave is a separate cloud account, a separate tenant of the identity provider, a separate code host and a separate chat workspace. On-call duty and backups of the enclave are held by people of the roster only.'] },
        { heading: '5 Training and briefing', text: ['Everyone on the roster is briefed on this plan before access and again every year; the briefing date stands on the roster.'] },
      ] },
    },
    {
      kind: 'audit-report', file: 'independent-assessment.pdf', title: 'Independent NIST SP 800-171 assessment', effectiveFrom: on(-150), independent: true,
      document: { title: 'Independent assessment of the engineering enclave', meta: `Assessor: Copperline Assurance LLC. Report date: ${written(on(-150))}`, parts: [
        { heading: '1 Scope', text: [`Assessed organization: ${firm.legalName}`, `Scope: the engineering enclave in AWS GovCloud account ${firm.account}, us-gov-west-1.`, 'Criteria: the 110 requirements of NIST SP 800-171 Revision 2 and the ITAR compliance program.'] },
        { heading: '2 Result', text: [`Score: 110 of 110. CMMC Level 2 (Self), final status, status date ${written(on(-148))}. SPRS score posted: 110.`] },
        { heading: '3 Findings', text: ['Two low findings were recorded: a missing visitor signature and an unlabeled backup volume. Both were closed within 60 days. No finding is open.'] },
        { heading: '4 Independence', text: [`Copperline Assurance LLC holds no interest in ${firm.legalName}, sells no services to it but assessments, and was selected by its board.`] },
      ] },
    },
    {
      kind: 'denied-test', file: 'denied-access-test.pdf', title: 'Record of a denied access test', effectiveFrom: on(-12),
      document: { title: 'Record of a denied access test', meta: `Carried out ${on(-12)} by the security engineer, witnessed by the compliance manager`, parts: [
        { heading: '1 What was tried', text: ['An account outside group itar-usp asked for an object of the engineering vault: once from the office network, once through the private endpoint. A session asked for a bucket in us-east-1.'] },
        { heading: '2 What happened', text: ['All three requests were refused with AccessDenied: by the data perimeter, by the endpoint policy, and by the service control policy on regions. The log lines are in the CloudTrail sample of this assessment.'] },
        { heading: '3 Result', text: ['Passed. Next test in six months.'] },
      ] },
    },
    {
      kind: 'references', file: 'past-performance.pdf', title: 'Contract extracts and references', effectiveFrom: on(-400),
      document: { title: 'Past performance on ITAR programs', meta: `Compiled ${on(-60)}`, parts: [{ text: [`Two programs in the last five years, both in AWS GovCloud (US): ground software for Corbel Aerostructures (subcontract, ${Number(on(0).slice(0, 4)) - 3} to ${Number(on(0).slice(0, 4)) - 1}, USML category XV) and a test data service for Hadley Avionics (subcontract, since ${Number(on(0).slice(0, 4)) - 1}, USML category VIII). Prices and technical passages are blackened.`] }] },
    },
  ]
}
