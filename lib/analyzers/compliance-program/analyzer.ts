import { defineAnalyzer, type FactLine, type Sample } from '../analyzer'
import { unreadLine } from '../document-facts'
import { isPdf } from '../formats/bytes'
import { isWordDocument } from '../formats/docx'
import { countTerms, densityOf } from './export-control'
import { ComplianceProgramFacts } from './facts'
import { proseOf } from '../sample-views'
import { readProgram } from './read-program'
import { programRules } from './rules'

const levels = ['absent', 'mentioned', 'described', 'operational'] as const

/** The written ITAR compliance program or manual, held against the eight elements of the DDTC guidelines (domain.md 1.7, 5.13). */
export default defineAnalyzer<ComplianceProgramFacts>({
  id: 'compliance-program',
  title: 'ITAR compliance program or manual',
  version: '9',
  accepts: 'PDF with text, DOCX, Markdown or plain text',
  rules: programRules,
  facts: ComplianceProgramFacts,
  recognize: recognizeProgram,
  analyze: readProgram,
  describe,
})

function describe(facts: ComplianceProgramFacts): FactLine[] {
  return [
    { label: 'About export control', value: facts.aboutExportControl ? 'yes' : 'no', note: `${facts.itarDensity} export-control terms in 1,000 words` },
    ...facts.elements.map((element): FactLine => {
      const at = element.passages[0]?.at
      return { label: `Element ${element.element}: ${element.title}`, value: `${element.score} of 3, ${levels[element.score] ?? 'absent'}`, note: element.because, ...(at ? { at: at as NonNullable<FactLine['at']> } : {}) }
    }),
    { label: 'Pages', value: facts.pages.toLocaleString('en-US') },
    { label: 'Version', value: facts.version ?? 'not given' },
    { label: 'Date', value: facts.date ?? 'not given' },
    { label: 'Approved by', value: facts.approver ?? 'not given' },
    { label: 'Signed', value: facts.signed ? 'yes' : 'no signature found' },
    { label: 'Cites that have moved', value: facts.staleCites.length.toLocaleString('en-US') },
    { label: 'Statements out of date', value: facts.outdated.length.toLocaleString('en-US') },
    { label: 'Red flags on U.S.-person status', value: facts.redFlags.length.toLocaleString('en-US') },
    { label: 'Template blanks', value: facts.residue.length.toLocaleString('en-US') },
    ...unreadLine(facts),
  ]
}

/**
 * Prose that is about export control; other readers of documents are surer of what they know by its title. Of a document
 * whose text cannot be sampled, such as a scan, nothing else can be said than that it is one.
 */
function recognizeProgram(sample: Sample): number {
  const unread = sample.document === undefined && (isPdf(sample.bytes) || (sample.members !== undefined && isWordDocument(sample.members)))
  if (unread) return 0.6
  const text = proseOf(sample)
  if (text === null || /^\s*[\w-]+:\s/.test(text)) return 0
  const { about } = densityOf(text)
  if (about) return 0.9
  return countTerms(text).kinds >= 2 ? 0.55 : 0.2
}
