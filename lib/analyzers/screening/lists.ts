/** Lists by the names that logs give them; the values are those of the questionnaire where it has one. */
const names: [string, RegExp][] = [
  ['csl', /\bconsolidated screening(?: list)?\b|\bCSL\b/i],
  ['aeca', /\bAECA\b|\bstatutor\w+ debarred\b|\bDDTC debarred\b|\bdebarred parties\b/i],
  ['ofac', /\bSDN\b|\bOFAC\b|\bspecially designated\b|\bTreasury\b/i],
  ['bis', /\bBIS\b|\bentity list\b|\bdenied persons?\b|\bDPL\b|\bunverified list\b|\bUVL\b|\bmilitary end[- ]user\b|\bMEU\b|\bCommerce\b/i],
  ['sam', /\bSAM(?:\.gov)?\b|\bexclusions?\b|\bEPLS\b/i],
  ['un', /\bUN(?:SC)?\b|\bUnited Nations\b/],
  ['eu', /\bEU\b|\bEuropean Union\b/],
]

/** The lists a cell names. "All lists" names none. */
export const listsIn = (cell: string): string[] => names.filter(([, words]) => words.test(cell)).map(([name]) => name)

/** Columns of the published lists: they name the listed, not the screened (domain.md 5.15). */
export function isPublishedList(headers: string[]): boolean {
  const known = new Set(headers.map((header) => header.trim().toLowerCase()))
  return ['federal_register_notice', 'entity_number', 'source_list_url', 'source_information_url', 'license_requirement', 'alt_names', 'sdn_name', 'ent_num', 'standard_order'].filter((name) => known.has(name)).length >= 2
}
