import type { Case, Screening } from '../checklist/case'
import { VendorListFacts } from '../analyzers/vendor-list/facts'
import { listedName } from '../screening/listed-name'
import { screenNames } from '../screening/screen'
import { storedList, type StoredList } from '../screening/stored-list'

type Firm = Pick<Case['subcontractor'], 'legalName' | 'aliases' | 'owners' | 'vendors'>

/** The names of a firm that are looked for: its own, of its owners, and of its vendors by profile and by list. */
function namesOf(firm: Firm, evidence: { kind: string; facts?: unknown }[]): string[] {
  const listed = evidence.filter(({ kind }) => kind === 'vendor-list').flatMap(({ facts }) => VendorListFacts.safeParse(facts).data?.rows ?? [])
  return [...new Set([firm.legalName, ...firm.aliases, ...[...firm.owners, ...firm.vendors, ...listed].map(({ name }) => name.slice(0, 300))])]
}

/**
 * Holds the names of a firm against the restricted-party list of the installation.
 * @param changed when the profile was last changed; `now` decides which entries have ended
 */
export async function screeningOf(firm: Firm, evidence: { kind: string; facts?: unknown }[], changed: Date, now: Date, stored?: StoredList): Promise<Screening> {
  const found = stored ?? (await storedList())
  // A name of which nothing is left in Latin letters cannot be compared, and is not said to have been.
  const names = namesOf(firm, evidence).filter((name) => listedName(name) !== '').slice(0, 2_000)
  if ('problem' in found) return { list: null, problem: found.problem, since: changed.toISOString(), names: [], hits: [] }
  const { index, since } = found
  const { asOf, sha256, parties, sources } = index.list
  return {
    list: { asOf, sha256, parties: parties.length, sources: sources.slice(0, 60).map((source) => source.slice(0, 200)) },
    problem: '',
    since: (since > changed ? since : changed).toISOString(),
    names,
    hits: screenNames(index, names, now.toISOString().slice(0, 10)).slice(0, 2_000),
  }
}
