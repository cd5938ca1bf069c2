import type { Check, Given } from '../../criterion'
import { placed } from '../../place'

type Needed = Given<'cloudtrail' | 'architecture' | 'log-configuration'>

/** What the document claims, held against what was observed: a second factor against the log, retention against the settings. */
export function claimChecks(given: Needed): Check[] {
  return [...factorClaims(given), ...retentionClaims(given)]
}

function factorClaims(given: Needed): Check[] {
  const claims = given.readings.architecture.flatMap((one) => one.facts.claims.mfa.map((claim) => one.at(placed(claim.at, claim.text))))
  const bare = given.readings.cloudtrail.filter((sample) => sample.facts.consoleSignIns.withoutMfa > 0)
  if (claims.length === 0 || bare.length === 0) return []
  const times = bare.reduce((sum, sample) => sum + sample.facts.consoleSignIns.withoutMfa, 0)
  return [{ outcome: 'partial', says: `The document says that people use a second factor; the log shows ${times} console ${times === 1 ? 'sign-in' : 'sign-ins'} with a password alone.`, at: [...claims.slice(0, 5), ...bare.map((sample) => sample.at({}, 'CT-05'))] }]
}

function retentionClaims(given: Needed): Check[] {
  const claims = given.readings.architecture.flatMap((one) => one.facts.claims.retentionDays.map((claim) => ({ ...claim, place: one.at(placed(claim.at, claim.text)) })))
  const stores = given.readings['log-configuration'].flatMap((reading) => reading.facts.stores.filter((store) => store.retentionDays !== null || store.forever).map((store) => ({ store, at: reading.at(placed(store.at)) })))
  if (claims.length === 0 || stores.length === 0 || stores.some(({ store }) => store.forever)) return []
  const longest = Math.max(...stores.map(({ store }) => store.retentionDays ?? 0))
  const above = claims.filter(({ days }) => days > longest + 2)
  if (above.length === 0) return []
  return [{ outcome: 'partial', says: `The document says that logs are kept ${Math.max(...above.map(({ days }) => days)).toLocaleString('en-US')} days; the longest retention in the settings is ${longest.toLocaleString('en-US')}.`, at: [...above.slice(0, 5).map(({ place }) => place), ...stores.slice(0, 5).map(({ at }) => at)] }]
}
