import { wordsOf } from '../formats/document'
import type { Section } from './sections'

/** Words that only a text about U.S. defense export control uses. "Export" or "U.S. person" alone do not count. */
const terms: RegExp[] = [
  /\bITAR\b/g,
  /\bInternational Traffic in Arms\b/gi,
  /\b22 CFR\b/gi,
  /\b§{0,2}\s?12[0-9]\.\d{1,2}\b/g,
  /\bDDTC\b/g,
  /\bDirectorate of Defense Trade Controls\b/gi,
  /\bUSML\b|\bUnited States Munitions List\b|\bU\.?S\.? Munitions List\b/gi,
  /\btechnical data\b/gi,
  /\bdefense (?:article|service)s?\b/gi,
  /\bforeign persons?\b/gi,
  /\bEmpowered Official\b/gi,
  /\bArms Export Control Act\b|\bAECA\b/gi,
  /\bexport[- ]control(?:led|s)?\b/gi,
  /\bdeemed exports?\b/gi,
  /\bDS-2032\b|\bDSP-\d{1,2}\b|\bDECCS\b/g,
  /\btechnology control plans?\b/gi,
  /\bcommodity jurisdiction\b/gi,
  /\btechnical assistance agreements?\b/gi,
]

/** How often export-control terms stand in a text, and how many different ones. */
export function countTerms(text: string): { count: number; kinds: number } {
  let count = 0
  let kinds = 0
  for (const term of terms) {
    const found = text.match(term)?.length ?? 0
    count += found
    if (found > 0) kinds++
  }
  return { count, kinds }
}

export type Density = { words: number; perThousand: number; about: boolean }

/**
 * Terms per 1,000 words. A text is about export control when it has at least five a thousand of at least four kinds:
 * SOC 2 policies and the OFAC framework reach none of that.
 */
export function densityOf(text: string): Density {
  const words = wordsOf(text)
  const { count, kinds } = countTerms(text)
  const perThousand = words === 0 ? 0 : Math.round((count / words) * 10000) / 10
  return { words, perThousand, about: kinds >= 4 && count >= 5 && perThousand >= 5 }
}

/** The sections whose words can count for ITAR elements: those with a term of their own, all of a text that is full of them. */
export function relevantSections(sections: Section[], density: Density): Section[] {
  if (density.about && density.perThousand >= 12) return sections
  return sections.filter((section) => {
    const { count, kinds } = countTerms(section.text)
    return density.about ? count >= 1 : kinds >= 2 && count >= 3
  })
}

const frameworks: [string, RegExp][] = [
  ['SOC 2', /\bSOC ?2\b|\btrust services? criteria\b/i],
  ['ISO 27001', /\bISO(?:\/IEC)? ?27001\b/i],
  ['OFAC sanctions', /\bOFAC\b/],
  ['HIPAA', /\bHIPAA\b/],
  ['PCI DSS', /\bPCI[- ]DSS\b/],
  ['GDPR', /\bGDPR\b/],
  ['FedRAMP', /\bFedRAMP\b/],
]

/** Another framework that a text not about export control names, or null. */
export function otherFramework(text: string, about: boolean): string | null {
  if (about) return null
  return frameworks.find(([, words]) => words.test(text))?.[0] ?? null
}
