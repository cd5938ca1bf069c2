import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Case } from '../checklist/case'
import { catalog } from '../checklist/catalog'
import { score } from '../checklist/score'
import { referenceAt } from '../reference/at'
import { renderReport } from '../report/render'
import { reportOf } from '../report/report'

/** The full case that a test holds still: its scoring, and its report with `code` on the title page. */
export function frozenCase() {
  const input = Case.parse(JSON.parse(readFileSync(join('lib', 'checklist', 'golden', 'case.json'), 'utf8')))
  const reference = referenceAt(input.asOf.slice(0, 10))
  const judge = () => score(catalog.criteria, input, reference, catalog.version)
  const card = judge()
  const render = (code: string) =>
    renderReport(
      reportOf({ code, prime: 'Bench', generatedAt: input.asOf, card, input, criteria: catalog.criteria, determination: null, stale: [], requestedBy: 'bench', reviewers: [], findings: [], reviews: [], files: [], logProof: null, digest: '0'.repeat(64) }),
      card,
      input,
      new Date(input.asOf),
    )
  return { criteria: card.criteria.length, judge, render }
}
