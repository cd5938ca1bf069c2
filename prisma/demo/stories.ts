import type { CriterionAnswers } from '../../lib/checklist/case'
import { catalog } from '../../lib/checklist/catalog'
import type { Standing } from '../../lib/checklist/criterion'
import type { EvidenceKind } from '../../lib/checklist/evidence-kinds'
import { answersFor } from './answers'
import { cloudTrailOf } from './cloudtrail'
import { imagesOf, keyPolicyOf, logSettingsOf, pipelineOf, sbomOf, tarOf, terraformOf } from './code'
import { documentFrom, pdfOf } from './document'
import type { DemoFirm } from './firms'
import { digestsOf, signInsOf } from './logs'
import { manualOf } from './manual'
import { overridesOf } from './overrides'
import { papersOf } from './papers'
import { dayFrom } from './random'
import { rosterOf } from './roster'
import { accessReviewOf, certificatesOf, factorsOf, identitiesOf, ownersOf, screeningOf, trainingOf, vendorsOf } from './tables'

export type Upload = { kind: EvidenceKind; title: string; file: string; bytes: Buffer; effectiveFrom?: string; effectiveTo?: string; independent?: boolean }
export type Story = { answers: Record<string, CriterionAnswers>; uploads: Upload[] }

function answerAll(firm: DemoFirm, now: Date, standingOf: (id: string) => Standing | null): Record<string, CriterionAnswers> {
  return Object.fromEntries(
    catalog.criteria.flatMap((criterion) => {
      const standing = standingOf(criterion.id)
      return standing ? [[criterion.id, answersFor(criterion, standing, now, overridesOf(firm, now)[criterion.id])]] : []
    }),
  )
}

function papers(firm: DemoFirm, now: Date): Upload[] {
  return papersOf(firm, now).map(({ document, ...paper }) => ({ ...paper, bytes: pdfOf(firm.legalName, document) }))
}

const manual = (firm: DemoFirm, now: Date): Upload => ({ kind: 'compliance-program', title: 'ITAR compliance program', file: 'itar-compliance-program.pdf', bytes: pdfOf(firm.legalName, documentFrom(manualOf(firm, dayFrom(now, -70))), true), effectiveFrom: dayFrom(now, -70) })
const roster = (firm: DemoFirm, now: Date): Upload => ({ kind: 'roster', title: 'U.S.-person roster', file: `roster-${dayFrom(now, -2)}.csv`, bytes: rosterOf(firm, now), effectiveFrom: dayFrom(now, -2) })
const log = (firm: DemoFirm, now: Date, story: Parameters<typeof cloudTrailOf>[2]): Upload => ({ kind: 'cloudtrail', title: 'CloudTrail sample', file: `${firm.account}_CloudTrail_sample.json.gz`, bytes: cloudTrailOf(firm, now, story), effectiveFrom: dayFrom(now, -1) })

