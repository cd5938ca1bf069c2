import type { RegistrationLetterFacts } from '../../../analyzers/registration-letter/facts'
import { textOf } from '../../answer-values'
import type { Check, Given, Pointer, ReadEvidence } from '../../criterion'
import { dayOf } from '../../dates'
import { isNamed, plainName } from '../../entity-names'
import { placed } from '../../place'

export type Mine = Given<'registration-letter'>
type Letter = ReadEvidence<RegistrationLetterFacts>

/** Rules that are judged here, with the profile and the answers beside them. */
export const judgedHere = ['RL-01', 'RL-02', 'RL-03', 'RL-10', 'RL-13']

/** Letters that were read, the one that runs longest first. */
export function lettersOf(given: Mine): Letter[] {
  const end = (letter: Letter) => letter.facts.expiresOn ?? ''
  return given.readings['registration-letter'].filter(({ facts }) => facts.document !== 'exemption-memo').sort((a, b) => (end(a) < end(b) ? 1 : -1))
}

/** What the letter says, held against the profile and the answers. Several letters: the one that runs longest speaks. */
export function letterChecks(given: Mine): Check[] {
  const [letter] = lettersOf(given)
  if (!letter) return memoInstead(given)
  return [...kindCheck(letter), entityCheck(given, letter), ...nameAnswered(given, letter), ...expiryRead(letter), ...startCheck(given, letter), ...codeCompared(given, letter), ...cageCompared(given, letter), ...capacityCheck(letter)]
}

function memoInstead(given: Mine): Check[] {
  const memo = given.readings['registration-letter'][0]
  if (!memo) return []
  return [{ outcome: 'unknown', says: 'The firm says that it is registered, and the document says that it need not register. Which holds?', at: [given.answer('registration'), memo.at({})] }]
}

function kindCheck(letter: Letter): Check[] {
  const { document } = letter.facts
  if (document === 'letter') return []
  const says = document === 'renewal-notice' ? 'A renewal notice was uploaded. The letter itself shows that the registration is in force.' : 'The document cannot be told to be the letter of DDTC. A reviewer reads it.'
  return [{ outcome: 'unknown', says, at: [letter.at({}, 'RL-10')] }]
}

/** An affiliate listed on a parent's registration is registered too; any other name is for a reviewer to explain. */
function entityCheck(given: Mine, letter: Letter): Check {
  const { legalName } = given.subcontractor
  const { entity, listed, places } = letter.facts
  const at: Pointer[] = [letter.at(placed(places.entity)), { type: 'profile', field: 'legalName' }]
  if (entity === null) return { outcome: 'unknown', says: 'The letter does not say in one way which firm is registered. Say where the name stands.', at }
  if (isNamed(entity, given.subcontractor)) return { outcome: 'met', says: `The letter that was read is in the name of ${entity}.`, at }
  const own = listed.find((name) => isNamed(name, given.subcontractor))
  if (own !== undefined) return { outcome: 'met', says: `The letter is in the name of ${entity} and lists ${own}.`, at }
  return { outcome: 'not-met', says: `The letter that was read is in the name of ${entity}, not of ${legalName}, which it does not list.`, at }
}

function nameAnswered(given: Mine, letter: Letter): Check[] {
  const answered = textOf(given, 'letter-name')
  const { entity, places } = letter.facts
  if (answered === null || entity === null || plainName(answered) === plainName(entity)) return []
  return [{ outcome: 'partial', says: `The answer says that the letter names ${answered}; it names ${entity}.`, at: [given.answer('letter-name'), letter.at(placed(places.entity))] }]
}

function expiryRead(letter: Letter): Check[] {
  const { expiresOn, ambiguousDates } = letter.facts
  if (expiresOn !== null) return []
  const unsure = ambiguousDates[0]
  if (unsure) return [{ outcome: 'unknown', says: `The letter says "${ambiguousDates.map(({ text }) => text).join('", "')}", which can be more than one day. Say on which day the registration expires.`, at: [letter.at(placed(unsure.at), 'RL-03')] }]
  return [{ outcome: 'unknown', says: 'No expiry date was found in the letter.', at: [letter.at({}, 'RL-02')] }]
}

