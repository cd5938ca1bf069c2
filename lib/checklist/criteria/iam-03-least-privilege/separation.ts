import { namesOf } from '../../account-join'
import type { Check, Given } from '../../criterion'
import { actingIn, logSamples, type LogSample } from '../../log-samples'

/** Where code is pushed and approved, and where it runs. */
const codeHosts = new Set(['github', 'gitlab'])
const clouds = new Set(['cloudtrail', 'azure', 'gcp', 'kubernetes'])

const people = (samples: LogSample[]) => samples.flatMap((sample) => actingIn(sample).filter(({ kind }) => kind === 'human').map((who) => ({ names: [who.id, ...who.aliases.map((name) => name.toLowerCase())], who, sample })))

/**
 * People who act both at the code host and in the cloud, by the logs of each (domain.md IAM-03: who pushes, approves and
 * deploys). Doing both is no breach by itself: it says for whom the rule of the second person has to hold. Names that only
 * one of the logs knows cannot be joined.
 */
export function pushAndRun(given: Pick<Given<'cloudtrail' | 'audit-log'>, 'readings' | 'answers' | 'answer'>): Check[] {
  const samples = logSamples(given)
  const hosts = samples.filter(({ facts }) => codeHosts.has(facts.source))
  const running = samples.filter(({ facts }) => clouds.has(facts.source))
  if (hosts.length === 0 || running.length === 0) return []
  const inCloud = people(running)
  const both = people(hosts).flatMap((one) => {
    const there = inCloud.find(({ names }) => names.some((name) => one.names.includes(name)))
    return there ? [{ ...one, there }] : []
  })
  const at = both.slice(0, 10).flatMap((one) => [one.sample.at(one.who.at), one.there.sample.at(one.there.who.at)])
  if (both.length === 0) return [{ outcome: 'info', says: 'Nobody is seen by one name both at the code host and in the cloud.', at: [...hosts, ...running].map((sample) => sample.at({})) }]
  const says = `${both.length === 1 ? 'One person acts' : `${both.length} people act`} both at the code host and in the cloud: ${namesOf(both.map(({ who }) => who.display))}.`
  if (given.answers['separation'] === 'no') return [{ outcome: 'info', says: `${says} That somebody else approves what they change has to show in the rules of the repository.`, at }]
  return [{ outcome: 'partial', says: `${says} Nothing says that somebody else approves what they change.`, at: [given.answer('separation'), ...at] }]
}
