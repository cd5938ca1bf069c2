import type { Locator, Observation, Rule } from '../analyzer'

/** A rule of the roster with the sentence it says when it has fired `n` times. */
type RosterRule = Rule & { says: (n: number, about: string) => string }

const one = (n: number, single: string, many: string) => (n === 1 ? `1 ${single}` : `${n.toLocaleString('en-US')} ${many}`)

export const rosterRules = {
  'RO-01': { title: 'The roster lacks columns', severity: 'medium', criterion: 'PER-02', basis: 'domain.md 2.4', says: (_n, about) => `The roster has no column for ${about}.` },
  'RO-02': { title: 'The same reference stands on several rows', severity: 'medium', criterion: 'PER-02', basis: 'domain.md PER-02', says: (n) => `${one(n, 'row repeats', 'rows repeat')} the reference of an earlier row.` },
  'RO-03': { title: 'Access without an answer on U.S.-person status', severity: 'high', criterion: 'PER-02', also: ['PER-01'], basis: '22 CFR 120.50(a)(2); domain.md PER-02', says: (n) => `${one(n, 'person has', 'people have')} active access, and nobody says whether they are U.S. persons.` },
  'RO-04': { title: 'Access while the answer is no or pending, without a license', severity: 'critical', criterion: 'PER-02', also: ['PER-04'], basis: '22 CFR 120.50(a)(2), 120.57; domain.md PER-02', says: (n) => `${one(n, 'person has', 'people have')} active access while U.S.-person status is no or pending, with no license or agreement named.` },
  'RO-05': { title: 'Verified after access was granted', severity: 'high', criterion: 'PER-02', also: ['PER-01'], basis: 'NIST SP 800-171 3.9.1; domain.md 2.3', says: (n) => `${one(n, 'person was', 'people were')} verified only after access was granted.` },
  'RO-06': { title: 'A date cannot be read', severity: 'medium', criterion: 'PER-02', basis: 'domain.md 5.12', says: (n) => `${one(n, 'date cell', 'date cells')} cannot be read or could mean two days. Write 2026-11-24.` },
  'RO-07': { title: 'Status given without date, verifier or method', severity: 'medium', criterion: 'PER-02', also: ['PER-01'], basis: 'domain.md 2.4', says: (n) => `${one(n, 'person is said to be a U.S. person', 'people are said to be U.S. persons')}, but the date, the verifier or the method is missing.` },
  'RO-08': { title: 'A row has no reference', severity: 'medium', criterion: 'PER-02', basis: 'domain.md 2.4', says: (n) => `${one(n, 'row has', 'rows have')} no reference, so it cannot be told apart or followed over time.` },
  'RO-09': { title: 'People verified themselves', severity: 'high', criterion: 'PER-02', basis: 'domain.md PER-02', says: (n) => `${one(n, 'person is', 'people are')} named as their own verifier.` },
  'RO-10': { title: 'The roster splits U.S. persons by status', severity: 'low', criterion: 'PER-06', basis: '8 USC 1324b; domain.md 2.4', says: (n) => `${one(n, 'cell names', 'cells name')} which kind of U.S. person somebody is. Yes, no or pending is enough.` },
  'RO-11': { title: 'A service identity has no owner on the roster', severity: 'medium', criterion: 'PER-02', basis: 'NIST SP 800-171 3.5.1; domain.md PER-02', says: (n) => `${one(n, 'service identity has', 'service identities have')} no owner who is on the roster.` },
  'RO-12': { title: 'A shared or generic account is listed as a person', severity: 'medium', criterion: 'PER-02', also: ['LOG-01'], basis: 'NIST SP 800-171 3.3.2; domain.md PER-02', says: (n) => `${one(n, 'row is', 'rows are')} a shared or generic account, not a person.` },
  'RO-13': { title: 'Columns that a roster does not need', severity: 'info', criterion: 'PER-06', basis: 'domain.md 2.4', says: (n, about) => `${one(n, 'column was', 'columns were')} not kept: ${about}.` },
  'RO-14': { title: 'Hidden sheets, columns or rows', severity: 'low', criterion: 'PER-06', basis: 'domain.md PER-06', says: (n, about) => `${one(n, 'hidden sheet, column or row was', 'hidden sheets, columns or rows were')} found and read: ${about}.` },
  'RO-15': { title: 'A formula has no stored result', severity: 'medium', criterion: 'PER-02', basis: 'domain.md 5.12', says: (n) => `${one(n, 'cell is a formula', 'cells are formulas')} without a stored result, so the value is not known.` },
  'RO-16': { title: 'Access removed before it was granted', severity: 'medium', criterion: 'PER-03', basis: 'domain.md PER-03', says: (n) => `${one(n, 'person lost', 'people lost')} access before it was granted, by the dates given.` },
  'RO-17': { title: 'Trained after access was granted', severity: 'medium', criterion: 'PRG-05', basis: 'domain.md PRG-05', says: (n) => `${one(n, 'person was', 'people were')} first trained after access was granted, by the dates given.` },
  'RO-18': { title: 'Access without a training date', severity: 'medium', criterion: 'PRG-05', basis: 'domain.md PRG-05', says: (n) => `${one(n, 'person has', 'people have')} active access and no training date.` },
  'RO-19': { title: 'Access without a next review', severity: 'low', criterion: 'PER-03', basis: 'domain.md 2.3', says: (n) => `${one(n, 'person has', 'people have')} active access and no date for the next review.` },
  'RO-20': { title: 'A principal belongs to several rows', severity: 'medium', criterion: 'PER-02', also: ['LOG-01'], basis: 'NIST SP 800-171 3.3.2', says: (n) => `${one(n, 'principal stands', 'principals stand')} on more than one row, so the log cannot say who acted.` },
  'RO-21': { title: 'Text that looks like a formula', severity: 'info', criterion: 'PER-06', basis: 'domain.md 5.12', says: (n) => `${one(n, 'cell begins', 'cells begin')} like a formula. It is kept as text and never evaluated.` },
  'RO-22': { title: 'A sheet without a roster', severity: 'info', criterion: 'PER-02', basis: 'domain.md 5.12', says: (_n, about) => `No roster header was found on: ${about}.` },
} satisfies Record<string, Omit<RosterRule, 'id'>>

export type RosterRuleId = keyof typeof rosterRules

/** Counts how often each rule fires and keeps the first place. */
export type Tally = { hit: (id: RosterRuleId, at: Locator, about?: string) => void; observations: () => Observation[] }

/** An empty tally; its observations come in the order of the rules. */
export function tally(): Tally {
  const hits = new Map<RosterRuleId, { count: number; at: Locator; about: string[] }>()
  return {
    hit(id, at, about) {
      const known = hits.get(id) ?? { count: 0, at, about: [] }
      known.count++
      if (about && known.about.length < 20) known.about.push(about)
      hits.set(id, known)
    },
    observations() {
      return (Object.keys(rosterRules) as RosterRuleId[]).flatMap((id) => {
        const hit = hits.get(id)
        if (!hit) return []
        const { severity, criterion, says, ...rule }: Omit<RosterRule, 'id'> = rosterRules[id]
        const message = says(hit.count, hit.about.join(', '))
        return [{ rule: id, severity, criterion, ...(rule.also ? { also: rule.also } : {}), message, locator: hit.at, count: hit.count }]
      })
    },
  }
}
