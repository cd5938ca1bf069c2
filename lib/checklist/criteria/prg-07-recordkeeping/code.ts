import { numberOf } from '../../answer-values'
import { checkOf, codeNoun, type CodeReading, type WithCode } from '../../code-readings'
import type { Check, Given } from '../../criterion'
import { claimedStores, DAYS_A_YEAR, type Claimed } from './claimed-stores'

type Needed = Pick<Given<'procedure' | 'log-configuration'>, 'answers' | 'answer' | 'readings'> & WithCode
type Kept = CodeReading['facts']['retention'][number]

const locks = ['object-lock', 'immutable-blob', 'bucket-lock']

/**
 * Locks and periods on stores in the code, held against the years and the protection that are claimed for records (rule
 * IAC-08). Where the answer or the schedule names the store, a shorter period contradicts it, whether records are said to be
 * locked or not; a store that it does not name is another one; and where nobody says which store it is, it is asked.
 */
export function codedRecordLocks(given: Needed): Check[] {
  const years = numberOf(given, 'years')
  const locked = given.answers['alteration'] === 'locked'
  const claimed = claimedStores(given)
  return given.readings['infrastructure-code'].flatMap((code) => {
    const noun = codeNoun(code)
    const stores = code.facts.retention.filter(({ kind, logs }) => locks.includes(kind) && logs !== 'yes')
    const firm = stores.filter(({ mode }) => mode === 'compliance' || mode === 'locked')
    const weak = stores.filter(({ mode }) => mode === 'governance' || mode === 'unlocked')
    const short = (one: Kept, least: number | null) => !one.forever && one.days !== null && least !== null && one.days < Math.floor(least * DAYS_A_YEAR)
    const mine = code.facts.retention.filter((one) => locks.includes(one.kind) && claimed.names(one.stores) && short(one, claimed.years))
    const open = stores.filter((one) => !mine.includes(one) && short(one, years) && !claimed.another(one.stores))
    const long = firm.filter((one) => !mine.includes(one) && !open.includes(one) && !short(one, years))
    const liftable = weak.filter((one) => !mine.includes(one) && !open.includes(one))
    return [
      ...checkOf(code, long, 'IAC-08', 'info', (names) => `The ${noun} locks these stores against everyone: ${names}.`),
      ...withClaim(claimed, checkOf(code, mine, 'IAC-08', 'partial', (names) => `Records are said to be kept ${claimed.years} years in ${claimed.said(mine.flatMap((one) => one.stores ?? []))}, and the ${noun} locks that store for ${shortest(mine)} days: ${names}.`)),
      ...deletions(given, code, claimed),
      ...checkOf(code, open, 'IAC-08', 'unknown', (names) => `The ${noun} locks these stores for less than the ${years} years that are claimed: ${names}. Say whether they keep export records.`),
      ...checkOf(code, liftable, 'IAC-08', locked && firm.length === 0 ? 'unknown' : 'info', (names) => `The locks of these stores can be lifted by an administrator: ${names}.${locked ? ' Records are said to be unchangeable.' : ''}`),
    ]
  })
}

/** A lock ends and leaves the record; a lifecycle rule deletes it, so one on the store of the records is worse below five years. */
function deletions(given: Needed, code: CodeReading, claimed: Claimed): Check[] {
  const gone = code.facts.retention.filter((one) => one.kind === 'lifecycle' && claimed.names(one.stores) && one.days !== null && claimed.years !== null && one.days < Math.floor(claimed.years * DAYS_A_YEAR))
  const outcome = gone.some(({ days }) => (days ?? 0) < Math.floor(5 * DAYS_A_YEAR)) ? 'not-met' : 'partial'
  return withClaim(claimed, checkOf(code, gone, 'IAC-08', outcome, (names) => `Records are said to be kept ${claimed.years} years in ${claimed.said(gone.flatMap((one) => one.stores ?? []))}, and the ${codeNoun(code)} deletes there after ${shortest(gone)} days: ${names}.`))
}

const shortest = (list: Kept[]) => Math.min(...list.map(({ days }) => days ?? Infinity)).toLocaleString('en-US')
const withClaim = (claimed: Claimed, checks: Check[]): Check[] => checks.map((check) => ({ ...check, at: [...check.at, ...claimed.at] }))
