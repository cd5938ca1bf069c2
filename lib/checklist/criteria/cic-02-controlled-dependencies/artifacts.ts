import type { HostUse } from '../../../analyzers/supply-facts'
import type { Check, Given } from '../../criterion'
import { addDays, dayOf } from '../../dates'

type Mine = Pick<Given<'pipeline-code' | 'sbom' | 'image-manifests'>, 'answers' | 'readings' | 'now'>

/** Days after which a bill of materials no longer tells what is delivered (domain.md 5.11). */
export const BILL_DAYS = 180

/** Whether each bill lists something and is recent; what its components lack is told by the rules of its reader. */
export function billChecks({ readings, now }: Mine): Check[] {
  const today = now.slice(0, 10)
  return readings.sbom.flatMap((read): Check[] => {
    const { components, complete, documents, date } = read.facts
    if (components === 0) return []
    const at = [read.at({ file: documents[0]?.file })]
    const says = (end: string) => `The bill of materials lists ${components.toLocaleString('en-US')} components, ${complete.toLocaleString('en-US')} of them with every minimum element${end}.`
    const day = dayOf(date)
    if (day === null) return [{ outcome: 'unknown', says: says('; when it was made is not said'), at }]
    if (day > addDays(today, 1)) return [{ outcome: 'unknown', says: says(`; it is dated ${day}, in the future`), at }]
    if (addDays(day, BILL_DAYS) < today) return [{ outcome: 'partial', says: says(`; it is of ${day}, older than ${BILL_DAYS} days`), at }]
    return [{ outcome: 'met', says: says(`; it is of ${day}`), at }]
  })
}

/**
 * The claim that builds reach the firm's own mirror only, held against the hosts in pipelines and Dockerfiles. A host that
 * is named contradicts it; one that a tool uses by itself may be replaced by a setting outside the files, so it is asked.
 */
export function sourceChecks({ answers, readings }: Mine): Check[] {
  if (answers['source'] !== 'mirror-only') return []
  const found = [...readings['pipeline-code'], ...readings['image-manifests']].flatMap((read) => read.facts.hosts.filter(({ use }) => use === 'packages').map((host) => ({ host, at: read.at(host.at) })))
  const byDefault = ({ host }: { host: HostUse }) => host.via.startsWith('default of ')
  const named = found.filter((one) => !byDefault(one))
  const assumed = found.filter(byDefault)
  const names = (list: typeof found) => [...new Set(list.map(({ host }) => host.host))].slice(0, 6).join(', ')
  const checks: Check[] = []
  if (named.length > 0) checks.push({ outcome: 'not-met', says: `Builds are said to reach the firm's own mirror only, and the files name ${names(named)}.`, at: named.slice(0, 10).map(({ at }) => at) })
  if (assumed.length > 0) checks.push({ outcome: 'unknown', says: `The files show no mirror for ${names(assumed)}: show the setting that sends the tools there.`, at: assumed.slice(0, 10).map(({ at }) => at) })
  return checks
}
