/** A section number that had another place before the ITAR was renumbered on 2022-09-01, with its topic (domain.md 1.1). */
export type StaleCiteRow = { cite: string; topic: string; words: RegExp; now: string; unless?: RegExp }

const row = (cite: string, topic: string, words: RegExp, now: string): StaleCiteRow => ({ cite, topic, words, now })

/** Numbers alone say nothing: several exist today with another meaning, so the topic has to stand beside the number. */
export const staleCiteRows: StaleCiteRow[] = [
  row('120.15', 'U.S. person', /\bU\.?\s?S\.? persons?\b|\bUnited States persons?\b/i, '22 CFR 120.62'),
  row('120.16', 'foreign person', /\bforeign persons?\b|\bforeign nationals?\b/i, '22 CFR 120.63'),
  row('120.17', 'export', /\b(?:deemed )?exports?\b/i, '22 CFR 120.50'),
  row('120.10', 'technical data', /\btechnical data\b/i, '22 CFR 120.33'),
  row('120.6', 'defense article', /\bdefen[sc]e articles?\b/i, '22 CFR 120.31'),
  row('120.9', 'defense service', /\bdefen[sc]e services?\b/i, '22 CFR 120.32'),
  row('120.11', 'public domain', /\bpublic[- ]domain\b/i, '22 CFR 120.34'),
  row('120.4', 'commodity jurisdiction', /\bcommodity jurisdictions?\b|\bCJs?\b|\bjurisdiction\b/i, '22 CFR 120.12'),
  row('120.25', 'Empowered Official', /\bempowered officials?\b/i, '22 CFR 120.67'),
  row('120.37', 'foreign ownership', /\bforeign (?:ownership|owned|control)\b/i, '22 CFR 120.65'),
  row('120.39', 'regular employee', /\bregular employees?\b/i, '22 CFR 120.64'),
  { ...row('120.50', 'release', /\brelease[sd]?\b/i, '22 CFR 120.56'), unless: /\bexports?\b/i },
  row('123.26', 'records of exemptions', /\b(?:exemptions?|records?|recordkeeping)\b/i, '22 CFR 120.15(e)'),
]

const past = /\b(?:formerly|previously|before (?:september )?2022|until (?:\w+ )?20\d\d|renumbered|moved to|replaced|no longer|pre-?2022|superseded|used to be|old (?:cite|citation|section|number)s?)\b/i

/** Stale cites in one sentence. A cite counts when its topic stands within 120 characters and no other section number is between. */
export function staleCitesIn(sentence: string): StaleCiteRow[] {
  if (past.test(sentence)) return []
  const cites = [...sentence.matchAll(/(?<![\d.])(12[0-9]\.\d{1,2})(?![\d])/g)]
  return cites.flatMap((match, i) => {
    const before = sentence.slice(Math.max(ends(cites[i - 1]), match.index - 120), match.index)
    const after = sentence.slice(match.index + match[0].length, Math.min(cites[i + 1]?.index ?? sentence.length, match.index + 120))
    const rows = staleCiteRows.filter((each) => each.cite === match[1] && !each.unless?.test(sentence))
    return rows.filter((each) => each.words.test(before) || each.words.test(after))
  })
}

function ends(match: RegExpMatchArray | undefined): number {
  return match ? (match.index ?? 0) + match[0].length : 0
}