function startCheck(given: Mine, letter: Letter): Check[] {
  const from = dayOf(letter.facts.effectiveFrom)
  const to = dayOf(letter.facts.expiresOn)
  if (from !== null && to !== null && to <= from) return [{ outcome: 'unknown', says: `The letter ends on ${to} and begins on ${from}: say which days are meant.`, at: [letter.at(placed(letter.facts.places.expiresOn), 'RL-03')] }]
  if (from === null || from <= given.now.slice(0, 10)) return []
  return [{ outcome: 'partial', says: `The registration in the letter begins only on ${from}.`, at: [letter.at({})] }]
}

/** Both are masked: only the letter and the last two digits can be compared. */
function codeCompared(given: Mine, letter: Letter): Check[] {
  const tail = (code: string | null) => (code === null ? null : `${code[0]?.toUpperCase() ?? ''}${/(\d{2})\D*$/.exec(code)?.[1] ?? ''}`)
  const own = tail(letter.facts.maskedCode)
  return [
    { said: tail(textOf(given, 'masked-code')), words: 'the answer', at: given.answer('masked-code') },
    { said: tail(given.subcontractor.registration.maskedCode), words: 'the profile', at: { type: 'profile' as const, field: 'registration.maskedCode' } },
  ]
    .filter(({ said }) => said !== null && said.length === 3 && own !== null && own.length === 3 && said !== own)
    .map(({ words, at }) => ({ outcome: 'partial', says: `The code in the letter (${letter.facts.maskedCode}) is not the one in ${words}.`, at: [at, letter.at(placed(letter.facts.places.code))] }))
}

function cageCompared(given: Mine, letter: Letter): Check[] {
  const { cage } = letter.facts
  const own = given.subcontractor.cage
  if (cage === null || own === null || cage.toUpperCase() === own.toUpperCase()) return []
  return [{ outcome: 'partial', says: `The letter gives CAGE code ${cage}, the profile ${own}.`, at: [letter.at(placed(letter.facts.places.cage)), { type: 'profile', field: 'cage' }] }]
}

function capacityCheck(letter: Letter): Check[] {
  if (letter.facts.registrant !== 'broker') return []
  return [{ outcome: 'partial', says: 'The registration is that of a broker. It does not cover manufacturing, exporting or defense services.', at: [letter.at({}, 'RL-13')] }]
}

/** A memo that was read: it names the paragraph it rests on, its day and its signer. Null when none was read. */
export function memoCheck(given: Mine): Check | null {
  const readings = given.readings['registration-letter']
  const memo = readings.find(({ facts }) => facts.document === 'exemption-memo')
  if (!memo) {
    const [letter] = readings
    return letter ? { outcome: 'unknown', says: 'The firm says that it need not register, and uploaded a registration letter. Which holds?', at: [given.answer('registration'), letter.at({})] } : null
  }
  const { basis, date, signed, entity } = memo.facts
  const at = [memo.at(placed(basis.passages[0]?.at ?? null))]
  if (entity !== null && !isNamed(entity, given.subcontractor)) return { outcome: 'unknown', says: `The memo is about ${entity}, not about ${given.subcontractor.legalName}.`, at }
  if (!basis.cites.some((cite) => cite.startsWith('122.1'))) return { outcome: 'partial', says: 'The memo does not name the paragraph of 22 CFR 122.1 it rests on.', at }
  if (date === null || !signed) return { outcome: 'partial', says: `The memo has no ${date === null ? 'date' : 'signature'}.`, at }
  return { outcome: 'met', says: `A memo of ${date} says why the firm need not register, under 22 CFR ${basis.cites.filter((cite) => cite.startsWith('122.1')).join(', ')}.`, at }
}
