/**
 * Column names that say identity data is below them (domain.md 2.4, "NOT HOLD"), matched on whole words. The country in
 * which a company is organized or keeps data is asked for (PRG-09, PRG-10); that of a person never is.
 */
const forbidden: { words: RegExp; what: string }[] = [
  { words: /\b(?:ssn|social(?: security)?|itin|tin|taxpayer)\b/, what: 'Social Security or taxpayer numbers' },
  { words: /\bpassports?\b/, what: 'passport data' },
  { words: /\b(?:dob|d o b|birth|birthdate|birthday|birthplace|born)\b/, what: 'birth data' },
  { words: /\b(?:citizen\w*|nationalit\w*|country of (?!(?:incorporation|organization|organisation|formation|establishment|headquarters|hosting|storage|processing|operations?|jurisdiction)\b)\w+)\b/, what: 'citizenship or nationality' },
  { words: /\b(?:alien|a ?number|a no|uscis)\b/, what: 'alien registration numbers' },
  { words: /\b(?:i ?94|visas?|green ?cards?|i ?551|i ?9|ead|e ?verify)\b/, what: 'immigration papers' },
  { words: /\b(?:driver s?|drivers|driving) licen[cs]e\b/, what: 'driver license numbers' },
  { words: /\b(?:race|ethnicity|religion|medical|blood)\b/, what: 'protected personal traits' },
  { words: /\b(?:home address|home phone|personal phone|home street)\b/, what: 'home addresses or phones' },
  { words: /\b(?:bank account|iban|routing number|credit card|card number)\b/, what: 'bank or card numbers' },
]

/** Lower-case words of a column name: camelCase, snake_case and punctuation become spaces. */
export function headerWords(header: string): string {
  return header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase()
}

/** What a column of that name must not hold, or null. "U.S. person (citizen, LPR, ...)" is the allowed question. */
export function forbiddenHeader(header: string): string | null {
  const words = headerWords(header)
  if (words.length > 80 || /\bu ?s persons?\b/.test(words)) return null
  return forbidden.find((rule) => rule.words.test(words))?.what ?? null
}

const identityTypes = /^(?:ssn|itin|ssn\/itin|social security(?: number)?|passport(?: number)?|driver'?s licen[cs]e|a-?number|i-94)$/i

/** True for a cell that names the type of an identity number, as in a column `number_type`. */
export const namesIdentityType = (cell: string) => identityTypes.test(cell.trim())
