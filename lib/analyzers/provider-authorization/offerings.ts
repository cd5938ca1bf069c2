import type { AuthorizedOffering } from './facts'

/** Offerings by their exact names: another offering of the same provider is another authorization (domain.md 3.1). */
const offerings: [string, RegExp][] = [
  ['AWS GovCloud (US)', /\bGovCloud\b/i],
  ['AWS US East/West', /\b(?:AWS|Amazon Web Services) (?:US[ -])?East\s?\/\s?West\b/i],
  ['Azure Government', /\bAzure (?:U\.?S\.? )?Gov(?:ernment)?\b/i],
  ['Azure Commercial', /\bAzure (?:Commercial|Public)\b/i],
  ['Microsoft 365 GCC High', /\bGCC High\b/i],
  ['Microsoft 365 GCC', /\bGCC\b(?! High)/i],
  ['Google Cloud Assured Workloads', /\bAssured Workloads\b/i],
  ['Oracle Government Cloud', /\bOracle (?:U\.?S\.? )?(?:Government|Gov|National Security) (?:Cloud|Regions?)\b/i],
]

/** The offerings named in some lines, once each. */
export const offeringsIn = (lines: string[]): string[] => offerings.filter(([, words]) => lines.some((line) => words.test(line))).map(([name]) => name)

/** The lowest FedRAMP standing named: several levels in one text are not resolved upward. */
export function fedrampIn(text: string): AuthorizedOffering['fedramp'] {
  if (/\bnot (?:yet |currently )?(?:a |an )?(?:FedRAMP )?(?:(?:High|Moderate|Low) )?authori[sz]ed\b|\b(?:has been|was|is|were) (?:revoked|withdrawn|rescinded|suspended|terminated)\b|\bno longer (?:FedRAMP|authori[sz]ed)|^(?:none|no|not\b.*|revoked|withdrawn|suspended|expired)$/i.test(text.trim())) return 'none'
  if (/\bFedRAMP Ready\b|^ready$/i.test(text.trim())) return 'ready'
  if (/\bin[- ]process\b/i.test(text)) return 'in-process'
  if (/\bequivalen(?:t|cy)\b/i.test(text)) return 'equivalent'
  if (/\b(?:FedRAMP\W{0,20})?\blow\b(?: impact| baseline)?/i.test(text) && /\blow (?:impact|baseline)\b|FedRAMP\W{0,3}low|^low$/i.test(text.trim())) return 'low'
  if (/\bmoderate\b/i.test(text)) return 'moderate'
  return /\bhigh\b(?! availab)/i.test(text.replace(/GCC High/gi, '')) ? 'high' : null
}

/** The highest DoD impact level named: an authorization lists the lower ones it includes. */
export function impactIn(text: string): AuthorizedOffering['impactLevel'] {
  const found = [...text.matchAll(/\b(?:IL|impact level)[- ]?([2456])\b/gi)].map((match) => Number(match[1]))
  return found.length === 0 ? null : (`IL${Math.max(...found)}` as AuthorizedOffering['impactLevel'])
}
