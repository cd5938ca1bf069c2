import { UnreadableEvidence, type AnalyzerInput, type Locator, type Reading } from '../analyzer'
import { quote } from '../compliance-program/sections'
import { datesIn } from '../dates-in-text'
import type { Block } from '../formats/document'
import { hashOf, readDocument, topicIn, type WrittenDocument } from '../read-document'
import { capacityOf, codesIn, maskCodes } from './codes'
import { entityIn, listedIn } from './entity'
import type { RegistrationLetterFacts } from './facts'
import { observe } from './rules'

const ddtc = /\bDirectorate of Defense Trade Controls\b|\bDDTC\b|\bOffice of Defense Trade Controls Compliance\b|\bDTCC\b/i
const about = /\bregist(?:er(?:ed|s|ing)?|rants?|rations?)\b/i
const notNeeded = /\b(?:(?:is|are|was) not required to (?:be )?register(?:ed)?|need(?:s)? not (?:be )?register(?:ed)?|(?:does|do) not (?:have|need) to (?:be )?register(?:ed)?|exempt(?:ed)? from (?:the )?(?:DDTC |ITAR )?registration|registration (?:with \w+ )?(?:is|was) not required|no (?:duty|obligation|requirement) to register|not subject to (?:the )?registration)\b/i
const refused = /\b(?:returned without action|(?:has been|have been|was|were|is|are) (?:hereby )?(?:denied|rejected|revoked|suspended|cancell?ed|terminated|withdrawn)|registration (?:\S+ ){0,14}?(?:has |have )?lapsed|(?:is|are) not (?:currently |yet )?registered|(?:is|are) no longer registered)\b/i
const conditional = /\b(?:if|when|unless|should|may|might|whose|any|in the event|failure to|until such)\b/i
const notice = /\b(?:renewal (?:notice|reminder)|notice of (?:expiration|renewal)|(?:expiration|expiry) notice|your (?:DDTC )?registration (?:will expire|is due to expire|is about to expire|is due for renewal))\b/i

/**
 * Reads one letter, notice or memo about a DDTC registration (domain.md 1.6, PRG-08).
 * @throws UnreadableEvidence when it cannot be read as a document or is not about a registration with DDTC.
 */
