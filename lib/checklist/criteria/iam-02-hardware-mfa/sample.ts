import type { CloudTrailFacts } from '../../../analyzers/cloudtrail/facts'
import type { Principal } from '../../../analyzers/log-facts'
import type { Check, KnockOutHit, ReadEvidence } from '../../criterion'

type Sample = ReadEvidence<CloudTrailFacts>
type Found = { checks: Check[]; knockOuts: KnockOutHit[] }

const times = (count: number, what: string) => (count === 1 ? `1 ${what}` : `${count.toLocaleString('en-US')} ${what}s`)

/** A role session cannot show a factor: it was used, or not, at the identity provider (domain.md IAM-02). */
const isFederated = ({ id, display, aliases }: Principal) => [id, display, ...aliases].some((name) => /awsreservedsso_|:assumed-role\//i.test(name))
/** A name is a sign of an administrator, not a proof of rights. */
export const isAdministrator = ({ id, display, via }: Principal) => /admin|root/i.test(`${id} ${display} ${via ?? ''}`)

/**
 * Second factors in one sample (CT-04, CT-05, CT-06). An own-password sign-in without one, and an administrator who only
 * acts without one, propose KO-3; a federated session that shows none asks for the log of the identity provider.
 */
export function factorsIn(sample: Sample, providerAccepted: boolean): Found {
  const { consoleSignIns, rootEvents, principals, mfa } = sample.facts
  const checks: Check[] = []
  const knockOuts: KnockOutHit[] = []
  const placeOf = (rule: string) => sample.observations.filter((one) => one.rule === rule && one.severity !== 'info').map(({ locator }) => sample.at(locator, rule)).slice(0, 20)
  const place = (rule: string) => (placeOf(rule).length > 0 ? placeOf(rule) : [sample.at({}, rule)])
  if (consoleSignIns.withoutMfa > 0) {
    const says = `${times(consoleSignIns.withoutMfa, 'console sign-in')} in this sample used a password alone.`
    checks.push({ outcome: 'not-met', says, at: place('CT-05') })
    knockOuts.push({ id: 'KO-3', because: `${says} If an administrator signed in, anyone with the password could have.`, at: place('CT-05') })
  }
  if (rootEvents > 0) checks.push({ outcome: 'partial', says: `The account root acted ${rootEvents === 1 ? 'once' : `${rootEvents.toLocaleString('en-US')} times`} in this sample.`, at: place('CT-04') })
  const bare = principals.filter((one) => one.kind === 'human' && one.withoutMfa > 0 && !isFederated(one))
  if (bare.length > 0) {
    const names = bare.slice(0, 5).map(({ display, id }) => display || id).join(', ')
    checks.push({ outcome: 'not-met', says: `Some act in this sample with their own credentials and without a second factor: ${names}.`, at: bare.slice(0, 20).map((one) => sample.at(one.at, 'CT-06')) })
  }
  const administrators = bare.filter((one) => one.withMfa === 0 && isAdministrator(one))
  if (administrators.length > 0) {
    knockOuts.push({ id: 'KO-3', because: `An administrator acts in this sample without any second factor: ${administrators.slice(0, 5).map(({ display, id }) => display || id).join(', ')}.`, at: administrators.slice(0, 20).map((one) => sample.at(one.at, 'CT-06')) })
  }
  const federated = mfa.unknown + principals.filter(isFederated).reduce((sum, one) => sum + one.withoutMfa, 0)
  if (federated > 0 && sample.facts.notCarried?.includes('second factor')) {
    checks.push({ outcome: 'unknown', says: `The export of this sample does not carry second factors, so ${times(federated, 'event')} of people cannot show one.`, at: [sample.at({}, 'CT-22')] })
  } else if (federated > 0) {
    const says = `${times(federated, 'event')} of people in this sample came through the identity provider and cannot show a second factor.`
    checks.push(
      providerAccepted
        ? { outcome: 'info', says: `${says} A reviewer accepted its records.`, at: [sample.at({})] }
        : { outcome: 'unknown', says: `${says} Its sign-in policy or enrollment report can.`, at: [sample.at({})] },
    )
  }
  if (checks.length === 0 && mfa.yes > 0) checks.push({ outcome: 'met', says: `All ${times(mfa.yes, 'event')} of people in this sample were made with a second factor.`, at: [sample.at({})] })
  return { checks, knockOuts }
}
