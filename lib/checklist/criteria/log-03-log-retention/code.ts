import { addressesOf, checkOf, codeNoun, placesIn, type CodeReading, type WithCode } from '../../code-readings'
import type { Check, Given } from '../../criterion'

/** Rules that are judged here from the facts. */
export const judgedFromCode = ['IAC-08']

type Kept = CodeReading['facts']['retention'][number]
const periods = ['log-group', 'workspace', 'log-bucket', 'lifecycle', 'object-lock', 'bucket-lock', 'immutable-blob']

/** How long logs are kept by the code, held against five years and against the days the firm gives (rule IAC-08). */
export function codedRetention(given: Pick<Given, 'answers' | 'answer'> & WithCode, fiveYears: number): Check[] {
  return given.readings['infrastructure-code'].flatMap((code) => {
    const logs = code.facts.retention.filter(({ kind, logs: kept }) => kept === 'yes' && periods.includes(kind))
    const noun = codeNoun(code)
    const short = logs.filter((one) => deletes(one) && one.days !== null && one.days < fiveYears)
    const long = logs.filter(({ days, forever }) => forever || (days !== null && days >= fiveYears))
    const open = logs.filter(({ days, forever }) => days === null && !forever)
    return [
      ...checkOf(code, long, 'IAC-08', 'met', (names) => `The ${noun} keeps logs for five years or more: ${names}.`),
      ...checkOf(code, short, 'IAC-08', long.length > 0 ? 'partial' : 'not-met', (names) => `The ${noun} keeps logs for ${shortest(short).toLocaleString('en-US')} days: ${names}.`),
      ...checkOf(code, open, 'IAC-08', 'unknown', (names) => `The ${noun} does not resolve how long logs are kept: ${names}.`),
      ...contradiction(given, code, short),
    ]
  })
}

/** A lock ends and leaves the log where it is; these periods end with its deletion. */
const deletes = ({ kind }: Kept) => kind === 'log-group' || kind === 'workspace' || kind === 'log-bucket' || kind === 'lifecycle'
const shortest = (list: Kept[]) => Math.min(...list.map(({ days }) => days ?? Infinity))

function contradiction(given: Pick<Given, 'answers' | 'answer'>, code: CodeReading, short: Kept[]): Check[] {
  const claimed = given.answers['days']
  const less = short.filter(({ days }) => typeof claimed === 'number' && days !== null && days < claimed)
  if (less.length === 0 || typeof claimed !== 'number') return []
  return [{ outcome: 'partial', says: `The firm says ${claimed.toLocaleString('en-US')} days, and the ${codeNoun(code)} says ${shortest(less).toLocaleString('en-US')}: ${addressesOf(less)}.`, at: [...placesIn(code, less, 'IAC-08'), given.answer('days')] }]
}