export async function readLetter(input: AnalyzerInput): Promise<Reading<RegistrationLetterFacts>> {
  const written = await readDocument(input, 'registration letter')
  const { text, document, file } = written
  if (!about.test(text) || !(ddtc.test(text) || /\b22 CFR (?:part )?122\b|\b122\.\d\b/i.test(text))) {
    throw new UnreadableEvidence('The document does not speak of a registration with DDTC.', { file }, 'Upload the letter that DDTC sent, or the memo that says why none is needed, as PDF with text or DOCX.')
  }
  const lines = linesOf(document.blocks, file)
  const codes = codesIn(lines)
  const dates = periodIn(lines)
  const entity = entityIn(lines, text)
  const exempt = topicIn(written.sections, { words: notNeeded })
  const kind = documentKind(text, codes.distinct.length > 0 || dates.expiresOn !== null || dates.ambiguous.length > 0, exempt.found)
  const memo = kind === 'exemption-memo'
  const refusal = memo ? undefined : [...written.sentences].find((sentence) => refused.test(sentence.text) && !conditional.test(sentence.text))
  const facts: RegistrationLetterFacts = {
    ...(await maskedDocument(written)),
    ...(memo ? {} : { date: dates.issuedOn }),
    document: refusal ? 'unclear' : kind,
    fromDdtc: !memo && ddtc.test(text),
    entity: memo ? (entity.name ?? firmOf(written)) : entity.name,
    listed: memo ? [] : listedIn(lines, entity.name),
    cage: /\bCAGE(?: code)?\s*(?:no\.?)?\s*[:#|]?\s*([A-Z0-9]{5})\b/.exec(text)?.[1] ?? null,
    registrant: memo ? 'unclear' : capacityOf(text, codes.distinct),
    maskedCode: codes.distinct[0] ?? null,
    codes: codes.count,
    issuedOn: dates.issuedOn,
    effectiveFrom: refusal ? null : dates.effectiveFrom,
    expiresOn: refusal ? null : dates.expiresOn,
    ambiguousDates: dates.ambiguous,
    basis: memo ? { cites: citesIn(text), passages: exempt.passages.map((each) => ({ ...each, text: maskCodes(each.text) })) } : { cites: [], passages: [] },
    places: { entity: entity.at, expiresOn: dates.expiresAt, code: codes.at, cage: lines.find(({ text: line }) => /\bCAGE\b/i.test(line))?.at ?? null },
  }
  return { facts, observations: observe(facts, maskCodes(text), file, refusal?.at) }
}

export type Line = { text: string; at: Locator }

/** Lines with their places; cells of a table row are joined, and a label that ends its line takes the next line with it. */
function linesOf(blocks: Block[], file: string): Line[] {
  const plain = blocks.flatMap((block) => (block.cells ? [block.cells.join(': ')] : block.text.split('\n')).map((text) => ({ text: text.replace(/(\*\*|__)([^*_\n]+)\1/g, '$2').trim(), at: { file, ...block.at } })))
  const filled = plain.filter((line) => line.text !== '')
  return filled.map((line, i) => (/[:|]$/.test(line.text) ? { ...line, text: `${line.text} ${filled[i + 1]?.text ?? ''}` } : line))
}

type Period = { issuedOn: string | null; effectiveFrom: string | null; expiresOn: string | null; expiresAt: Locator | null; ambiguous: { text: string; at: Locator }[] }

/** What the dates of the letter are: told by the last word of time before each. Two different expiry dates are none. */
function periodIn(lines: Line[]): Period {
  const period: Period = { issuedOn: null, effectiveFrom: null, expiresOn: null, expiresAt: null, ambiguous: [] }
  const expiries = new Set<string>()
  for (const { text, at, line } of unbroken(lines)) {
    for (const { iso, before, text: written } of datesIn(text)) {
      const role = roleOf(before, line.startsWith(written))
      if (role === 'expiry' && iso === null) period.ambiguous.push({ text: written, at })
      if (iso === null) continue
      if (role === 'expiry') {
        expiries.add(iso)
        period.expiresAt ??= at
        period.expiresOn = iso
      } else if (role === 'effective') period.effectiveFrom ??= iso
      else if (role === 'issued') period.issuedOn ??= iso
    }
  }
  if (expiries.size <= 1) return period
  return { ...period, expiresOn: null, ambiguous: [...period.ambiguous, ...[...expiries].map((text) => ({ text, at: period.expiresAt ?? {} }))] }
}

const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
/** A line that breaks off right after a word that says what the next date is. */
const goesOn = /\b(?:effective|expir\w+|valid|through|thru|until|from|begin\w*|start\w*|renewal)(?: (?:on|from|to|by|at|the|date|is|until))*,?$/i
const cutDate = new RegExp(String.raw`\b${month}(?: \d{1,2},?)?$`, 'i')

/**
 * Lines with what of a sentence stands before them, where a letter breaks its lines: "is effective / June 1, 2026", and
 * "June 1, / 2026". A date is placed on the line on which it begins.
 */
function unbroken(lines: Line[]): (Line & { line: string })[] {
  return lines.map(({ text, at }, i) => {
    const before = lines[i - 1]?.text ?? ''
    const own = before !== '' && cutDate.test(before) ? text.replace(/^(?:\d{1,2},? )?\d{4}\b/, '') : text
    const whole = cutDate.test(own) ? `${own} ${/^(?:\d{1,2},? )?\d{4}\b/.exec(lines[i + 1]?.text ?? '')?.[0] ?? ''}` : own
    return { text: goesOn.test(before) && !cutDate.test(before) ? `${before.slice(-40).replace(/\d{4}/g, ' ')} ${whole}` : whole, at, line: goesOn.test(before) ? '' : own }
  })
}

type DateRole = 'expiry' | 'effective' | 'issued' | 'other'

/** Markers of what the date after them is; the one nearest to the date decides. */
const markers: [DateRole, RegExp][] = [
  ['expiry', /\b(?:expir\w*|through|thru|until|valid to|end(?:s|ing)?(?: date)?|lapses?)\b/gi],
  ['effective', /\b(?:effective|from|begin\w*|start\w*|commenc\w*)\b/gi],
  ['issued', /\b(?:dated?(?! of birth)|issued|letter date|signed)\b/gi],
  ['other', /\b(?:renew\w*|submi\w+|received|no (?:later|earlier) than|between|before|notif\w+|amend\w+|incorporated|previous\w*|prior|former\w*)\b/gi],
]

function roleOf(before: string, opensLine: boolean): DateRole {
  let best: { role: DateRole; at: number } | null = null
  for (const [role, words] of markers) {
    for (const match of before.slice(-160).matchAll(words)) {
      const isDateWord = role === 'issued' && /\b(?:expir\w*|effective|end|start|renewal) $/i.test(before.slice(-160).slice(0, match.index))
      if (!isDateWord && (best === null || match.index > best.at)) best = { role, at: match.index }
    }
  }
  return best?.role ?? (opensLine ? 'issued' : 'other')
}

function documentKind(text: string, hasRegistration: boolean, exempt: boolean): RegistrationLetterFacts['document'] {
  if (exempt && !hasRegistration) return 'exemption-memo'
  if (notice.test(text.slice(0, 3000))) return 'renewal-notice'
  if (exempt) return 'unclear'
  return hasRegistration && ddtc.test(text) ? 'letter' : 'unclear'
}

/** The firm of a memo: the only one that it names. */
const firmOf = ({ metadata }: WrittenDocument) => (metadata.organizations.length === 1 ? (metadata.organizations[0] ?? null) : null)

const citesIn = (text: string) => [...new Set([...text.matchAll(/(?<![\d.])(12[0-9]\.\d{1,2}(?:\([a-z0-9]{1,3}\)){0,3})/g)].map((match) => match[1] as string))].slice(0, 20)

async function maskedDocument({ facts, text }: WrittenDocument): Promise<WrittenDocument['facts']> {
  const { title, residue } = facts
  return { ...facts, title: title === null ? null : maskCodes(title), textHash: await hashOf(maskCodes(text)), residue: residue.map((each) => ({ ...each, text: quote(maskCodes(each.text)) })) }
}
