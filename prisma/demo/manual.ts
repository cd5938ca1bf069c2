import type { DemoFirm } from './firms'

/**
 * The ITAR compliance program of a demo firm, as Markdown: all eight elements of the DDTC guidelines, each with who does it,
 * how often, and which record is kept.
 */
export function manualOf({ legalName: firm, domain, official }: Pick<DemoFirm, 'legalName' | 'domain' | 'official'>, date: string): string {
  return `# ITAR Compliance Program

Version 6.2. Effective ${date}. Last reviewed ${date}. Approved by ${official.name}, ${official.title} and Empowered Official, ${firm}.

Revision history: version 6.2 (${date}), annual review; citations checked against the ITAR as reorganized on September 1, 2022 and amended in July 2025. Version 6.1, audit findings closed. Version 6.0, cloud enclave added.

## 1 Management Commitment

${firm} will comply with the International Traffic in Arms Regulations (ITAR), 22 CFR parts 120 to 130, whatever the cost to schedule or revenue. The President must sign this management commitment statement every year and commits the people, budget and authority the program needs. No export of technical data may take place in violation of the ITAR.

${official.name}, a direct employee, is the Empowered Official under 22 CFR 120.67: the written appointment gives independent authority to inquire into any aspect of a proposed export, to verify its legality, and to refuse to sign any license application without prejudice or other adverse recourse. The organization chart in annex A shows who investigates, who signs and who files; the compliance manager must update it each quarter and keep every version in the compliance register.

Every employee must report a suspected violation. Retaliation against anyone who reports in good faith is prohibited. Contact: compliance@${domain}, or the anonymous hotline named on every notice board.

## 2 DDTC Registration, Jurisdiction and Classification, Authorizations

${firm} is registered with the Directorate of Defense Trade Controls (DDTC) as a manufacturer and exporter under 22 CFR 122.1. The Empowered Official must file the DS-2032 renewal in DECCS no sooner than 60 and no later than 30 days before expiry each year and keep the completion letter in the registration file. Changes named in 22 CFR 122.4(a) must be notified within 5 days; a sale to a foreign person at least 60 days before. The senior officer responsible is the President.

The engineering lead must determine jurisdiction and classification of each deliverable by the order of review (22 CFR 120.11) before work starts, records the USML category and paragraph in the classification log, and files a commodity jurisdiction request (22 CFR 120.12) when in doubt. Licenses, technical assistance agreements and exemptions are tracked in the authorization log, which the compliance manager reviews every month; each use of an exemption is recorded under 22 CFR 120.15(e).

Restricted party screening: the contracts administrator must screen customers, owners, staff-augmentation agencies and lower-tier vendors against the Consolidated Screening List before discussions, before contract and monthly after that. Hits are resolved by the Empowered Official within two business days, in writing, and the screening record is kept. No transaction with a country named in 22 CFR 126.1 is considered. We do not act as broker (part 129).

Cybersecurity and encryption: the security engineer must keep foreign persons away from technical data by technical means: one AWS GovCloud account, hardware keys, deny policies and reviewed logs. No backup may leave the United States; we do not rely on 22 CFR 120.54(a)(5), which would ask for end-to-end encryption with modules that meet FIPS 140-2 or its successors. Cloud service providers and file-sharing services are reviewed once a year by the security engineer and the review record is filed. Travel devices hold no technical data. Remote access is allowed inside the United States only; access from abroad needs a written exemption record under 22 CFR 125.4(b)(9) before travel. Access logs must show who opened which file, when and from where; the security engineer reviews them weekly and signs the log review.

## 3 Recordkeeping

The compliance manager must keep ITAR records for five years from the expiration of the license or other approval, or from the date of the transaction (22 CFR 122.5). Records are legible, reproducible and unaltered, or every alteration is recorded with who made it and when. Record types: classification log, authorization log, exemption records, screening results, training records, visitor records, audit reports, access logs. They are stored in the enclave in the United States under object lock, and the compliance manager tests retrieval every quarter and signs the test record.

The technology control plan (TCP) has five parts: management commitment, personnel screening, physical security plan, information security plan, and training. Visitors must be logged and escorted by a verified employee; the visitor record is reviewed monthly.

## 4 Detecting, Reporting and Disclosing Violations

Anyone may report internally to the compliance manager or anonymously through the hotline. The compliance manager must open a case within one business day, preserve the evidence, find the root cause, and track corrective actions to closure in the case register, which the President reviews monthly.

Voluntary disclosure follows 22 CFR 127.12: the Empowered Official must send the initial notification immediately after a violation is discovered and the full disclosure within 60 calendar days. A proposed or actual export to a country named in 22 CFR 126.1 must be reported to DDTC immediately (22 CFR 126.1(e)(2)). The prime contractor is notified within 24 hours; a cyber incident that affects covered defense information is reported to DIBNet within 72 hours (DFARS 252.204-7012). Staff are told every year that criminal penalties reach $1 million and 20 years for each violation and that civil penalties exceed $1.2 million for each violation.

## 5 ITAR Training

Training is tailored in four tiers: all staff, senior management, export functions, and the compliance team. Every employee must complete tier one before access to technical data and every 12 months after that; tier two is annual for the President and directors, tier three every six months for contracts and engineering leads, tier four quarterly for the compliance team. The HR manager must record attendance, score and date in the training register and remove access within 24 hours of a missed deadline.

## 6 Risk Assessment

The compliance manager must carry out a written risk assessment every year and after each new program. It covers jurisdiction and classification, authorizations, foreign-person employees, vetting of subcontractors, exemptions, foreign travel and visits. Risks are prioritized by likelihood and consequence, each has an owner and a date, and the risk register is reviewed by the President every quarter.

## 7 Audits and Compliance Monitoring

Monitoring is continuous: the security engineer must review access to technical data weekly. A functional self-audit takes place every six months, a program-level audit every year, and an external audit by an independent firm every two years. Scope and method are written before each audit. Findings are tracked to closure in the audit register by the compliance manager; audit reports are kept for at least five years. This program is revised when an audit, an incident or a change of law shows a gap.

## 8 Compliance Manual

This manual is available to every employee on the compliance page of the enclave. It holds a summary of the laws, roles, procedures, forms and templates, and the training plan. The compliance manager must review it at least annually, record what changed in the revision history, and have the Empowered Official approve each version.

## 9 U.S.-Person Verification

The HR manager must verify U.S.-person status before access to technical data is granted. U.S. persons are citizens and nationals, lawful permanent residents, refugees and asylees (22 CFR 120.62). The person chooses which sufficient document to show; the HR manager records the date, the method and the next review, and keeps no copy. The step is separate from Form I-9 and E-Verify, with its own form, time and storage. A person who is not a U.S. person is considered for a license or technical assistance agreement, or assigned other work; the answer alone never ends employment. Access is removed within 24 hours of departure or role change, and the roster is reconciled with the identity provider on the first business day of each month; the reconciliation is signed and filed.

Signed: ${official.name}, ${official.title} and Empowered Official, ${date}
`
}
