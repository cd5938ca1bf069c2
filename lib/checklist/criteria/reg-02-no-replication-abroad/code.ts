import { chosenIn } from '../../answer-values'
import { checkOf, codeNoun, placesIn, type CodeReading, type WithCode } from '../../code-readings'
import type { Check, Given, KnockOutHit } from '../../criterion'
import { isProscribedRegion, placeOf } from '../reg-01-approved-regions/places'

type Mine = Pick<Given, 'answers' | 'answer' | 'reference'> & WithCode
type Found = { checks: Check[]; knockOuts: KnockOutHit[] }
type Copy = CodeReading['facts']['replication'][number]

/** Rules that are judged here from the facts. */
export const judgedFromCode = ['IAC-04']

/** Copies, worldwide features and the rules against them in code (rules IAC-04 and IAC-10). */
export function codedCopies(given: Mine): Found {
  const found = given.readings['infrastructure-code'].map((code) => copiesOf(given, code))
  return { checks: found.flatMap(({ checks }) => checks), knockOuts: found.flatMap(({ knockOuts }) => knockOuts) }
}

function copiesOf(given: Mine, code: CodeReading): Found {
  const checks: Check[] = []
  const knockOuts: KnockOutHit[] = []
  const noun = codeNoun(code)
  const encrypted = given.answers['leaves'] === 'encrypted'
  for (const [to, copies] of byTarget(code.facts.replication.filter(({ to, scope }) => to !== null && scope !== 'worldwide'))) {
    const what = `${[...new Set(copies.map(({ feature }) => feature))].join(', ')} to ${to}`
    const at = placesIn(code, copies, 'IAC-04')
    const place = placeOf(to, given.reference)
    if (place === 'approved') checks.push({ outcome: 'met', says: `The ${noun} has ${what}, an approved region.`, at })
    else if (place === 'abroad') {
      const proscribed = isProscribedRegion(to, given.reference)
      const where = proscribed ? 'in a country of 22 CFR 126.1' : 'outside the United States'
      if (encrypted && !proscribed) checks.push({ outcome: 'partial', says: `The ${noun} has ${what}, ${where}, under a claim of end-to-end encryption that CRY-04 judges.`, at })
      else {
        checks.push({ outcome: 'not-met', says: `The ${noun} has ${what}, ${where}.`, at })
        knockOuts.push({ id: 'KO-4', because: `The ${noun} has ${what}, ${where}.`, at })
      }
    } else if (place === 'unknown') checks.push({ outcome: 'unknown', says: `The ${noun} has ${what}, which is no region id that is known.`, at })
    else checks.push({ outcome: 'partial', says: `The ${noun} has ${what}, in the United States but not an approved place.`, at })
  }
  const { replication } = code.facts
  checks.push(
    ...checkOf(code, replication.filter(({ to, scope }) => to === null && scope !== 'worldwide'), 'IAC-04', 'unknown', (names) => `The ${noun} copies from ${names} to a place that it does not say.`),
    ...checkOf(code, replication.filter(({ scope }) => scope === 'worldwide'), 'IAC-04', 'partial', (names) => `The ${noun} has features that work worldwide, outside any region: ${names}.`),
    ...routes(given, code),
    ...guards(given, code),
  )
  return { checks, knockOuts }
}

function byTarget(copies: Copy[]): Map<string, Copy[]> {
  const groups = new Map<string, Copy[]>()
  for (const copy of copies) if (copy.to !== null) groups.set(copy.to, [...(groups.get(copy.to) ?? []), copy])
  return groups
}

/** Routes that the rules found, with what the firm says of outgoing traffic beside them. */
function routes(given: Mine, code: CodeReading): Check[] {
  const denied = chosenIn(given, 'guards').includes('egress')
  return code.observations
    .filter(({ rule, message }) => rule === 'IAC-04' && /to any address|hosted service|another account|other accounts/.test(message))
    .map(({ severity, message, locator }): Check => {
      const open = severity === 'low'
      const says = open && denied ? `${message} The firm says that outgoing traffic is denied unless allowed.` : message
      return { outcome: open && !denied ? 'info' : 'partial', says, at: [code.at(locator, 'IAC-04')] }
    })
}

/** Rules above the account that leave only approved regions. One that only reports is told by IAC-10. */
function guards(given: Mine, code: CodeReading): Check[] {
  const noun = codeNoun(code)
  const rules = code.facts.preventive.filter(({ kind }) => kind === 'region-deny' || kind === 'allowed-locations')
  const claimed = chosenIn(given, 'guards').includes('place')
  const enforced = rules.filter(({ mode }) => mode === 'enforced')
  const wide = enforced.filter(({ regions }) => regions.some((region) => ['abroad', 'commercial'].includes(placeOf(region, given.reference))))
  const checks = [
    ...checkOf(code, wide, 'IAC-10', 'partial', (names) => `A rule on regions lets others in than the approved ones: ${names}.`),
    ...checkOf(code, enforced.filter((rule) => !wide.includes(rule)), 'IAC-10', 'met', (names) => `The ${noun} denies other regions: ${names}.`),
    ...checkOf(code, rules.filter(({ mode }) => mode === 'unknown'), 'IAC-10', claimed && enforced.length === 0 ? 'unknown' : 'info', (names) => `The ${noun} writes a rule on regions; whether it is in force is not shown: ${names}.`),
  ]
  if (rules.length === 0 && claimed) checks.push({ outcome: 'info', says: `A rule on regions is claimed and is not in the ${noun} given. That does not show that there is none.`, at: [code.at({}, 'IAC-10'), given.answer('guards')] })
  return checks
}
