import { defineAnalyzer, type FactLine, type Locator, type Sample } from '../analyzer'
import { unreadLine } from '../document-facts'
import { wordsOf } from '../formats/document'
import { proseOf } from '../sample-views'
import { RegistrationLetterFacts } from './facts'
import { readLetter } from './read-letter'
import { letterRules } from './rules'

/** The DDTC letter that confirms a registration, a renewal notice, or the memo that says why none is needed (domain.md 1.6, PRG-08). */
export default defineAnalyzer<RegistrationLetterFacts>({
  id: 'registration-letter',
  title: 'DDTC registration letter or exemption memo',
  version: '6',
  accepts: 'PDF with text, DOCX, Markdown or plain text',
  rules: letterRules,
  facts: RegistrationLetterFacts,
  recognize: recognizeLetter,
  analyze: readLetter,
  describe,
})

const kinds = { letter: 'Registration letter', 'renewal-notice': 'Renewal notice', 'exemption-memo': 'Memo that no registration is needed', unclear: 'Could be more than one thing' } as const
const capacities = { manufacturer: 'manufacturer', exporter: 'exporter', 'manufacturer-exporter': 'manufacturer and exporter', broker: 'broker', unclear: 'not clear' } as const

function describe(facts: RegistrationLetterFacts): FactLine[] {
  const line = (label: string, value: string, at: unknown = null): FactLine => ({ label, value, ...(at ? { at: at as Locator } : {}) })
  return [
    line('Document', kinds[facts.document]),
    line('Entity', facts.entity ?? 'not clear', facts.places.entity),
    line('Registered as', capacities[facts.registrant]),
    line('Code', facts.maskedCode ?? 'none in the text', facts.places.code),
    line('Effective from', facts.effectiveFrom ?? 'not given'),
    line('Expires on', facts.expiresOn ?? (facts.ambiguousDates.length > 0 ? 'can be read in two ways' : 'not given'), facts.places.expiresOn),
    line('Date of the document', facts.issuedOn ?? facts.date ?? 'not given'),
    line('From DDTC', facts.fromDdtc ? 'yes' : 'not named'),
    ...(facts.document === 'exemption-memo' ? [line('Rests on', facts.basis.cites.join(', ') || 'no section named')] : []),
    ...(facts.listed.length > 0 ? [line('Also listed', facts.listed.length.toLocaleString('en-US'))] : []),
    ...unreadLine(facts),
  ]
}

/** A short text about a registration with DDTC. A manual that has a chapter on registration is longer and is none. */
function recognizeLetter(sample: Sample): number {
  const text = proseOf(sample)
  if (text === null || wordsOf(text) > 1500) return 0
  const ddtc = /\bDirectorate of Defense Trade Controls\b|\bDDTC\b/i.test(text)
  const exempt = (ddtc || /\b122\.1\b/.test(text)) && /\b(?:not required to register|need not register|exempt from (?:the )?(?:DDTC |ITAR )?registration|registration (?:with \w+ )?is not required|does not (?:need|have) to register)\b/i.test(text)
  if (exempt) return 0.97
  if (!ddtc || !/\bregist(?:rant|ration|ered)\b/i.test(text)) return 0
  const dated = /\bexpir\w+|\bvalid (?:from|through|until)\b/i.test(text)
  const coded = /(?<![A-Za-z0-9])[MK][- ]?(?:\d{4,5}|[•*xX█■]{2,4}\d{2})(?!\d)/.test(text) || /\bregistration code\b/i.test(text)
  return dated && coded ? 0.97 : dated || coded ? 0.6 : 0
}
