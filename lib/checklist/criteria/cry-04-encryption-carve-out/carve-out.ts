import type { Pointer, Check } from '../../criterion'
import type { ReferenceSet } from '../../../reference/reference'

/** A place that the data touches, as the firm lists it. */
export type Place = { country: string; use: string }

/** What the firm says of the six points. Undefined is unanswered. */
export type CarveOut = {
  unclassified?: string
  design?: string
  recipient?: string
  thirdParty?: string
  strength?: string
  places: Place[]
}

export type LimbId = 'unclassified' | 'end-to-end' | 'no-third-party' | 'strength' | 'not-to' | 'not-from'
export type Limb = { id: LimbId; cite: string; state: 'holds' | 'fails' | 'unknown'; says: string }
type Countries = Pick<ReferenceSet, 'proscribed' | 'isUnitedStates'>

/**
 * The truth table of 22 CFR 120.54(a)(5) and (b) (domain.md 1.1 and CRY-04): six points, each of which must hold.
 * What is unanswered is unknown, and unknown never holds.
 */
export function limbsOf(claim: CarveOut, countries: Countries): Limb[] {
  return [
    limb('unclassified', '22 CFR 120.54(a)(5)(i)', claim.unclassified, {
      yes: ['holds', 'The data is unclassified.'],
      no: ['fails', 'Classified data is never covered.'],
    }, 'Nobody has said whether the data is unclassified.'),
    endToEnd(claim),
    limb('no-third-party', '22 CFR 120.54(b)(1)(ii)', claim.thirdParty, {
      nobody: ['holds', 'No third party holds the means to decrypt.'],
      provider: ['fails', 'The cloud provider holds the keys or decrypts in its key service, so a third party has the means to decrypt.'],
      other: ['fails', 'A third party has the means to decrypt.'],
    }, 'Nobody has said who holds the means to decrypt.'),
    limb('strength', '22 CFR 120.54(a)(5)(iii)', claim.strength, {
      validated: ['holds', 'A validated module encrypts the data.'],
      'aes-128': ['holds', 'The encryption is at least as strong as AES-128.'],
      weaker: ['fails', 'The encryption is weaker than AES-128.'],
    }, 'Nobody has said how strong the encryption is.'),
    where('not-to', '22 CFR 120.54(a)(5)(iv)', claim.places, /stor|receiv/i, countries, 'stored in or sent to'),
    where('not-from', '22 CFR 120.54(a)(5)(v)', claim.places, /sent|send/i, countries, 'sent from'),
  ]
}

/** Places outside the United States where data is plainly said to be stored. */
export function foreignStorage(places: Place[], { isUnitedStates }: Countries): string[] {
  const codes = places.filter((place) => /stor/i.test(place.use)).map((place) => code(place.country))
  return [...new Set(codes.filter((country) => country !== null && !isUnitedStates(country)))] as string[]
}

/** As a check. A limb that is unknown holds the verdict down; it does not pass. */
export function checkOf({ state, says, cite }: Limb, at: Pointer[]): Check {
  return { outcome: state === 'holds' ? 'met' : state === 'fails' ? 'not-met' : 'unknown', says: `${says} (${cite})`, at }
}

type Options = Record<string, readonly [Limb['state'], string]>

function limb(id: LimbId, cite: string, value: string | undefined, options: Options, unanswered: string): Limb {
  const known = value !== undefined && Object.hasOwn(options, value) ? options[value] : undefined
  return { id, cite, state: known?.[0] ?? 'unknown', says: known?.[1] ?? unanswered }
}

/** Protection from originator to recipient without a break, and a recipient who may have the data (120.54(b)). */
function endToEnd({ design, recipient }: CarveOut): Limb {
  const cite = '22 CFR 120.54(b)'
  const protection = limb('end-to-end', cite, design, {
    client: ['holds', 'The data is encrypted before it leaves the originator and opened only by the recipient.'],
    boundary: ['holds', "The data is encrypted at the edge of the in-country network and opened at the edge of the recipient's."],
    server: ['fails', 'Encryption by the storage service is not end to end: the service decrypts.'],
    transport: ['fails', 'TLS alone is not end to end: each server on the way decrypts.'],
  }, 'Nobody has said where the data is encrypted and decrypted.')
  const person = limb('end-to-end', cite, recipient, {
    originator: ['holds', 'The recipient is the originator.'],
    'us-person': ['holds', 'The recipient is a U.S. person in the United States.'],
    authorized: ['holds', 'The recipient is authorized by a license or exemption.'],
    other: ['fails', 'The recipient is not someone who may have the data.'],
  }, 'Nobody has said who receives the data.')
  if (protection.state === 'fails') return protection
  if (person.state === 'fails') return person
  return protection.state === 'unknown' ? protection : person.state === 'unknown' ? person : { ...protection, says: `${protection.says} ${person.says}` }
}

/** No row of that use, a country that is no code, or one under review, is unknown. */
function where(id: LimbId, cite: string, places: Place[], use: RegExp, countries: Countries, words: string): Limb {
  const known = /stor|receiv|sent|send/i
  const rows = places.filter((place) => use.test(place.use) || !known.test(place.use))
  if (rows.length === 0) return { id, cite, state: 'unknown', says: `Nobody has said in which countries the data is ${words}.` }
  const codes = rows.map((row) => code(row.country))
  const rules = codes.flatMap((country) => (country === null ? [] : [countries.proscribed(country)])).filter((rule) => rule !== null)
  const denied = rules.filter((rule) => rule.effect === 'deny')
  const names = (some: typeof rules) => [...new Set(some.map((rule) => rule.name))].join(', ')
  if (denied.length > 0) return { id, cite, state: 'fails', says: `The data is ${words} a country of 22 CFR 126.1: ${names(denied)}.` }
  if (rules.length > 0) return { id, cite, state: 'unknown', says: `The status of ${names(rules)} under 22 CFR 126.1 needs a person to decide.` }
  if (codes.includes(null)) return { id, cite, state: 'unknown', says: 'A country in the list is not a two-letter code.' }
  return { id, cite, state: 'holds', says: `The data is not ${words} a country of 22 CFR 126.1.` }
}

function code(country: string): string | null {
  const letters = country.trim().toUpperCase()
  return /^[A-Z]{2}$/.test(letters) ? letters : null
}
