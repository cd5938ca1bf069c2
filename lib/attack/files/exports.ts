import { withOwner } from '../../db/owner'
import type { Result } from '../score'
import type { Stage } from '../stage'

const formulas = ['=HYPERLINK("http://evil.example","x")', '+cmd|\' /C calc\'!A0', '-2+3', '@SUM(1)', '\t=1+1', ' =1+1', '＝1+1', '=1","=2', '=1\r\n=2']

/** Cells of a CSV as a spreadsheet splits them (RFC 4180). */
function cellsOf(csv: string): string[] {
  const cells: string[] = []
  for (const [, quoted, plain] of csv.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(?:,|\r\n|$)/g)) cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
  return cells
}

const runs = (cell: string) => /^[=+\-@\t\r＝＋－＠]/.test(cell.trimStart()) && !/^-?\d+(?:\.\d+)?$/.test(cell)

/** Names of a subcontractor that are formulas: the CSV a prime exports holds them as words. */
export async function exportFormulas({ owner, subId, people }: Stage): Promise<Result> {
  const got: string[] = []
  const before = await withOwner(owner, (db) => db.organization.findUniqueOrThrow({ where: { id: subId }, select: { legalName: true } }))
  try {
    for (const formula of formulas) {
      await withOwner(owner, (db) => db.organization.update({ where: { id: subId }, data: { legalName: formula } }))
      const response = await people.reviewer.visitor.visit('/portfolio/export')
      const csv = await response.text()
      if (response.status !== 200) got.push(`the export gave ${response.status}`)
      if (!/^attachment/.test(response.headers.get('content-disposition') ?? '')) got.push('the export is shown, not downloaded')
      const cells = cellsOf(csv)
      if (!cells.some((cell) => cell.includes(formula.trim().slice(0, 4)))) got.push(`${JSON.stringify(formula)} is not in the export at all`)
      got.push(...cells.filter(runs).map((cell) => `a spreadsheet would run ${JSON.stringify(cell)}`))
    }
  } finally {
    await withOwner(owner, (db) => db.organization.update({ where: { id: subId }, data: before }))
  }
  return { got, note: `${formulas.length} formulas, all words` }
}
