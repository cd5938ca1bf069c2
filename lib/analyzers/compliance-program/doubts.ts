import { staleCites } from '../../reference/stale-cites'
import type { ComplianceProgramFacts } from './facts'
import { passage, type Section, type Sentence } from './text-map'

type Facts = Pick<ComplianceProgramFacts, 'staleCites' | 'outdated' | 'redFlags' | 'residue'>

const outdated: [RegExp, string][] = [
  [/Office of Defense Trade Controls/i, 'The agency has been the Directorate of Defense Trade Controls since 2003.'],
  [/\bD-Trade\b/i, 'D-Trade was replaced by DECCS.'],
  [/Cambodia[^.]{0,200}126\.1|126\.1[^.]{0,200}Cambodia/i, 'Cambodia left the list of 22 CFR 126.1 on November 7, 2025.'],
  [/or (?:in )?the Russian Federation/i, 'The separate words on the Russian Federation left 22 CFR 120.54 in July 2025.'],
  [/(?:criminal )?penalt[^.]{0,120}\$\s?(?:[1-9]\d{0,2},000|[1-9]\d{0,2}K)\b/i, 'Criminal penalties reach $1 million for each violation.'],
]
const redFlags: [RegExp, string][] = [
  [/(?:only (?:U\.?S\.? )?citizens|(?:U\.?S\.? )?citizens only|must be (?:a )?U\.?S\.? citizens?\b|citizenship is required)/i, 'It asks for citizens only; permanent residents, refugees and asylees are U.S. persons too (8 USC 1324b).'],
  [/(?:I-9|E-Verify)[^.]{0,80}(?:used|serves?|relied|accepted|sufficient)[^.]{0,60}(?:ITAR|U\.?S\.?[- ]person|export)|(?:use|using|review)[^.]{0,30}(?:Form )?I-9[^.]{0,60}(?:verif|establish|determin)/i, 'It reuses Form I-9 for export control; the two are kept apart.'],
  [/List [ABC] documents?/i, 'It asks for List A, B or C documents, which belong to Form I-9.'],
  [/\b(?:TPS|temporary protected status|parole(?:e|d)?)\b/i, 'It counts temporary protected status or parole as U.S.-person status; neither is.'],
  [/ITAR[- ]certifi(?:ed|cation)/i, 'There is no ITAR certification.'],
  [/green card[^.]{0,60}(?:unexpired|not (?:be )?expired|valid)/i, 'An expired card does not end permanent residence.'],
]
const residue = /\[(?:company|insert|name|date|title|your)[^\]]{0,60}\]|<\s*insert[^>]{0,60}>|\bTBD\b|_{4,}|\bXYZ (?:Corp|Company|Inc)|Lorem ipsum/i
const denied = /\b(?:not|never|no|neither)\b/i

/** Everything in the text that a reviewer should doubt: stale cites by number and topic, dated wording, red flags, template residue. */
export function doubtsIn(sections: Section[], aboutExportControl: boolean): Facts {
  const facts: Facts = { staleCites: [], outdated: [], redFlags: [], residue: [] }
  const cites = staleCites.filter((row) => row.id === 'stale-cites-2022').flatMap((row) => row.value)
  for (const sentence of sections.flatMap((section) => section.sentences)) {
    if (residue.test(sentence.text)) facts.residue.push(passage(sentence))
    if (!aboutExportControl) continue
    const located = { at: sentence.at, text: passage(sentence).text }
    for (const cite of cites) if (isStale(cite, sentence)) facts.staleCites.push({ cite: cite.cite, topic: cite.topic, now: cite.now, ...located })
    for (const [pattern, what] of outdated) if (pattern.test(sentence.text)) facts.outdated.push({ what, ...located })
    if (/FIPS 140-2/i.test(sentence.text) && !/140-3|successor/i.test(sentence.text)) facts.outdated.push({ what: 'FIPS 140-2 is named without its successor; its certificates are historical since September 2026.', ...located })
    for (const [pattern, what] of redFlags) {
      const hit = pattern.exec(sentence.text)
      // "We never ask for citizens only" is the opposite of the flag.
      if (hit && !denied.test(sentence.text.slice(Math.max(0, hit.index - 60), hit.index))) facts.redFlags.push({ what, ...located })
    }
  }
  const most = 50
  return { staleCites: facts.staleCites.slice(0, most), outdated: facts.outdated.slice(0, most), redFlags: facts.redFlags.slice(0, most), residue: facts.residue.slice(0, most) }
}

/** The number alone proves nothing: several old numbers exist today with another meaning, so the topic must stand beside it. */
function isStale({ cite, words }: { cite: string; words: string }, sentence: Sentence): boolean {
  const number = new RegExp(`(?<![\\d.])${cite.replace('.', '\\.')}(?!\\d|\\()`)
  const hit = number.exec(sentence.text)
  if (!hit) return false
  if (words === '') return true
  const near = sentence.text.slice(Math.max(0, hit.index - 60), hit.index + 70)
  return new RegExp(words.replaceAll('.', '\\.'), 'i').test(near) && !/formerly|previously|was\b|now\b/i.test(near)
}
