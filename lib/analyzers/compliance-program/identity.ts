import type { DocumentText } from '../formats/document'
import type { ComplianceProgramFacts } from './facts'
import type { Section } from './text-map'

type Identity = Pick<ComplianceProgramFacts, 'title' | 'version' | 'date' | 'approver' | 'signed' | 'draft' | 'organizations'>

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const organization = /\b((?:[A-Z][\w&'-]+[ ,]+){1,5}(?:LLC|L\.L\.C\.|Inc\.?|Incorporated|Corp\.?|Corporation|Ltd\.?|LP|LLP|Co\.))(?=[\s,.;:)]|$)/g

/** ISO dates in a text: 2026-09-15, September 15, 2026, 15 September 2026, 9/15/2026 (month first). */
export function datesIn(text: string): string[] {
  const found: string[] = []
  const add = (y: number, m: number, d: number) => {
    if (y >= 1990 && y <= 2100 && m >= 1 && m <= 12 && d >= 1 && d <= 31) found.push(`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
  }
  for (const m of text.matchAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g)) add(Number(m[1]), Number(m[2]), Number(m[3]))
  for (const m of text.matchAll(/\b([A-Z][a-z]{2,8})\.? (\d{1,2}), (\d{4})\b/g)) add(Number(m[3]), monthOf(m[1]), Number(m[2]))
  for (const m of text.matchAll(/\b(\d{1,2}) ([A-Z][a-z]{2,8}) (\d{4})\b/g)) add(Number(m[3]), monthOf(m[2]), Number(m[1]))
  for (const m of text.matchAll(/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g)) add(Number(m[3]), Number(m[1]), Number(m[2]))
  return found
}

const monthOf = (name: string | undefined) => months.findIndex((month) => month.startsWith((name ?? '').toLowerCase().slice(0, 3))) + 1

/** What the document says of itself. The date is the newest beside words of review, revision, approval or effect. */
export function identityOf(document: DocumentText, sections: Section[]): Identity {
  const all = sections.flatMap((section) => section.sentences)
  const about = all.filter((s) => /version|revis|review|approv|effective|signed|issued|dated|last updated/i.test(s.text))
  const text = sections.map((s) => s.text).join('\n')
  const approver = /(?:[Aa]pproved by:?|[Ss]igned(?: by)?:?|[Ss]ignature:?)\s+((?:[A-Z]\.\s?)?[A-Z][\p{L}'-]{2,}(?: [A-Z][\p{L}'-]+)*)/u.exec(text)?.[1] ?? null
  return {
    title: document.title ?? sections.find((section) => section.heading)?.heading ?? null,
    version: /\b(?:version|revision|rev\.?)\s*:?\s*v?(\d+(?:\.\d+){0,2})\b/i.exec(text)?.[1] ?? null,
    date: about.flatMap((s) => datesIn(s.text)).sort().at(-1) ?? null,
    approver,
    signed: /\b[Ss]igned(?: by)?:?\s+[A-Z]|\/s\/|[Ss]ignature:?\s+[A-Z]/.test(text),
    draft: /\bdraft\b/i.test(`${document.title ?? ''} ${all.slice(0, 8).map((s) => s.text).join(' ')}`),
    organizations: [...new Set([...text.matchAll(organization)].map((m) => (m[1] ?? '').replace(/^(?:The|This|At|By|For|Of|And|Official)[ ,]+/, '').trim()))].slice(0, 20),
  }
}
