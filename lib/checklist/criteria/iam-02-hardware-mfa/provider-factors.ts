import type { Check, KnockOutHit } from '../../criterion'
import { actingIn, couldShow, type AuditLogSample } from '../../log-samples'
import { placed } from '../../place'
import { isAdministrator } from './sample'

/** Rules of sign-in logs that are judged here from their facts, under the policy of the prime. */
export const factorRules = ['LG-18', 'EN-02', 'OK-02', 'SL-07']

const times = (count: number) => (count === 1 ? '1 sign-in of a person' : `${count.toLocaleString('en-US')} sign-ins of people`)

/** True when a sample of the identity provider names the factor of its sign-ins. */
export const tellsFactors = ({ facts }: AuditLogSample): boolean => facts.factors.hardware + facts.factors.phishingResistant + facts.factors.app + facts.factors.sms > 0

/**
 * Second factors in a sign-in log of the identity provider or the servers (domain.md IAM-02): successful sign-ins of people
 * by the strongest factor the log names. An administrator who never shows one proposes KO-3. A log that names no factors
 * leaves it open.
 * @param hardware whether the prime asks for hardware
 */
export function providerFactors(sample: AuditLogSample, hardware: boolean): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const { factors } = sample.facts
  const seen = sample.observations.filter(({ rule, severity }) => factorRules.includes(rule) && severity !== 'info')
  const at = (severities: string[]) => {
    const places = seen.filter(({ severity }) => severities.includes(severity)).map(({ rule, locator }) => sample.at(locator, rule)).slice(0, 20)
    return places.length > 0 ? places : [sample.at({})]
  }
  const checks: Check[] = []
  if (factors.none > 0) checks.push({ outcome: 'not-met', says: `${times(factors.none)} in this sample used a password or key alone.`, at: at(['high', 'critical']) })
  if (factors.sms > 0) checks.push({ outcome: 'partial', says: `${times(factors.sms)} in this sample used a code by text message or phone.`, at: at(['medium']) })
  if (factors.app > 0) checks.push({ outcome: hardware ? 'partial' : 'info', says: `${times(factors.app)} in this sample used an app or prompt${hardware ? ', not hardware' : ''}.`, at: at(['low']) })
  if (factors.phishingResistant > 0) checks.push({ outcome: hardware ? 'unknown' : 'info', says: `${times(factors.phishingResistant)} in this sample used a factor that cannot be phished; the log does not show that it is separate hardware.`, at: [sample.at({})] })
  if (factors.unknown > 0 && couldShow(sample, 'factor')) checks.push({ outcome: 'unknown', says: `${times(factors.unknown)} in this sample show no factor.`, at: [sample.at({})] })
  const held = checks.some(({ outcome }) => outcome !== 'info')
  if (!held && factors.hardware > 0) checks.push({ outcome: 'met', says: `${times(factors.hardware)} in this sample used a hardware key or card.`, at: [sample.at({})] })
  const bare = actingIn(sample).filter((one) => one.kind === 'human' && one.withMfa === 0 && one.withoutMfa > 0 && isAdministrator(one))
  const names = bare.slice(0, 5).map(({ display, id }) => display || id).join(', ')
  const knockOuts: KnockOutHit[] = bare.length === 0 ? [] : [{ id: 'KO-3', because: `An administrator acts in this sample without any second factor: ${names}.`, at: bare.slice(0, 20).map((one) => sample.at(placed(one.at))) }]
  return { checks, knockOuts }
}
