import type { Check, Pointer } from '../../criterion'
import { placed } from '../../place'
import type { Mine } from './document'

/** One product under two names, such as "Splunk" and "Splunk Cloud". */
const alike = (a: string, b: string) => a.toLowerCase().includes(b.toLowerCase()) || b.toLowerCase().includes(a.toLowerCase())

/**
 * Outside services that pipelines call, held against those the documents name (domain.md DOC-01: the same set of services).
 * Only products whose address is known are compared. A document that does not treat outside services at all is told so once,
 * with its parts, and not again for each service.
 */
export function serviceDifference(given: Mine): Check[] {
  const documents = given.readings.architecture
  const treated = documents.filter(({ facts }) => facts.parts.external.found || facts.services.length > 0)
  const called = new Map<string, { host: string; at: Pointer }>()
  for (const read of given.readings['pipeline-code']) for (const { use, name, host, at } of read.facts.hosts) if (use === 'service' && name !== '' && !called.has(name)) called.set(name, { host, at: read.at(placed(at), 'GA-06') })
  if (documents.length === 0 || called.size === 0) return []
  const named = documents.flatMap(({ facts }) => facts.services.map(({ name }) => name))
  const absent = [...called].filter(([name]) => !named.some((one) => alike(one, name))).sort(([a], [b]) => (a < b ? -1 : 1))
  const drawn = treated.flatMap((one) => [...one.facts.services.slice(0, 3).map(({ at }) => one.at(placed(at))), ...one.facts.parts.external.passages.slice(0, 2).map(({ at, text }) => one.at(placed(at, text)))]).slice(0, 8)
  const at = [...drawn, ...absent.map(([, one]) => one.at)].slice(0, 20)
  if (absent.length === 0) return [{ outcome: 'met', says: 'Every outside service that the pipelines call is named in the text of the document.', at: [...drawn, ...[...called.values()].map((one) => one.at)].slice(0, 20) }]
  const list = absent.map(([name, { host }]) => `${name} (${host})`).join(', ')
  if (treated.length === 0) return [{ outcome: 'info', says: `The pipelines call ${list}, and the document does not treat outside services.`, at: [...documents.map((one) => one.at({})), ...at] }]
  return [{ outcome: 'partial', says: `The pipelines call ${list}, which the text of the document does not name.`, at }]
}
