import type { Check, Pointer } from '../../criterion'
import { placed } from '../../place'
import type { Mine } from './document'

type Needed = Mine

/** What the document claims, held against what was observed: a second factor against the log, retention against the settings. */
export function claimChecks(given: Needed): Check[] {
  return [...factorClaims(given), ...retentionClaims(given)]
}

function factorClaims(given: Needed): Check[] {
  const claims = given.readings.architecture.flatMap((one) => one.facts.claims.mfa.map((claim) => one.at(placed(claim.at, claim.text))))
  if (claims.length === 0) return []
  const checks: Check[] = []
  const bare = given.readings.cloudtrail.filter((sample) => sample.facts.consoleSignIns.withoutMfa > 0)
  const plain = given.readings['audit-log'].filter(({ facts }) => facts.factors.none > 0)
  if (plain.length > 0) {
    const signIns = plain.reduce((sum, { facts }) => sum + facts.factors.none, 0)
    const seen = plain.flatMap((sample) => sample.observations.filter(({ rule, severity }) => /^(LG-18|EN-02|OK-02|SL-07)$/.test(rule) && severity !== 'info' && severity !== 'low').slice(0, 3).map(({ locator, rule }) => sample.at(locator, rule)))
    checks.push({ outcome: 'partial', says: `The document says that people use a second factor; the log of the sign-in shows ${signIns} ${signIns === 1 ? 'sign-in' : 'sign-ins'} with a password or key alone.`, at: [...claims.slice(0, 5), ...(seen.length > 0 ? seen : plain.map((sample) => sample.at({})))] })
  }
  const without = given.readings['mfa-enrollment'].flatMap((report) => report.facts.accounts.filter(({ strongest, kind, enabled }) => strongest === 'none' && kind !== 'service' && enabled !== false).map((one) => report.at(placed(one.at))))
  if (without.length > 0) checks.push({ outcome: 'partial', says: `The document says that people use a second factor; the enrollment report shows none for ${without.length === 1 ? '1 person' : `${without.length} people`}.`, at: [...claims.slice(0, 5), ...without.slice(0, 15)] })
  if (bare.length === 0) return checks
  const times = bare.reduce((sum, sample) => sum + sample.facts.consoleSignIns.withoutMfa, 0)
  return [...checks, { outcome: 'partial', says: `The document says that people use a second factor; the log shows ${times} console ${times === 1 ? 'sign-in' : 'sign-ins'} with a password alone.`, at: [...claims.slice(0, 5), ...bare.flatMap((sample) => sample.observations.filter(({ rule }) => rule === 'CT-05').slice(0, 3).map(({ locator }) => sample.at(locator, 'CT-05')).concat(sample.observations.some(({ rule }) => rule === 'CT-05') ? [] : [sample.at({}, 'CT-05')]))] }]
}

/** How long the settings or the code keep a store of logs. */
type Kept = { days: number | null; forever: boolean; at: Pointer }

function retentionClaims(given: Needed): Check[] {
  const claims = given.readings.architecture.flatMap((one) => one.facts.claims.retentionDays.map((claim) => ({ ...claim, place: one.at(placed(claim.at, claim.text)) })))
  const stores: Kept[] = [
    ...given.readings['log-configuration'].flatMap((reading) => reading.facts.stores.map((store) => ({ days: store.retentionDays, forever: store.forever, at: reading.at(placed(store.at)) }))),
    ...given.readings['infrastructure-code'].flatMap((code) => code.facts.retention.filter(({ logs, kind }) => logs === 'yes' && kind !== 'versioning').map((one) => ({ days: one.days, forever: one.forever, at: code.at(placed(one.at), 'IAC-08') }))),
  ].filter(({ days, forever }) => days !== null || forever)
  if (claims.length === 0 || stores.length === 0 || stores.some(({ forever }) => forever)) return []
  const longest = Math.max(...stores.map(({ days }) => days ?? 0))
  const above = claims.filter(({ days }) => days > longest + 2)
  if (above.length === 0) return []
  return [{ outcome: 'partial', says: `The document says that logs are kept ${Math.max(...above.map(({ days }) => days)).toLocaleString('en-US')} days; the longest retention in the settings and code is ${longest.toLocaleString('en-US')}.`, at: [...above.slice(0, 5).map(({ place }) => place), ...stores.slice(0, 5).map(({ at }) => at)] }]
}
