import type { AnalyzerInput, Locator, Reading } from '../analyzer'
import type { AuditReportFacts } from '../audit-report-facts'
import { accountsInProse } from '../audit-rules/accounts'
import { building, type Building } from '../audit-rules/building'
import { isPlaceholder } from '../audit-rules/placeholders'
import { placed, unreadOf } from '../document-facts'
import { readDocument, type WrittenDocument } from '../read-document'
import { titleLines } from '../sample-views'
import { countsInProse, countsInTables, type Counted } from './counts'
import { examinationDays } from './dates'
import { independenceIn, partiesIn } from './parties'
import { FEWEST_SIGNS, isReportTitle, signsOfReport } from './signs'
import { cmmcIn, scoresIn } from './status'

/**
 * Reads one written report: an audit, an assessment, a penetration test, a certificate, a score.
 * @throws UnreadableEvidence when several files are given, or the file cannot be read as a document.
 */
export async function readReport(input: AnalyzerInput): Promise<Reading<AuditReportFacts>> {
  const written = await readDocument(input, 'audit report')
  const { file, facts: own, document, sentences } = written
  const place = (at: Locator): Locator => ({ file, ...Object.fromEntries(Object.entries(at).filter(([, value]) => value !== undefined)) })
  const lines = document.blocks.filter((block) => block.text.trim() !== '').map(({ text, at, cells }) => ({ text: text.slice(0, 2000), at: place(at), cells }))
  const said = [...lines, ...sentences]
  const report = building('audit-report', typeOf(written))
  const { facts, tally } = report
  const heads = titleLines(written.text).split('\n').filter((line) => line !== '')
  facts.title = (heads.find((line) => isReportTitle(line)) ?? heads[0] ?? own.title)?.slice(0, 160) ?? null
  const { assessor, owner, systems } = partiesIn(lines, sentences)
  facts.assessor = assessor
  Object.assign(facts, unreadOf(document), own.matters && { matters: own.matters })
  facts.owner = owner
  facts.independence = independenceIn(written.text, assessor, owner)
  for (const { name, at } of systems) report.system(name, at)
  for (const { text, at } of said) {
    for (const account of accountsInProse(text)) report.account(account, at)
    for (const [region] of text.matchAll(/\b(?:us-gov-(?:west|east)-\d|(?:us|eu|ap|ca|sa|af|me|il|mx|cn)-(?:north|south|east|west|central|northeast|southeast|northwest|southwest)-\d|us(?:gov|dod)(?:virginia|texas|arizona|iowa|central|east))\b/g)) report.region(region)
  }
  for (const [framework] of written.text.matchAll(/\bNIST (?:SP )?800-(?:171|53|172)\b|\bCMMC(?: 2\.0)?\b|\bFedRAMP(?: (?:High|Moderate|Low))?\b|\bSOC 2\b|\bISO(?:\/IEC)? 27001\b|\b22 CFR (?:parts? )?12\d\b|\bITAR\b|\bOWASP\b|\bPTES\b/g)) report.framework(framework)
  readDays(said.map(({ text }) => text), own.date, report)
  readStatus(said, report)
  count(written, report, place)
  for (const { text, at } of sentences) if (isPlaceholder(text)) report.placeholder(at, text)
  if (signsOfReport(written.text) < FEWEST_SIGNS) tally.hit('AR-24', { file })
  if (own.draft) tally.hit('AR-19', { file, ...placed(own.draftAt) })
  return report.finish()
}

function readDays(lines: string[], stated: string | null, { facts }: Building): void {
  const { since, date, expires } = examinationDays(lines)
  facts.date = date ?? stated
  facts.since = since ?? stated
  facts.expires = expires
}

function readStatus(said: { text: string; at: Locator }[], { facts, tally }: Building): void {
  facts.cmmc = cmmcIn(said)
  const seen = new Set<number>()
  for (const { value, date, at, possible } of scoresIn(said)) {
    if (seen.has(value)) continue
    seen.add(value)
    if (!possible) tally.hit('AR-14', at, `${value} is outside -203 to 110`)
    else facts.scores.push({ value, date, at })
  }
}

/** Takes the counts of findings in, a table before a sentence, and says where they do not add up. */
function count({ document, sentences, file }: WrittenDocument, report: Building, place: (at: Locator) => Locator): void {
  const { type } = report.facts
  const tables = countsInTables(document.blocks)
  const counted = tables.length > 0 ? tables.map((each) => ({ ...each, at: place(each.at) })) : countsInProse(sentences)
  if (counted.length === 0) {
    if (type !== 'certificate' && type !== 'score') report.tally.hit('AR-20', { file })
    return
  }
  if (counted.some(({ closed }) => closed === null)) report.tally.hit('AR-20', counted[0]?.at ?? { file })
  for (const each of counted) take(each, report)
}

function take({ severity, found, closed, accepted, at }: Counted, report: Building): void {
  if ((closed ?? 0) + accepted > found) report.tally.hit('AR-17', at, `${closed} closed and ${accepted} accepted of ${found}`)
  const shut = Math.min(closed ?? 0, found)
  const waived = Math.min(accepted, found - shut)
  for (let i = 0; i < found; i++) {
    const state = i < shut ? 'closed' : i < shut + waived ? 'accepted' : 'open'
    report.finding({ severity, state, day: report.facts.date, at })
  }
}

/** What the report is, by the lines its title stands in and then by its first words. */
function typeOf({ facts, text }: WrittenDocument): AuditReportFacts['type'] {
  const shapes: [RegExp, AuditReportFacts['type']][] = [
    [/\bpen(?:etration)?[- ]?test|\bred team/i, 'penetration-test'],
    [/\bcertificate\b/i, 'certificate'],
    [/\bassessment\b/i, 'assessment'],
    [/\baudit\b/i, 'audit'],
    [/\bSPRS\b|\bSupplier Performance Risk System\b/i, 'score'],
    [/\bplan of action\b|\bPOA&M\b/i, 'plan-of-action'],
  ]
  for (const source of [...titleLines(text).split('\n').slice(0, 3), facts.title ?? '', text.slice(0, 600)]) for (const [shape, type] of shapes) if (shape.test(source)) return type
  return 'unknown'
}
