import type { Locator } from '../analyzer'
import type { AuditReportFacts } from '../audit-report-facts'

type Said = { text: string; at: Locator }
type Named = { name: string; at: Locator }

const assessors = /^(?:(?:lead |independent |external |internal |third[- ]party )?(?:assessors?|auditors?|testers?)(?: organization| organisation| firm| name)?|assess(?:ed|ment) by|assessment (?:organization|organisation|team|firm)|audit(?:ed)? (?:by|firm|team)|c3pao|3pao|prepared by|performed by|conducted by|tested by|issued by|examined by|author)$/i
const owners = /^(?:prepared for|client|customer|auditee|organization seeking (?:assessment|certification)|osc|osa|contractor|company|organization|organisation|assessed (?:organization|entity)|entity|system owner|issued to|subject)$/i
const by = /\b(?:conducted|performed|carried out|prepared|assessed|audited|examined|tested) (?:independently )?by ((?:[A-Z][\w&.'-]*(?:,? |$)){1,7}(?:Inc|LLC|L\.L\.C|Corp(?:oration)?|Ltd|LLP|PLC|P\.C|Group|Partners|Associates|Labs?|Security|Assurance|Compliance|DIBCAC)?\.?)/
const systems = /^(?:scope|in scope|system(?: name)?|systems|environment|assessed (?:environment|system)|target|targets|enclave|boundary|assessment scope|assessing scope|audit scope|system in scope|cmmc assessment scope)$/i

/** "Label: value" of a line or the first two cells of a row; null when it has none. */
function labelled(line: string, cells?: string[]): [label: string, value: string] | null {
  if (cells && cells.length >= 2) return [(cells[0] ?? '').trim().replace(/:$/, ''), (cells[1] ?? '').trim()]
  const found = /^[\s*#>-]*([A-Za-z0-9][A-Za-z0-9 ()/'-]{1,40}?)\*{0,2}\s*[:|]\s*\*{0,2}\s*(\S.{0,300})$/.exec(line)
  return found?.[1] && found[2] ? [found[1].trim(), found[2].trim()] : null
}

/** Who examined, who runs what was examined, and what it was, as lines with labels or sentences say. */
export function partiesIn(lines: (Said & { cells?: string[] | undefined })[], sentences: Said[]): { assessor: Named | null; owner: Named | null; systems: Named[] } {
  let assessor: Named | null = null
  let owner: Named | null = null
  const scope: Named[] = []
  for (const { text, at, cells } of lines) {
    const pair = labelled(text, cells)
    if (!pair) continue
    const [label, value] = pair
    if (assessors.test(label)) assessor ??= { name: nameOf(value), at }
    else if (owners.test(label)) owner ??= { name: nameOf(value), at }
    else if (systems.test(label) && scope.length < 50) scope.push({ name: value.replace(/\.\s.*$/, '').slice(0, 160), at })
  }
  for (const { text, at } of sentences) {
    const named = by.exec(text)?.[1]
    if (named && !/^(?:The|A|An|Our|Us|We|This)\b/.test(named)) assessor ??= { name: nameOf(named), at }
    if (scope.length === 0) {
      const said = /\b(?:in )?scope:\s*([^.;]{4,160})/i.exec(text)?.[1] ?? /\b(?:scope (?:of (?:the|this) \w+ )?(?:was|is|included|includes|covered|covers)|(?:assessed|examined|tested|audited) (?:was|were)|in scope (?:was|were|is|are))\b:? ([^.;]{4,160})/i.exec(text)?.[1]
      if (said) scope.push({ name: said.trim(), at })
    }
  }
  return { assessor, owner, systems: scope }
}

/** A name up to a date, a bracket or the end of its clause. */
const nameOf = (text: string) => text.replace(/(?<=LLC|Inc|Corp|Ltd|LLP|[a-z]{3})\.\s.*$/, '').replace(/(?:,\s+an?\s|,?\s+(?:on|dated|for|in|from|between|during|and issued)\b|[;(|]|,\s*\d|\s{2,}|\d{4}-).*$/i, '').replace(/[\s,.]+$/, '').slice(0, 120)

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, ' ').replace(/\b(?:inc|llc|l l c|corp|corporation|ltd|llp|co|company)\b/g, '').trim()

/** How far the assessor stands from what was examined, by names first and then by what the report calls itself. */
export function independenceIn(text: string, assessor: Named | null, owner: Named | null): AuditReportFacts['independence'] {
  if (assessor && owner && plain(assessor.name) !== '' && plain(assessor.name) === plain(owner.name)) return /\binternal audit\b/i.test(text) ? 'internal' : 'self'
  if (/\b(?:c3pao|3pao|dibcac|third[- ]party (?:assess|audit)\w*|independent (?:third[- ]party|assess\w*|audit\w*)|external (?:assess|audit)\w*|holds no interest)\b/i.test(text) && !/\bself-?assessment (?:report|of)\b/i.test(text)) return 'external'
  if (/\binternal audit/i.test(text)) return 'internal'
  if (/\bself-?assess(?:ment|ed)\b|\(self\)/i.test(text) && !/\bnot a self-?assessment\b/i.test(text)) return 'self'
  return assessor && owner ? 'external' : 'unknown'
}
