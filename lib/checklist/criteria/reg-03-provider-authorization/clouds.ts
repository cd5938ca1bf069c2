import type { Check, Given, Pointer } from '../../criterion'
import { placesIn } from '../../code-readings'
import { logSamples } from '../../log-samples'

type Needed = Given<'cloudtrail' | 'audit-log' | 'infrastructure-code'>

/** Clouds by the log or the provider in code that shows work there, with how a profile names them. */
const clouds: Record<string, { name: string; says: RegExp }> = {
  aws: { name: 'AWS', says: /\baws\b|amazon/i },
  azure: { name: 'Azure', says: /azure|microsoft/i },
  gcp: { name: 'Google Cloud', says: /google|\bgcp\b/i },
  oracle: { name: 'Oracle Cloud', says: /oracle|\boci\b/i },
}
const bySource: Record<string, string> = { cloudtrail: 'aws', azure: 'azure', gcp: 'gcp' }

/** Clouds in which logs or code show work, and which the profile does not list: nobody looked at their authorization (domain.md REG-03). */
export function unlistedClouds(given: Needed): Check[] {
  const listed = given.subcontractor.providers
  if (listed.length === 0) return []
  const seen = new Map<string, Pointer[]>()
  const see = (cloud: string | undefined, at: Pointer[]) => void (cloud !== undefined && clouds[cloud] && seen.set(cloud, [...(seen.get(cloud) ?? []), ...at]))
  for (const sample of logSamples(given)) if (sample.facts.events > 0) see(bySource[sample.facts.source], [sample.at({})])
  for (const code of given.readings['infrastructure-code']) {
    for (const provider of code.facts.providers) if (provider.resources > 0) see(provider.cloud, placesIn(code, [provider], 'IAC-01'))
  }
  return [...seen].flatMap(([cloud, at]): Check[] => {
    const known = clouds[cloud]
    if (!known || listed.some(({ provider, offering }) => known.says.test(`${provider} ${offering}`))) return []
    return [{ outcome: 'partial', says: `Logs or code show work in ${known.name}, and the profile lists only ${listed.map(({ provider }) => provider).join(', ')}.`, at: [{ type: 'profile', field: 'providers.0' }, ...at.slice(0, 10)] }]
  })
}
