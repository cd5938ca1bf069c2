/** Words that say what kind of company it is, not which one. */
const suffix = /\b(incorporated|inc|corporation|corp|company|co|limited|ltd|llc|l l c|llp|lp|plc|pllc|pc)\b/g

/** A company name without case, accents, punctuation and legal form, for comparison only. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(suffix, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether a name is one of the names a firm goes by. A name that is only a legal form is nobody's. */
export function isNamed(name: string, firm: { legalName: string; aliases: string[] }): boolean {
  const plain = plainName(name)
  return plain !== '' && [firm.legalName, ...firm.aliases].some((own) => plainName(own) === plain)
}
