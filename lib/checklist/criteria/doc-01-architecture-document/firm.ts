import type { ArchitectureFacts } from '../../../analyzers/architecture/facts'
import type { Check, ReadEvidence } from '../../criterion'
import { isNamed, plainName } from '../../entity-names'
import { placed } from '../../place'
import type { Mine } from './document'

type Reading = ReadEvidence<ArchitectureFacts>
type Identity = ArchitectureFacts['firm'][number]

const labels = { cage: 'CAGE code', uei: 'UEI' } as const

/**
 * The firm that the documents are about, held against the profile, as the letter of DDTC is (domain.md DOC-01). Codes of the
 * prime, the cloud provider and others stand in such documents by right and contradict nothing; where the words do not say
 * whose a code is, it is asked.
 */
export const firmChecks = (given: Mine): Check[] => given.readings.architecture.flatMap((document) => [...codeChecks(given, document, 'cage'), ...codeChecks(given, document, 'uei'), ...nameChecks(given, document)])

function codeChecks(given: Mine, document: Reading, what: 'cage' | 'uei'): Check[] {
  const profile = given.subcontractor[what]
  const stated = document.facts.firm.filter((one) => one.what === what)
  if (profile === null || stated.length === 0) return []
  const mine = { type: 'profile' as const, field: what }
  const at = (found: Identity[]) => [...found.slice(0, 10).map((one) => document.at(placed(one.at, one.text))), mine]
  const list = (found: Identity[]) => found.map(({ value }) => value).join(', ')
  const same = stated.filter(({ value }) => value === profile.toUpperCase())
  const unlike = stated.filter((one) => !same.includes(one)).map((one) => ({ ...one, whose: whoseBy(given, one) }))
  const own = unlike.filter(({ whose }) => whose === 'own')
  const open = unlike.filter(({ whose }) => whose === 'unclear')
  const label = labels[what]
  if (same.length > 0) {
    const agrees: Check = { outcome: 'met', says: `The document gives the ${label} of the profile.`, at: at(same.slice(0, 3)) }
    return own.length === 0 ? [agrees] : [agrees, { outcome: 'unknown', says: `The document gives ${label} ${list(own)} for the firm beside ${profile}, that of the profile. Say what ${own.length === 1 ? 'it is' : 'they are'}.`, at: at(own) }]
  }
  const checks: Check[] = []
  if (own.length > 0) checks.push({ outcome: 'partial', says: `The document gives ${label} ${list(own)} for the firm, the profile ${profile}.`, at: at(own) })
  if (open.length > 0) checks.push({ outcome: 'unknown', says: `The document names ${label} ${list(open)} without saying whose, and the profile gives ${profile}. Whose is it?`, at: at(open) })
  return checks
}

function nameChecks(given: Mine, document: Reading): Check[] {
  const firm = given.subcontractor
  const stated = document.facts.firm.filter(({ what }) => what === 'name')
  const same = stated.filter(({ value }) => isNamed(value, firm))
  const unlike = stated.filter((one) => !same.includes(one))
  const at = (found: Identity[]) => [...found.slice(0, 10).map((one) => document.at(placed(one.at, one.text))), { type: 'profile' as const, field: 'legalName' }]
  const list = (found: Identity[]) => [...new Set(found.map(({ value }) => value))].join(', ')
  const own = unlike.filter(({ whose }) => whose === 'own')
  if (own.length > 0 && same.length === 0) return [{ outcome: 'partial', says: `The document is about ${list(own)}, not about ${firm.legalName}.`, at: at(own) }]
  if (unlike.length > 0 && (own.length > 0 || same.length === 0)) {
    const named = own.length > 0 ? own : unlike
    return [{ outcome: 'unknown', says: `The document names ${list(named)} as owner or firm${same.length > 0 ? ' as well' : ''}, and the profile is of ${firm.legalName}. Say how they belong together.`, at: at(named) }]
  }
  return same.length > 0 ? [{ outcome: 'met', says: `The document is about ${same[0]?.value}.`, at: at(same.slice(0, 3)) }] : []
}

/** Names beside a code say more than words such as "contractor": that of the firm, of the customer, of a vendor or provider. */
function whoseBy({ subcontractor, program }: Mine, { whose, text }: Identity): Identity['whose'] {
  const words = ` ${plainName(text)} `
  const names = (list: string[]) => list.some((name) => plainName(name) !== '' && words.includes(` ${plainName(name)} `))
  const ours = names([subcontractor.legalName, ...subcontractor.aliases])
  const theirs = names([program.customer, ...subcontractor.vendors.map(({ name }) => name), ...subcontractor.providers.flatMap(({ provider, offering }) => [provider, offering])])
  if (ours && (theirs || whose === 'other')) return 'unclear'
  return ours ? 'own' : theirs ? 'other' : whose
}
