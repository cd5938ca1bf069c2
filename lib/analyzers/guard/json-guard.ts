import type { Locator } from '../analyzer'
import type { Findings } from './finding'
import { isCardNumber, isSocialNumber } from './identity'

type Rule = { what: string; key: RegExp; value: (value: string) => boolean }
const dateShape = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/

/** What a JSON key says about the value right after it. Numbers elsewhere in a record say nothing. */
const rules: Rule[] = [
  { what: 'Social Security or taxpayer numbers', key: /^(?:ssn|itin|tin|social_?security(?:_?(?:no|num|number))?|tax_?(?:payer_?)?id(?:_?number)?)$/, value: isSocialNumber },
  { what: 'passport numbers', key: /^passport(?:_?(?:no|num|number|id))?$/, value: (value) => /^[A-Z]{0,2}\d{6,9}$/i.test(value) },
  { what: 'dates of birth', key: /^(?:dob|date_?of_?birth|birth_?dates?|birthday|dates_?of_?birth)$/, value: (value) => dateShape.test(value) },
  { what: 'alien registration numbers', key: /^(?:alien(?:_?registration)?(?:_?(?:no|number))?|a_?number|uscis_?number)$/, value: (value) => /^A?-?\d{7,9}$/i.test(value) },
  { what: 'citizenship or nationality', key: /^(?:citizenships?|nationalit(?:y|ies)|country_?of_?(?:birth|citizenship)|place_?of_?birth|birth_?place)$/, value: (value) => /^[\p{L} ,.'()-]{2,60}$/u.test(value) },
  { what: 'payment card numbers', key: /^(?:card_?number|credit_?card(?:_?number)?|pan)$/, value: isCardNumber },
]
const pair =
  /"((?:ssn|itin|tin|social|tax|passport|dob|date|birth|alien|a_?num|uscis|citizen|national|country_?of|place_?of|card_?n|credit|pan)\w{0,24})\\?"\s{0,8}:\s{0,8}(?:\[\s{0,8})?\\?"?([^"\\,}\]\n]{2,80})/gi
const banner = /"(?:(?:TOP SECRET|SECRET|CONFIDENTIAL)\/\/[A-Z/ ,-]{2,80}|CUI\/\/[A-Z/ -]{2,60})\\?"/

/** What a value is, by the name it is given under in any notation ("dateOfBirth", "date_of_birth"); null when the name says nothing or the value is no such thing. */
export function namedIdentity(key: string, value: string): string | null {
  const plain = key.replace(/([a-z])([A-Z])/g, '$1_$2').replaceAll('-', '_').toLowerCase()
  const rule = rules.find((each) => each.key.test(plain))
  return rule?.value(value.trim()) ? rule.what : null
}

/** Looks at one line (or piece of a line) of JSON for identity data under keys that name it, and for banner strings. */
export function guardJson(text: string, place: Locator, found: Findings): void {
  for (const [, key, value] of text.matchAll(pair)) {
    if (!key || !value) continue
    const what = namedIdentity(key, value)
    if (what) found.add(what, { ...place, pointer: key.slice(0, 40) })
  }
  if (text.includes('//') && banner.test(text)) found.add('a classification or CUI banner', place)
}
