import { defineAnalyzer, type Sample } from '../analyzer'
import { unreadLine } from '../document-facts'
import { countTerms } from '../compliance-program/export-control'
import { proseOf, titleLines } from '../sample-views'
import { ProcedureFacts } from './facts'
import { readProcedure } from './read-procedure'
import { procedureRules } from './rules'

/** A written procedure, policy or schedule: verification, leavers, records, incidents (domain.md PER-01, PER-03, PRG-06, PRG-07). */
export default defineAnalyzer<ProcedureFacts>({
  id: 'procedure',
  title: 'Written procedure or policy',
  version: '8',
  accepts: 'PDF with text, DOCX, Markdown or plain text',
  rules: procedureRules,
  facts: ProcedureFacts,
  recognize,
  analyze: readProcedure,
  describe: (facts) => [
    { label: 'About', value: facts.subjects.join(', ') || 'none of the subjects asked for' },
    { label: 'Version', value: facts.version ?? 'not given' },
    { label: 'Date', value: facts.date ?? 'not given' },
    { label: 'Answers for it', value: facts.owner ?? 'not said' },
    { label: 'Hours until access is removed', value: facts.removalHours.map(({ hours }) => hours).join(', ') || 'not said' },
    { label: 'Years records are kept', value: facts.retentionYears.map(({ years }) => years).join(', ') || 'not said' },
    { label: 'Red flags on U.S.-person status', value: facts.redFlags.length.toLocaleString('en-US') },
    { label: 'Blanks of a template', value: facts.residue.length.toLocaleString('en-US') },
    ...unreadLine(facts),
  ],
})

/** By its title, and only when it is about export control: policies about anything else are left to people. */
function recognize(sample: Sample): number {
  const text = proseOf(sample)
  if (text === null) return 0
  const title = titleLines(text).split('\n').filter((line) => line.length <= 100).slice(0, 3).join('\n')
  if (!/\b(?:procedures?|policy|policies|SOP|work instruction|standard operating|(?:record|retention) schedule)\b/i.test(title) || /\b(?:manual|compliance program|technology control plan|system security plan)\b/i.test(title)) return 0
  const own = /\bITAR\b|\bInternational Traffic in Arms\b|\bDDTC\b|\b22 CFR\b|\btechnical data\b/i.test(text) && countTerms(text).kinds >= 2
  return own || /\bU\.?S\.?[- ]persons?\b[^.]{0,60}\b(?:verif\w*|status)\b/i.test(text) ? 0.92 : 0.3
}
