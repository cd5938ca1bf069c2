import type { Locator, Reading } from '../analyzer'
import type { InfrastructureFacts } from '../infrastructure-facts'
import { lookAt } from './look'
import type { Estate } from './model'
import { report } from './report'
import { settlePlaces } from './settle-places'
import { lookAtClusters } from './rules/clusters'
import { lookAtCopies } from './rules/copies'
import { lookAtExposure } from './rules/exposure'
import { lookAtGates } from './rules/gates'
import { lookAtImages } from './rules/images'
import { lookAtKeys } from './rules/keys'
import { lookAtPlaces } from './rules/places'
import { lookAtPrevention } from './rules/preventive'
import { lookAtRetention } from './rules/retention'
import { lookAtMembers } from './rules/members'
import { lookAtRights } from './rules/rights'
import { lookAtStateAndModules } from './rules/state-and-modules'
import { lookAtStores } from './rules/stores'
import { lookAtTexts } from './rules/texts'
import { lookAtTimed } from './rules/timed'
import { lookAtTrails } from './rules/trails'
import { lookAtTransport } from './rules/transport'
import { lookAtEastWest } from './rules/east-west'

/** What the reader of a format says about the evidence as a whole. */
export type About = {
  source: InfrastructureFacts['source']
  version?: string | null
  date?: string | null
  filesRead: number
  /** Files of the item that this reader left alone, by what they look like. */
  unread?: { name: string; looksLike: string }[]
}

/** Applies every rule of domain.md 5.8 to an estate. What is not resolved is unknown and never a pass. */
export function analyzeEstate(estate: Estate, about: About): Reading<InfrastructureFacts> {
  settlePlaces(estate)
  const out = report(about.source)
  const look = lookAt(estate, out)
  const { facts } = out
  facts.version = about.version ?? null
  facts.date = about.date ?? null
  facts.files.read = about.filesRead
  for (const { name, looksLike } of about.unread ?? []) {
    facts.files.unread++
    facts.files.unreadKinds[looksLike] = (facts.files.unreadKinds[looksLike] ?? 0) + 1
    out.hit('files-unread', { file: name } satisfies Locator, looksLike)
  }
  const counted = estate.resources.filter(({ written }) => written !== null)
  facts.resources = counted.length
  for (const { type, written } of counted) facts.resourceTypes[written ?? type] = (facts.resourceTypes[written ?? type] ?? 0) + 1
  for (const { what, because, at } of estate.unknowns) out.unknown(what, because, at)
  lookAtPlaces(look)
  lookAtTexts(look)
  lookAtCopies(look)
  lookAtStores(look)
  lookAtKeys(look)
  lookAtExposure(look)
  lookAtTrails(look)
  lookAtRetention(look)
  lookAtRights(look)
  lookAtTimed(look)
  lookAtGates(look)
  lookAtMembers(look)
  lookAtPrevention(look)
  lookAtStateAndModules(look)
  lookAtTransport(look)
  lookAtEastWest(look)
  lookAtClusters(look)
  lookAtImages(look)
  for (const { type, written } of counted) if (!look.asked.has(type) && !/^google_.*_iam_(member|binding)$/.test(type)) facts.uncheckedTypes[written ?? type] = (facts.uncheckedTypes[written ?? type] ?? 0) + 1
  return out.reading()
}
