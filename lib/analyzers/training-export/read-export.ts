import type { AnalyzerInput, Reading } from '../analyzer'
import { accountIn, dayIn, isoIn, newestOf, readColumns, yesNo, type ColumnRow } from '../read-columns'
import { tallyOf } from '../tally'
import { trainingShape, type TrainingField } from './columns'
import type { Completion, TrainingExportFacts } from './facts'
import { trainingRules } from './rules'

const exportControl = /\bITAR\b|\bEAR\b|\bexport\b|\bDDTC\b|\btechnology control\b|\bforeign persons?\b|\btrade compliance\b|\bUSML\b|\btechnical data\b/i

/**
 * Reads a list of completions (domain.md PRG-05). Names and scores are not kept.
 * @throws UnreadableEvidence when there is no table with people and dates of completion.
 */
export async function readTraining(input: AnalyzerInput): Promise<Reading<TrainingExportFacts>> {
  const { rows, found } = await readColumns(input, trainingShape)
  const tally = tallyOf(trainingRules)
  let ambiguousDates = 0
  const completions = rows.map((row) => {
    const read = completionOf(row)
    const date = dayIn(row.cells.completedOn)
    if ('unreadable' in date && date.unreadable === 'ambiguous') {
      ambiguousDates++
      tally.hit('TE-02', row.at)
    } else if (read.status === 'completed' && read.completedOn === null) tally.hit('TE-03', row.at)
    if (read.ref === '') tally.hit('TE-04', row.at)
    if (read.status === 'open' || read.status === 'failed') tally.hit('TE-05', row.at)
    return read
  })
  const courses = new Map<string, number>()
  for (const { course } of completions) if (course !== null) courses.set(course, (courses.get(course) ?? 0) + 1)
  const exportCourses = [...courses.keys()].filter((name) => exportControl.test(name)).length
  const top = rows[0]?.at ?? {}
  if (!found.has('course')) tally.hit('TE-06', top)
  else if (exportCourses === 0) tally.hit('TE-01', top)
  const facts: TrainingExportFacts = {
    rows: completions,
    people: new Set(completions.map((each) => each.ref).filter((ref) => ref !== '')).size,
    completed: completions.filter((each) => each.status === 'completed').length,
    courses: [...courses].map(([name, rowCount]) => ({ name, rows: rowCount })).slice(0, 100),
    exportCourses,
    ambiguousDates,
    newestDate: newestOf(completions.map((each) => each.completedOn)),
  }
  return { facts, observations: tally.observations() }
}

function completionOf({ cells, at }: ColumnRow<TrainingField>): Completion {
  const account = accountIn(cells.account)
  const completedOn = isoIn(cells.completedOn)
  const status = statusOf(cells.status ?? (completedOn === null ? cells.completedOn : undefined), completedOn)
  return {
    ref: accountIn(cells.ref) || account,
    account: account === '' ? null : account,
    course: cells.course?.slice(0, 200) ?? null,
    exportControl: cells.course === undefined || exportControl.test(cells.course),
    tier: tierOf(cells.tier ?? '') ?? tierOf(cells.course ?? ''),
    completedOn: status === 'completed' || cells.status === undefined ? completedOn : null,
    expiresOn: isoIn(cells.expiresOn),
    status,
    at,
  }
}

function statusOf(cell: string | undefined, completedOn: string | null): Completion['status'] {
  const text = (cell ?? '').trim().toLowerCase()
  if (text === '') return completedOn === null ? 'open' : 'completed'
  if (/\bfail/.test(text)) return 'failed'
  if (/\bnot\b|\bnever\b|\b(?:un|non-?)(?:complet|finish|satisf|certif|compli|attempt)|withdrawn|\bdid ?n.t\b/.test(text)) return 'open'
  if (/not (?:started|complete|attempted|passed)|in ?complete|in[- ]progress|progress|assigned|enrolled|overdue|past due|pending|open|registered|expired/.test(text) || yesNo(text) === false) return 'open'
  if (/complete|passed|pass\b|certified|satisf|attended|finished|^100 ?%?$|current|up to date/.test(text) || yesNo(text) === true) return 'completed'
  return /^\d{1,2} ?%$/.test(text) ? 'open' : 'unclear'
}

function tierOf(text: string): Completion['tier'] {
  if (/\bempowered official|compliance (?:team|officer|staff|professional)|tier 4\b/i.test(text)) return 'compliance'
  if (/\bmanage(?:ment|rs?)\b|executive|leadership|tier 2\b/i.test(text)) return 'management'
  if (/\bexport (?:functions?|staff|practitioner|administrator|licens\w+)|licensing|shipping|tier 3\b/i.test(text)) return 'export'
  return /\bawareness|all (?:staff|employees|personnel)|general|everyone|tier 1\b/i.test(text) ? 'staff' : null
}
