import type { Locator, Rule } from '../analyzer'
import { redFlagPhrases } from '../compliance-program/phrases'
import { placed } from '../document-facts'
import { observer } from '../read-document'
import type { RegistrationLetterFacts } from './facts'

const rule = (id: string, title: string, severity: Rule['severity'], basis: string): Rule => ({ id, title, severity, criterion: 'PRG-08', basis })

/** Every rule of the registration letter. Whether it has expired is judged by the criterion, which knows the day. */
export const letterRules: Rule[] = [
  rule('RL-01', 'No registered entity is named', 'medium', '22 CFR 122.2'),
  rule('RL-02', 'No expiry date', 'medium', '22 CFR 122.3'),
  rule('RL-03', 'An expiry date that can be read in two ways', 'medium', '22 CFR 122.3'),
  rule('RL-04', 'The document does not name DDTC as its sender', 'medium', 'domain.md 1.6'),
  rule('RL-05', '"ITAR certified"', 'low', 'domain.md 1.6'),
  rule('RL-06', 'Several registration codes', 'low', 'domain.md 1.6'),
  rule('RL-07', 'A registration code in full', 'info', 'DDTC Guidelines el. 2A'),
  rule('RL-08', 'A memo that names no section of the ITAR', 'medium', '22 CFR 122.1(b)'),
  rule('RL-09', 'A memo without date or signature', 'medium', 'domain.md PRG-08'),
  rule('RL-10', 'A renewal notice instead of the letter', 'medium', '22 CFR 122.3'),
  rule('RL-11', 'A period of more than 12 months', 'medium', '22 CFR 122.3'),
  rule('RL-12', 'Blanks of a template, or a draft', 'medium', 'domain.md 1.7'),
  rule('RL-13', 'A broker registration only', 'info', '22 CFR 129; 22 CFR 122.1'),
  rule('RL-14', 'The letter refuses, returns or ends a registration', 'critical', '22 CFR 122.1'),
]

const YEAR_AND_A_DAY = 366

/** The observations that follow from the facts. `text` is the masked text. */
export function observe(facts: RegistrationLetterFacts, text: string, file: string, refusal?: Locator) {
  const { add, all } = observer(letterRules, file)
  const memo = facts.document === 'exemption-memo'
  if (!memo && facts.entity === null) add('RL-01', 'The letter does not say in one way which legal entity is registered.', facts.places.entity ?? {})
  const unsure = facts.ambiguousDates[0]
  if (!memo && unsure) add('RL-03', 'The expiry date can be read in two ways: say which day is meant.', unsure.at, facts.ambiguousDates.length)
  else if (!memo && facts.expiresOn === null) add('RL-02', 'The letter gives no expiry date.')
  if (!memo && !facts.fromDdtc) add('RL-04', 'The document does not name the Directorate of Defense Trade Controls.')
  const claim = redFlagPhrases.find(({ rule: id }) => id === 'CP-10')
  if (claim?.words.test(text) && !claim.unless?.test(text)) add('RL-05', 'The text says "ITAR certified": no such certificate exists.')
  if (facts.codes > 1) add('RL-06', `The text holds ${facts.codes} different registration codes.`, facts.places.code ?? {}, facts.codes)
  if (facts.places.code) add('RL-07', 'A registration code stands in the document. Only its letter and last two digits are kept here; blacken it before sending it on.', facts.places.code, facts.codes)
  if (memo && !facts.basis.cites.some((cite) => cite.startsWith('122.1'))) add('RL-08', 'The memo does not name the paragraph of 22 CFR 122.1 it rests on.', facts.basis.passages[0]?.at ?? {})
  if (memo && (facts.date === null || !facts.signed)) add('RL-09', `The memo has no ${facts.date === null ? 'date' : 'signature'}.`)
  if (facts.document === 'renewal-notice') add('RL-10', 'This is a renewal notice. The letter itself shows that the registration is in force.')
  if (facts.effectiveFrom && facts.expiresOn && days(facts.effectiveFrom, facts.expiresOn) > YEAR_AND_A_DAY) add('RL-11', `The period runs from ${facts.effectiveFrom} to ${facts.expiresOn}; a registration lasts 12 months.`, facts.places.expiresOn ?? {})
  if (facts.draft || facts.residue.length > 0) add('RL-12', facts.draft ? 'The document calls itself a draft.' : 'Blanks of a template are left in the document.', placed(facts.draftAt ?? facts.residue[0]), Math.max(1, facts.residue.length))
  if (refusal) add('RL-14', 'The letter says that a registration was refused, returned or ended: it does not show that one is in force.', refusal)
  if (facts.registrant === 'broker') add('RL-13', 'The registration is that of a broker, which does not cover exporting or manufacturing.', facts.places.code ?? {})
  return all()
}

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
