import { rowsOf } from '../../answer-values'
import type { Check, KnockOutHit, Pointer } from '../../criterion'
import { placed } from '../../place'
import type { Mine } from './criterion'

/** Years that the question asks about. */
const YEARS = 5

type Told = { year: number | null; what: string; at: Pointer }

const names = { 'audit-report': 'An audit report', 'compliance-program': 'The program', procedure: 'A procedure' } as const

/** Matters of the last five years, and those without a year, that the evidence tells of. */
function toldIn(given: Mine): Told[] {
  const since = Number(given.now.slice(0, 4)) - YEARS
  return (Object.keys(names) as (keyof typeof names)[]).flatMap((kind) =>
    given.readings[kind].flatMap((one) =>
      (one.facts.matters ?? []).filter(({ year }) => year === null || year >= since).map(({ year, text, at }) => ({ year, what: names[kind], at: one.at(placed(at, text)) })),
    ),
  )
}

/**
 * Violations and disclosures that evidence tells of, held against the answer and its register: one that was kept back is
 * for the reviewer to judge (domain.md 4, PRG-06 and KO-9). Where the evidence names no year, it is asked about.
 */
export function toldElsewhere(given: Mine): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const answer = given.answers['matters']
  const told = answer === undefined || answer === 'unknown' ? [] : toldIn(given)
  const dated = told.filter(({ year }) => year !== null)
  const places = (some: Told[]) => [...new Map(some.map((one) => [JSON.stringify(one.at), one.at])).values()].slice(0, 10)
  const asked: Check[] = told.filter(({ year }) => year === null && answer === 'none').slice(0, 1).map(({ what, at }) => ({ outcome: 'unknown', says: `${what} tells of a violation or disclosure without its year, and the answer names none.`, at: [given.answer('matters'), at] }))
  const [first] = dated
  if (answer === 'none' && first) {
    const says = `${first.what} tells of a violation or disclosure of ${first.year}; the answer says that there was none in five years.`
    const at = [given.answer('matters'), ...places(dated)]
    return { checks: [{ outcome: 'not-met', says, at }, ...asked], knockOuts: [{ id: 'KO-9', because: says, at }] }
  }
  const listed = rowsOf(given, 'register').map((row) => Object.values(row).join(' '))
  const missing = dated.filter(({ year }) => !listed.some((row) => row.includes(String(year))))
  const [absent] = missing
  if (answer === 'none' || !absent) return { checks: asked, knockOuts: [] }
  return { checks: [{ outcome: 'partial', says: `${absent.what} tells of a violation or disclosure of ${absent.year} that the register does not list.`, at: [given.answer('register'), ...places(missing)] }], knockOuts: [] }
}
