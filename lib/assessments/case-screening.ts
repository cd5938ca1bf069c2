import type { Case, Screening } from '../checklist/case'
import { VendorListFacts } from '../analyzers/vendor-list/facts'
import { listedName } from '../screening/listed-name'
import { screenCodes, screenNames, type Index } from '../screening/screen'
import { storedExclusions, storedList, type StoredList } from '../screening/stored-list'

type Firm = Pick<Case['subcontractor'], 'legalName' | 'aliases' | 'owners' | 'vendors' | 'cage' | 'uei'>
/** What the operator put there: the restricted-party list, and the exclusions of SAM.gov. */
export type StoredLists = { screening: StoredList; exclusions: StoredList }

/** The names of a firm that are looked for: its own, of its owners, and of its vendors by profile and by list. */
function namesOf(firm: Firm, evidence: { kind: string; facts?: unknown }[]): string[] {
  const listed = evidence.filter(({ kind }) => kind === 'vendor-list').flatMap(({ facts }) => VendorListFacts.safeParse(facts).data?.rows ?? [])
  return [...new Set([firm.legalName, ...firm.aliases, ...[...firm.owners, ...firm.vendors, ...listed].map(({ name }) => name.slice(0, 300))])]
}

/**
 * Holds the names of a firm against the lists of the installation, and its UEI and CAGE code against those that give them.
 * @param changed when the profile was last changed; `now` decides which entries have ended
 */
export async function screeningOf(firm: Firm, evidence: { kind: string; facts?: unknown }[], changed: Date, now: Date, stored?: StoredLists): Promise<Screening> {
  const { screening, exclusions } = stored ?? { screening: await storedList(), exclusions: await storedExclusions() }
  // A name of which nothing is left in Latin letters cannot be compared, and is not said to have been.
  const names = namesOf(firm, evidence).filter((name) => listedName(name) !== '').slice(0, 2_000)
  const today = now.toISOString().slice(0, 10)
  const codes = [firm.uei, firm.cage].flatMap((code) => code ?? [])
  const loaded = [screening, exclusions].flatMap((one) => ('index' in one ? [one] : []))
  const hits = loaded.flatMap(({ index }) => [...screenCodes(index, firm.legalName, codes, today), ...screenNames(index, names, today)])
  return {
    list: told(screening),
    problem: 'problem' in screening ? screening.problem : '',
    exclusions: { list: told(exclusions), problem: 'problem' in exclusions ? exclusions.problem : '' },
    since: loaded.reduce((latest, { since }) => (since > latest ? since : latest), changed).toISOString(),
    names: loaded.length === 0 ? [] : names,
    hits: hits.filter((hit, i) => hits.findIndex((other) => other.party === hit.party && other.cite === hit.cite && other.listed === hit.listed) === i).slice(0, 2_000),
  }
}

const told = (stored: StoredList): Screening['list'] => ('index' in stored ? listOf(stored.index) : null)

function listOf({ list: { asOf, sha256, parties, sources } }: Index): NonNullable<Screening['list']> {
  return { asOf, sha256, parties: parties.length, sources: sources.slice(0, 60).map((source) => source.slice(0, 200)) }
}
