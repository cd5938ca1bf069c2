/** What decides that somebody is in a group: the attributes a rule asks for, and whether they are the U.S.-person status. */
export type GroupRule = {
  attributes: string[]
  /** `no`: attributes of another kind; `unknown`: an attribute whose name does not say, or words that are not resolved. */
  tells: 'yes' | 'no' | 'unknown'
}

/** Attributes as directories and sign-in services write them: `user.usPerson`, `assertion['us_person']`, `path:enterprise.department`. */
const attribute = /\b(?:user|device|appuser|idpuser|assertion|attribute|claims?|path|profile)\b(?:\.(?:profile|attributes))?(?:[.:]([A-Za-z_][\w.-]*)|\[\s*['"]([^'"\]]{1,120})['"]\s*\])/g

const status = /\bus ?persons?\b|\busp\b|\bitar\b|\bexport (?:control|auth|clear|eligib|compl)/
/** Attributes of every directory that say something else about a person. Where somebody is or works is not what they are. */
const unrelated = new Set(
  'department|division|job title|title|company name|company|organization|organization name|city|state|country|country code|usage location|office location|physical delivery office name|location|region|postal code|street address|cost center|employee id|employee number|employee type|employee hire date|user type|user name|user principal name|mail|mail nickname|email|emails|email verified|login|display name|name|given name|surname|first name|last name|account enabled|active|status|manager|manager id|assigned plans|assigned licenses|dir sync enabled|groups|object id|id|sub|subject|aud|iss|hd|repository|repository owner|repository id|ref|actor|environment|namespace path|project path|device ownership|operating system'.split('|'),
)

/** An attribute in plain small words: `extension_3f_isUSPerson` becomes "extension 3f is us person". */
const wordsOf = (name: string) => name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2').replaceAll(/[^A-Za-z\d]+/g, ' ').trim().toLowerCase()

/** Whether the name of an attribute says that it is the U.S.-person status; `unknown` for one like `extensionAttribute7`. */
export function tellsStatus(name: string): GroupRule['tells'] {
  const words = wordsOf(name)
  if (status.test(words)) return 'yes'
  return unrelated.has(words) || unrelated.has(wordsOf(name.split('.').at(-1) ?? '')) ? 'no' : 'unknown'
}

/**
 * Reads the rule of a group without evaluating it. A rule tells the status when it asks for an attribute of that name, and
 * lets nobody in by another one beside it; a rule that negates is not settled.
 */
export function readGroupRule(rule: string): GroupRule {
  const text = rule.slice(0, 10_000)
  const attributes = [...new Set([...text.matchAll(attribute)].map((match) => match[1] ?? match[2] ?? ''))]
  const told = attributes.map(tellsStatus)
  const constant = !/[a-z]/i.test(text.replaceAll(/\b(?:true|false)\b/gi, ''))
  if (attributes.length === 0) return { attributes, tells: constant && text.trim() !== '' ? 'no' : 'unknown' }
  if (!told.includes('yes')) return { attributes, tells: told.every((one) => one === 'no') ? 'no' : 'unknown' }
  if (/-not\b|\bnot\b|-ne\b|!=|!(?=[\s(a-z])|-notin\b|-notmatch\b/i.test(text)) return { attributes, tells: 'unknown' }
  const either = /\bor\b|-or\b|\|\|/i.test(text)
  if (either && told.some((one) => one !== 'yes')) return { attributes, tells: told.includes('no') ? 'no' : 'unknown' }
  return { attributes, tells: 'yes' }
}
