import { figure } from '../checklist/figure'
import type { PortfolioRow } from './portfolio-queries'

/**
 * One CSV cell. A text that a spreadsheet would run as a formula (=, +, -, @, tab or carriage return first) is given a
 * leading apostrophe; quotes, commas and line breaks are quoted as RFC 4180 says. Numbers stay numbers.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

export const portfolioHeader = ['Code', 'Subcontractor', 'CAGE', 'Program', 'Outcome', 'Score', 'Coverage', 'Open knock-outs', 'Stage', 'Answered', 'Asked', 'Next due', 'Decided', 'Reviewer']

/** The cells of one row. Figures are cut, never rounded up, as on the page. */
export function portfolioCells(row: PortfolioRow): (string | number | null)[] {
  return [
    row.code,
    row.subcontractor,
    row.cage,
    row.program,
    row.outcome,
    row.score === null ? null : Number(figure(row.score, 1)),
    row.coverage === null ? null : Number(figure(row.coverage, 2)),
    row.openKnockOuts.join('; '),
    row.stage,
    row.answered,
    row.asked,
    row.nextDue,
    row.decidedOn,
    row.reviewer,
  ]
}