/** What machines wrote, as exported: code, settings, tables. */
async function exportsOf(firm: DemoFirm, now: Date): Promise<Upload[]> {
  const day = (days: number) => ({ effectiveFrom: dayFrom(now, days) })
  return [
    { kind: 'infrastructure-code', title: 'Terraform of the enclave', file: 'enclave-terraform.tar.gz', bytes: await tarOf(terraformOf(firm)), ...day(-9) },
    { kind: 'key-policy', title: 'Policy of the data key', file: 'get-key-policy.json', bytes: keyPolicyOf(firm), ...day(-9) },
    { kind: 'log-configuration', title: 'Trail and archive settings', file: 'log-settings.tar.gz', bytes: await tarOf(logSettingsOf(firm)), ...day(-9) },
    { kind: 'pipeline-code', title: 'Workflows and code owners', file: 'pipeline-definitions.tar.gz', bytes: await tarOf(pipelineOf(firm)), ...day(-9) },
    { kind: 'image-manifests', title: 'Dockerfiles and chart values', file: 'image-manifests.tar.gz', bytes: await tarOf(imagesOf(firm)), ...day(-9) },
    { kind: 'sbom', title: 'Bill of materials, ground telemetry', file: 'ground-telemetry.cdx.json', bytes: sbomOf(firm, dayFrom(now, -9)), ...day(-9) },
    { kind: 'identity-export', title: 'Accounts and groups', file: 'accounts-and-groups.csv', bytes: identitiesOf(firm, now), ...day(-2) },
    { kind: 'mfa-enrollment', title: 'Second factors', file: 'authentication-methods.csv', bytes: factorsOf(firm), ...day(-2) },
    { kind: 'access-review', title: 'Quarterly access review', file: 'access-review.csv', bytes: accessReviewOf(firm, now), ...day(-34) },
    { kind: 'training-export', title: 'Training completions', file: 'training-completions.csv', bytes: trainingOf(firm, now), ...day(-5) },
    { kind: 'vendor-list', title: 'Vendors and services', file: 'vendors.csv', bytes: vendorsOf(firm), ...day(-20) },
    { kind: 'ownership', title: 'Ownership table', file: 'ownership.csv', bytes: ownersOf(firm, now), ...day(-60) },
    { kind: 'screening', title: 'Screening log', file: 'screening-log.csv', bytes: screeningOf(firm, now), ...day(-16) },
    { kind: 'module-certificates', title: 'Cryptographic module certificates', file: 'module-certificates.csv', bytes: certificatesOf(firm, now), ...day(-40) },
  ]
}

/** Logs beside that of the cloud: the sign-in, and digests by which a day of the trail can be verified. */
async function proofsOf(firm: DemoFirm, now: Date): Promise<Upload[]> {
  return [
    { kind: 'audit-log', title: 'Sign-in log, Okta', file: 'okta-system-log.json', bytes: signInsOf(firm, now), effectiveFrom: dayFrom(now, -1) },
    { kind: 'cloudtrail-digest', title: 'CloudTrail digests of one day', file: 'cloudtrail-digests.tar.gz', bytes: await digestsOf(firm, now), effectiveFrom: dayFrom(now, -1) },
  ]
}

/** What each firm answered and uploaded; together they tell what the product is for. */
export const stories: Record<DemoFirm['key'], (firm: DemoFirm, now: Date) => Promise<Story>> = {
  // Everything written down, everything shown. Two honest weaknesses.
  larkfield: async (firm, now) => ({
    answers: answerAll(firm, now, (id) => (id === 'IAM-03' || id === 'CIC-02' ? 'partial' : 'met')),
    uploads: [manual(firm, now), roster(firm, now), log(firm, now, { denials: 6 }), ...(await proofsOf(firm, now)), ...(await exportsOf(firm, now)), ...papers(firm, now)],
  }),
  // Claims everything, shows nothing, has not answered a quarter of it.
  brightwater: async (firm, now) => ({
    answers: answerAll(firm, now, (id) => (/^(CRY|DOC|LOG-0[2-4]|PRG-1[02]|CIC-04)/.test(id) ? null : 'met')),
    uploads: [],
  }),
  // Real controls, in an estate that the whole world administers.
  omnivane: async (firm, now) => ({
    answers: answerAll(firm, now, (id) => (/^(REG-05|PER-04|CIC-03)$/.test(id) ? 'partial' : 'met')),
    uploads: [manual(firm, now), roster(firm, now), log(firm, now, {}), ...(await exportsOf(firm, now)).filter((e) => !['sbom', 'access-review'].includes(e.kind)), ...papers(firm, now).filter((p) => p.kind !== 'denied-test')],
  }),
  // Good papers; the log knows people the roster does not.
  tallgrass: async (firm, now) => ({
    answers: answerAll(firm, now, () => 'met'),
    uploads: [manual(firm, now), roster(firm, now), log(firm, now, { off: 'z.rourke', afterRemoval: 'u.kessler', gapHours: 7, accessKeyCreated: true, denials: 3 }), ...(await exportsOf(firm, now)), ...papers(firm, now)],
  }),
}
