/** Kinds of identity data that Veritar must not hold (domain.md 2.4), as named to the respondent. */
export type IdentityKind =
  | 'a Social Security or taxpayer number'
  | 'an alien registration number'
  | 'a passport number'
  | 'the machine-readable zone of a travel document'
  | 'a date of birth'
  | 'a payment card number'

const date = String.raw`(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}[ -]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[ -]?,?\d{2,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{1,2},? \d{4})`
const gap = String.raw`[^\n\d]{0,24}`
const socialWords = /\b(?:ssn|s\.s\.n|social security|itin|taxpayer id|tin)\b/i
const cardWords = /\b(?:card|visa|mastercard|amex|pan|account number)\b/i
/** Numbers printed in every leaflet as examples; nobody has them. */
const wellKnown = new Set(['123456789', '078051120', '219099999', '111223333'])

const rules: { kind: IdentityKind; finds: (line: string) => boolean }[] = [
  { kind: 'a Social Security or taxpayer number', finds: findsSocial },
  { kind: 'an alien registration number', finds: (line) => /\b(?:alien|a-?number|a ?#|uscis)(?: registration)?(?: (?:no|number|num))?\b[^\n\d]{0,12}\bA?[- ]?\d{3}[- ]?\d{3}[- ]?\d{2,3}\b/i.test(line) },
  { kind: 'a passport number', finds: (line) => new RegExp(String.raw`\bpassport\b${gap}\b(?:[A-Z]\d{8}|\d{9})\b`, 'i').test(line) },
  { kind: 'the machine-readable zone of a travel document', finds: (line) => /(?:^|[^A-Z0-9<])[PIACV][A-Z<][A-Z]{3}[A-Z0-9<]{5,25}<<[A-Z0-9<]{5,}/.test(line) },
  { kind: 'a date of birth', finds: (line) => new RegExp(String.raw`\b(?:date of birth|birth ?date|dob|d\.o\.b\.?|born(?: on)?)\b[^\n\d]{0,12}${date}`, 'i').test(line) },
  { kind: 'a payment card number', finds: findsCard },
]

/** The kinds of identity data in one line of prose. Each rule asks for the number and for the word that explains it. */
export function identityIn(line: string): IdentityKind[] {
  if (!/\d{3}|<</.test(line) && !/\d/.test(line)) return []
  return rules.filter((rule) => rule.finds(line)).map((rule) => rule.kind)
}

/** True for nine digits that can be a Social Security number or an ITIN, with or without separators. */
export function isSocialNumber(value: string): boolean {
  const digits = value.replace(/[- ]/g, '')
  if (!/^\d{3}[- ]?\d{2}[- ]?\d{4}$/.test(value.trim())) return false
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits) || /^9\d{2}[5-9]\d{5}$/.test(digits)
}

/** True when the digits pass the Luhn check, have a length and a first digit that cards have. */
export function isCardNumber(value: string): boolean {
  const digits = value.replace(/[- ]/g, '')
  if (!/^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d\d)\d{12})$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

function findsSocial(line: string): boolean {
  const explained = socialWords.test(line)
  for (const [value] of line.matchAll(/(?<![\w-])\d{3}([- ]?)\d{2}\1\d{4}(?![\w-])/g)) {
    if (!isSocialNumber(value)) continue
    if (explained) return true
    if (/^\d{3}-\d{2}-\d{4}$/.test(value) && !wellKnown.has(value.replaceAll('-', ''))) return true
  }
  return false
}

function findsCard(line: string): boolean {
  for (const [value] of line.matchAll(/(?<![\w.-])\d{4}([- ]?)\d{4,6}\1\d{4,5}(?:\1\d{1,4})?(?![\w-])/g)) {
    if (isCardNumber(value) && (/[- ]/.test(value) || cardWords.test(line))) return true
  }
  return false
}
