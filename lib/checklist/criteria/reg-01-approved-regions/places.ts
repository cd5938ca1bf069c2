import type { ReferenceSet } from '../../../reference/reference'

/**
 * What a region or country is for controlled data.
 * `approved`: on the allow-list by exact id. `assured`: usable only inside a further control (Google Assured Workloads).
 * `commercial`: an ordinary region in the United States. `abroad`: outside it. `unknown`: anything else, never a pass.
 */
export type Place = 'approved' | 'assured' | 'commercial' | 'abroad' | 'unknown'

const commercial = new Set([
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
  ...['eastus', 'eastus2', 'centralus', 'northcentralus', 'southcentralus', 'westus', 'westus2', 'westus3', 'westcentralus'],
  ...['us-ashburn-1', 'us-phoenix-1', 'us-sanjose-1', 'us-chicago-1'],
])

/** Prefixes under which AWS and Oracle, Google, and Azure name regions outside the United States. */
const abroad = [
  /^(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|uk)(?:-[a-z]+)+-\d$/,
  /^(?:africa|asia|australia|europe|me|northamerica|southamerica)-[a-z]+\d{1,2}$/,
  /^(?:westeurope|northeurope|eastasia|southeastasia)$/,
  /^(?:australia|austria|belgium|brazil|canada|chile|china|denmark|france|germany|india|indonesia|israel|italy|japan|jioindia|korea|malaysia|mexico|newzealand|norway|poland|qatar|southafrica|spain|sweden|switzerland|taiwan|uae|uk)(?:north|south|east|west|central|southeast|northwest|westcentral)\d?$/,
  /^(?:central|south|west)india$/,
]

/** The place of one region id, compared exactly: `us-gov-west-2` and `uk-gov-london-1` are not approved (domain.md 3.1). */
export function placeOf(region: string, reference: ReferenceSet): Place {
  const rule = reference.region(region)
  if (rule) return rule.government ? 'approved' : 'assured'
  if (commercial.has(region)) return 'commercial'
  return abroad.some((pattern) => pattern.test(region)) ? 'abroad' : 'unknown'
}

/** Region ids in a cell such as "us-gov-west-1, us-gov-east-1". */
export const regionsIn = (cell: string): string[] => cell.split(/[\s,;/&+]+|\band\b/).filter((part) => part !== '')

/** True for a region in a country of 22 CFR 126.1 that its id gives away; only China's do. */
export const isProscribedRegion = (region: string, reference: ReferenceSet) => /^(?:cn-|china)/.test(region) && reference.proscribed('CN') !== null

export type Holding = 'data' | 'none' | 'unsaid'

/** Whether a place is said to hold program data. Words that are neither, such as "website", leave it unsaid. */
export function holdingOf(cell: string): Holding {
  const text = cell.toLowerCase()
  if (/\b(?:no|not|without|never)\b[^,;.]*\b(?:data|backups?)\b/.test(text)) return 'none'
  if (/\b(?:data|backups?|source code|repositor|drawings?|models?)/.test(text)) return 'data'
  const words = text.split(/[,;/&+]+|\band\b|\bonly\b/).map((word) => word.trim()).filter((word) => word !== '')
  return words.length > 0 && words.every((word) => /^(?:billing|dns|domains?|domain names?|support cases?|account names?|nothing)$/.test(word)) ? 'none' : 'unsaid'
}
