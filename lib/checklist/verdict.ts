import type { Check, Given, KnockOutHit, Standing, Verdict } from './criterion'

const rank: Record<Standing, number> = { 'not-met': 0, partial: 1, met: 2 }

/** The lower of two standings: a contradicting artifact beats the claim, and good artifacts never lift a "no". */
export function lower(a: Standing, b: Standing): Standing {
  return rank[a] <= rank[b] ? a : b
}

/**
 * The verdict that follows from the claim and the checks: the worst of them, `unknown` counting as partial,
 * `info` as nothing. Without a claim the verdict is missing.
 * `because` explains the checks that held it down, or says `met` when none did.
 */
export function judge(
  given: Pick<Given, 'claim'>,
  checks: Check[],
  says: { met: string; claim: string },
  knockOuts: KnockOutHit[] = [],
): Verdict {
  if (given.claim === null) return { outcome: 'missing', because: says.claim, checks, knockOuts }
  let outcome: Standing = given.claim
  for (const check of checks) {
    if (check.outcome === 'info') continue
    outcome = lower(outcome, check.outcome === 'unknown' ? 'partial' : check.outcome)
  }
  const worst = checks.filter((c) => c.outcome === outcome || (outcome === 'partial' && c.outcome === 'unknown'))
  const because = outcome === 'met' ? says.met : (worst[0]?.says ?? says.claim)
  return { outcome, because, checks, knockOuts }
}

/**
 * Checks out of the analyzers' observations on this criterion: critical and high are not met,
 * medium is partial, low and info are listed only. Rules a criterion judges itself are left out.
 */
export function fromObservations(given: Pick<Given, 'observations'>, except: string[] = []): Check[] {
  return given.observations
    .filter(({ observation }) => !except.includes(observation.rule))
    .map(({ observation, at }) => ({
      outcome:
        observation.severity === 'critical' || observation.severity === 'high'
          ? 'not-met'
          : observation.severity === 'medium'
            ? 'partial'
            : 'info',
      says: observation.message,
      at: [at],
    }))
}
