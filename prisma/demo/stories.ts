import type { CriterionAnswers } from '../../lib/checklist/case'
import { catalog } from '../../lib/checklist/catalog'
import type { Standing } from '../../lib/checklist/criterion'
import { answersFor } from './answers'
import { cloudTrailOf } from './cloudtrail'
import { documentFrom, pdfOf } from './document'
import type { DemoFirm } from './firms'
import { manualOf } from './manual'
import { papersOf } from './papers'
import { dayFrom } from './random'
import { rosterOf } from './roster'

export type Upload = { kind: Parameters<typeof import('../builders').evidence>[4]['kind']; title: string; file: string; bytes: Buffer; effectiveFrom?: string; effectiveTo?: string; independent?: boolean }
export type Story = { answers: Record<string, CriterionAnswers>; uploads: Upload[] }

function answerAll(now: Date, standingOf: (id: string) => Standing | null): Record<string, CriterionAnswers> {
  return Object.fromEntries(
    catalog.criteria.flatMap((criterion) => {
      const standing = standingOf(criterion.id)
      return standing ? [[criterion.id, answersFor(criterion, standing, now)]] : []
    }),
  )
}

function papers(firm: DemoFirm, now: Date): Upload[] {
  return papersOf(firm, now).map(({ document, ...paper }) => ({ ...paper, bytes: pdfOf(firm.legalName, document) }))
}

const manual = (firm: DemoFirm, now: Date): Upload => ({ kind: 'compliance-program', title: 'ITAR compliance program', file: 'itar-compliance-program.pdf', bytes: pdfOf(firm.legalName, documentFrom(manualOf(firm.legalName, firm.domain, dayFrom(now, -70)))), effectiveFrom: dayFrom(now, -70) })
const roster = (firm: DemoFirm, now: Date): Upload => ({ kind: 'roster', title: 'U.S.-person roster', file: `roster-${dayFrom(now, -2)}.csv`, bytes: rosterOf(firm, now), effectiveFrom: dayFrom(now, -2) })
const log = (firm: DemoFirm, now: Date, story: Parameters<typeof cloudTrailOf>[2]): Upload => ({ kind: 'cloudtrail', title: 'CloudTrail sample', file: `${firm.account}_CloudTrail_sample.json.gz`, bytes: cloudTrailOf(firm, now, story), effectiveFrom: dayFrom(now, -1) })

/** What each firm answered and uploaded; together they tell what the product is for. */
export const stories: Record<DemoFirm['key'], (firm: DemoFirm, now: Date) => Story> = {
  // Everything written down, everything shown. Two honest weaknesses.
  larkfield: (firm, now) => ({
    answers: answerAll(now, (id) => (id === 'IAM-03' || id === 'CIC-02' ? 'partial' : id === 'CRY-04' ? 'met' : 'met')),
    uploads: [manual(firm, now), roster(firm, now), log(firm, now, { denials: 6 }), ...papers(firm, now)],
  }),
  // Claims everything, shows nothing, has not answered a quarter of it.
  brightwater: (firm, now) => ({
    answers: answerAll(now, (id) => (/^(CRY|DOC|LOG-0[2-4]|PRG-1[02]|CIC-04)/.test(id) ? null : 'met')),
    uploads: [],
  }),
  // Real controls, in an estate that the whole world administers.
  omnivane: (firm, now) => ({
    answers: answerAll(now, (id) => (/^(REG-05|PER-04|CIC-03)$/.test(id) ? 'partial' : 'met')),
    uploads: [manual(firm, now), roster(firm, now), log(firm, now, {}), ...papers(firm, now).filter((p) => !['ownership', 'sbom', 'image-manifests'].includes(p.kind))],
  }),
  // Good papers; the log knows people the roster does not.
  tallgrass: (firm, now) => ({
    answers: answerAll(now, () => 'met'),
    uploads: [manual(firm, now), roster(firm, now), log(firm, now, { off: 'z.rourke', afterRemoval: 'u.kessler', gapHours: 7, accessKeyCreated: true, denials: 3 }), ...papers(firm, now)],
  }),
}
