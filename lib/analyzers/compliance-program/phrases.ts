/** A phrase that dates a text or is wrong, with what makes the same words right. */
export type Phrase = { rule: string; what: string; words: RegExp; unless?: RegExp }

const past = /\b(?:formerly|previously|no longer|removed|deleted|until|replaced|renamed|retired)\b/i
const negated = /\b(?:not|never|no|nor|cannot|must not|do not|does not|isn't|without|except|unless|prohibit\w*|forbid\w*|avoid|wrong|incorrect\w*|instead of|rather than)\b/i

/**
 * Wording that the reference data dates, by its cite and topic there (lib/reference): the criterion decides from which
 * day on it counts.
 */
export const staleWording: (Phrase & { cite: string; topic: string; now: string })[] = [
  { rule: 'CP-05', cite: 'Cambodia', topic: 'proscribed countries', now: 'no longer in 22 CFR 126.1 (since 2025-11-07)', what: 'Cambodia in the list of 22 CFR 126.1 countries (removed 2025-11-07)', words: /\b(?:126\.1|proscribed|embargoed|prohibited countr\w+|arms embargo)\b[^\n]{0,400}\bCambodia\b|\bCambodia\b[^\n]{0,400}\b(?:126\.1|proscribed|embargoed)\b/i, unless: past },
  { rule: 'CP-05', cite: 'or the Russian Federation', topic: 'encryption carve-out', now: 'deleted on 2025-07-07 (90 FR 29720): Russia is in 22 CFR 126.1(d)(2)', what: '"or the Russian Federation" in 22 CFR 120.54 (deleted 2025-07-07, 90 FR 29720)', words: /\bor (?:in )?the Russian Federation\b/i, unless: past },
  { rule: 'CP-05', cite: 'Office of Defense Trade Controls', topic: 'name of the agency', now: 'Directorate of Defense Trade Controls', what: 'Office of Defense Trade Controls (now the Directorate)', words: /\bOffice of Defense Trade Controls\b(?! (?:Compliance|Licensing|Policy|Management))/i, unless: past },
  { rule: 'CP-05', cite: 'D-Trade', topic: 'licensing system', now: 'DECCS', what: 'D-Trade (replaced by DECCS)', words: /\bD-?Trade\b(?!\w)/, unless: past },
  { rule: 'CP-05', cite: 'DS-2032', topic: 'registration on paper', now: 'DS-2032 filed in DECCS', what: 'Form DS-2032 on paper (filed in DECCS)', words: /\bDS-2032\b[^.]{0,80}\b(?:paper|by mail|mailed|hard copy|courier)\b/i, unless: negated },
  { rule: 'CP-05', cite: 'Denied Persons List', topic: 'an EAR list called an ITAR list', now: 'AECA debarred list (22 CFR 127.7)', what: 'The Denied Persons List called an ITAR list (it is of the EAR)', words: /\bITAR(?:'s)? Denied Persons List\b|\bDenied Persons List\b[^.]{0,30}\b(?:of|under|in) the ITAR\b/i, unless: negated },
]

/** Words of the past that no date of the reference data governs (domain.md 3.4). */
export const outdatedPhrases: Phrase[] = [
  { rule: 'CP-05', what: 'FIPS 140-2 without its successor (every 140-2 certificate is historical since 2026-09-21)', words: /\bFIPS(?: PUB)? 140-2\b/i, unless: /\bsuccessors?\b|\b140-3\b|\bhistorical\b/i },
]

/** The penalty amounts of a sentence about penalties per violation that lie under one million dollars. */
export function outdatedPenalty(sentence: string): boolean {
  if (!/\b(?:penalt|fine)/i.test(sentence) || !/\bviolations?\b/i.test(sentence) || past.test(sentence)) return false
  const amounts = [...sentence.matchAll(/\$\s?(\d{1,3}(?:,\d{3}){1,3}|\d{4,9})(?!\d)(?!\s?(?:million|m\b))/gi)].map((match) => Number((match[1] ?? '').replaceAll(',', '')))
  return amounts.some((amount) => amount >= 10_000 && amount < 1_000_000)
}

/** Phrases that show a wrong idea of U.S. persons or of the ITAR (domain.md 2.2). */
export const redFlagPhrases: Phrase[] = [
  { rule: 'CP-06', what: 'A visa or permit to work is taken for U.S.-person status', words: /\b(?:H-?1B|H-?2B|L-?1[AB]?|F-?1|J-?1|O-?1|E-?3|TN|work(?:ing)? (?:visas?|permits?|authorizations?)|visa holders?)\b[^.]{0,80}\b(?:are|is|as|become|becomes|qualify|qualifies)\b[^.]{0,20}\bU\.?S\.?[- ]persons?\b/i, unless: /\b(?:not|never|no|nor|neither|cannot|foreign persons?|except|unless)\b/i },
  { rule: 'CP-06', what: 'A status that makes nobody a U.S. person (TPS, parole, DACA, pending asylum) is taken as proof', words: /\b(?:TPS|temporary protected status|DACA|humanitarian parole|parolees?|pending asylum|asylum applicants?)\b/i, unless: /\b(?:not|never|no|nor|exclud\w*|foreign persons?|ineligible|insufficient|wrong|except|unless|do(?:es)? not)\b/i },
  { rule: 'CP-07', what: 'Only U.S. citizens, as if the ITAR asked for it', words: /\b(?:only (?:U\.?S\.?|United States) citizens?|(?:U\.?S\.?|United States) citizens? only|must be (?:a )?(?:U\.?S\.?|United States) citizens?|(?:limited|restricted) to (?:U\.?S\.?|United States) citizens?(?! and| or|,)|(?:U\.?S\.?|United States) citizenship is required)\b/i, unless: /\b(?:not|never|no|do not|wrong|discriminat\w*|contract (?:requires|so requires)|where a contract|clearance|unless|avoid)\b/i },
  { rule: 'CP-08', what: 'Form I-9 or E-Verify is used for the export decision', words: /\b(?:Form )?(?:I-9|E-Verify)\b[^.]{0,120}\b(?:verif\w+|confirm\w*|determin\w+|establish\w*|prove|proof|rel(?:y|ies|ied)|reus\w+|cop(?:y|ies|ied)|U\.?S\.? person)\b|\b(?:verif\w+|confirm\w*|determin\w+|U\.?S\.? person status)\b[^.]{0,120}\b(?:I-9|E-Verify)\b/i, unless: /\b(?:not|never|no|separate(?:ly|d)?|apart|independent(?:ly)?|distinct|cannot|prohibit\w*|different)\b/i },
  { rule: 'CP-08', what: 'List A, B or C documents of Form I-9 are asked for', words: /\bList [ABC]\b(?:[,/ ]{1,3}(?:and |or )?(?:List )?[ABC]\b)*[^.]{0,60}\b(?:documents?|identification|proof|required)\b|\b(?:documents?|identification)\b[^.]{0,60}\bList [ABC]\b/i, unless: negated },
  { rule: 'CP-09', what: 'A green card has to be unexpired', words: /\b(?:unexpired|non-expired|not expired|current(?:ly)? valid)\b[^.]{0,50}\b(?:green card|I-551|permanent resident card)|\b(?:green card|I-551|permanent resident card)s?\b[^.]{0,60}\b(?:must be|has to be|have to be|is|are|be)\b[^.]{0,20}\b(?:unexpired|not (?:be )?expired|current|in date)\b|\bre-?verif\w+\b[^.]{0,80}\b(?:green card|permanent resident card|I-551)\b[^.]{0,40}\bexpir\w+/i, unless: /\b(?:need not|does not (?:have to|need)|do not (?:require|need|ask)|never|whether or not|even if|even when|expired (?:green )?card (?:does not|still))\b/i },
  { rule: 'CP-10', what: '"ITAR certified": no such certificate exists', words: /\bITAR[- ]certifi(?:ed|cation|cate)\b|\bcertified (?:as )?ITAR\b|\bDDTC[- ](?:certified|certification|approved (?:company|vendor|supplier))\b/i, unless: /\b(?:no such|not|never|there is no|does not exist|no)\b/i },
  { rule: 'CP-19', what: 'Status guessed from a name, an accent or an origin', words: /\bbased (?:up)?on (?:\w+ ){0,3}(?:surname|last name|accent|appearance|country of birth|place of birth|birthplace|national origin|foreign-sounding)\b/i, unless: negated },
  { rule: 'CP-19', what: 'Passports are demanded of people who are no citizens', words: /\b(?:non-?citizens?|permanent residents?|green card holders?)\b[^.]{0,80}\b(?:must|shall|are required to|have to)\b[^.]{0,60}\b(?:foreign )?passports?\b/i, unless: negated },
]

/** Marks of a template that nobody filled in. Markdown links and citations are not. */
const residue: RegExp[] = [
  /\[(?:(?:insert|enter|your|name of|company|organization|organisation|client|contractor|date|title|address|name|position|city|state|phone|e-?mail|XX+)\b[^\]\n]{0,60})\](?!\()/i,
  /<(?:insert|enter|your|company|organization|name|date)\b[^>\n]{0,60}>/i,
  /\{\{[^}\n]{1,60}\}\}|\$\{[A-Z_]{3,40}\}/,
  /\[(?:VERIFY|CONFIRM|CHECK|TODO)\b[^\]\n]{0,60}\]|\bTB[DC]\b/,
  /_{5,}/,
  // What Word shows in a content control that nobody has filled in.
  /\b(?:Click|Tap)(?: or tap)?(?: here)? to enter (?:text|a date)\b|\bClick here to enter\b|^\W*Choose an item\.?\W*$/i,
  /\b(?:lorem ipsum|your company(?: name)?|company name here|XYZ (?:Company|Corp\w*|Inc)|ABC (?:Company|Corp\w*|Inc)|Acme)\b/i,
]

/** True when the sentence still holds a blank of the template it came from. */
export const isResidue = (sentence: string) => residue.some((shape) => shape.test(sentence))
