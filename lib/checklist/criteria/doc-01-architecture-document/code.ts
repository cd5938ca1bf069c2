import type { Check, Pointer } from '../../criterion'
import { codeNoun } from '../../code-readings'
import { placed } from '../../place'
import type { Mine } from './document'

/** Clouds of code by the providers that a document names for them. */
const clouds: Record<string, RegExp> = { aws: /^AWS/, azure: /^(Azure|Microsoft 365)/, gcp: /^Google/, oracle: /^Oracle/ }
const cloudNames: Record<string, string> = { aws: 'AWS', azure: 'Azure', gcp: 'Google Cloud', oracle: 'Oracle Cloud' }

/** Regions and clouds of the documents against those in code or a plan (domain.md DOC-01: it agrees with what is written). */
export function codeAgrees(given: Mine): Check[] {
  const documents = given.readings.architecture
  const readings = given.readings['infrastructure-code']
  if (given.onPremises || documents.length === 0 || readings.length === 0) return []
  return [...regionDifference(given), ...cloudDifference(given)]
}

function regionDifference(given: Mine): Check[] {
  const drawn = new Map(given.readings.architecture.flatMap((one) => one.facts.regions.map((region) => [region.name, one.at(placed(region.at))] as const)))
  const coded = new Map<string, { at: Pointer; noun: string }>()
  for (const code of given.readings['infrastructure-code']) {
    for (const { region, use, class: what, at } of code.facts.regions) {
      if (use !== 'policy' && what !== 'invented' && !coded.has(region)) coded.set(region, { at: code.at(placed(at), 'IAC-01'), noun: codeNoun(code) })
    }
  }
  if (drawn.size === 0 || coded.size === 0) return []
  const undrawn = [...coded].filter(([region]) => !drawn.has(region)).sort(([a], [b]) => (a < b ? -1 : 1))
  const uncoded = [...drawn].filter(([region]) => !coded.has(region)).sort(([a], [b]) => (a < b ? -1 : 1))
  const checks: Check[] = []
  if (undrawn.length > 0) checks.push({ outcome: 'partial', says: `The ${undrawn[0]?.[1].noun} names ${undrawn.map(([region]) => region).join(', ')}, which the text of the document does not.`, at: [...[...drawn.values()].slice(0, 5), ...undrawn.map(([, { at }]) => at)].slice(0, 20) })
  else checks.push({ outcome: 'met', says: 'Every region in the code is named in the text of the document.', at: [...[...drawn.values()].slice(0, 5), ...[...coded.values()].map(({ at }) => at)].slice(0, 20) })
  if (uncoded.length > 0) checks.push({ outcome: 'info', says: `The document names ${uncoded.map(([region]) => region).join(', ')}, of which the code given says nothing.`, at: [...uncoded.map(([, at]) => at), ...[...coded.values()].slice(0, 5).map(({ at }) => at)].slice(0, 20) })
  return checks
}

function cloudDifference(given: Mine): Check[] {
  const drawn = given.readings.architecture.flatMap((one) => one.facts.providers.map((provider) => ({ name: provider.name, at: one.at(placed(provider.at)) })))
  const known = drawn.filter(({ name }) => Object.values(clouds).some((shape) => shape.test(name)))
  if (known.length === 0) return []
  const used = given.readings['infrastructure-code'].flatMap((code) => code.facts.providers.filter(({ resources }) => resources > 0).map((provider) => ({ cloud: provider.cloud, at: code.at(placed(provider.at)) })))
  return Object.keys(clouds).flatMap((cloud): Check[] => {
    const found = used.filter((one) => one.cloud === cloud)
    if (found.length === 0 || known.some(({ name }) => clouds[cloud]?.test(name))) return []
    return [{ outcome: 'partial', says: `The code makes resources in ${cloudNames[cloud]}, and the document names only ${[...new Set(known.map(({ name }) => name))].join(', ')}.`, at: [...known.slice(0, 5).map(({ at }) => at), ...found.slice(0, 5).map(({ at }) => at)] }]
  })
}
