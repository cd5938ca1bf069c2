import type { Locator } from '../analyzer'

/** A component as CycloneDX and SPDX both have it. Empty text where the document does not say. */
export type Component = {
  ref: string
  name: string
  version: string
  supplier: string
  purl: string
  /** Another unique identifier: CPE or SWID. */
  otherId: string
  hash: boolean
  license: boolean
  /** Software, or what else it is: `device`, `firmware`, `cryptographic-asset`, `data` ... */
  type: string
  /** Where it is fetched from. */
  sources: string[]
  at: Locator
}

export type Service = { name: string; provider: string; endpoints: string[]; crossesBoundary: boolean | null; flows: string[]; at: Locator }

/** One bill of materials, whatever format it came in. */
export type Bill = {
  file: string
  format: 'cyclonedx' | 'spdx'
  version: string
  encoding: 'json' | 'xml' | 'tag-value' | 'json-ld'
  /** Serial number or namespace, by which other documents point at it. */
  id: string
  subject: { ref: string; name: string; version: string }
  timestamp: string
  author: boolean
  phases: string[]
  components: Component[]
  /** From, to: references of components. */
  relations: [string, string][]
  services: Service[]
  /** What statements on vulnerabilities point at. */
  affected: { refs: string[]; at: Locator }[]
  vulnerabilities: number
  formulation: boolean
  /** Of a version later than those whose schema is known: what it adds is not read. */
  later: boolean
  /** Members and kinds that no known version has, which were passed over. */
  notUnderstood: string[]
  /** Traffic Light Protocol label, as written; empty where it says none. */
  sharing: string
}

export const emptyBill = (file: string, format: Bill['format'], encoding: Bill['encoding']): Bill => ({
  file, format, encoding, version: '', id: '', subject: { ref: '', name: '', version: '' }, timestamp: '', author: false, phases: [], components: [], relations: [], services: [], affected: [], vulnerabilities: 0, formulation: false, later: false, notUnderstood: [], sharing: '',
})

const software = new Set(['application', 'framework', 'library', 'container', 'operating-system', 'file', 'platform', 'machine-learning-model', 'model', 'device-driver', 'source', 'archive', 'install', 'module', 'executable', ''])

/** What a document is: a list of software, or one of the other bills that alone says nothing of it (domain.md 5.11). */
export function purposeOf(bill: Bill): 'sbom' | 'vex' | 'obom' | 'hbom' | 'saasbom' | 'cbom' | 'mbom' | 'empty' {
  const kinds = bill.components.map(({ type }) => type)
  if (kinds.some((type) => software.has(type))) return bill.phases.length > 0 && bill.phases.every((phase) => phase === 'operations') ? 'obom' : 'sbom'
  if (kinds.includes('cryptographic-asset')) return 'cbom'
  if (kinds.some((type) => type === 'device' || type === 'firmware')) return 'hbom'
  if (bill.services.length > 0) return 'saasbom'
  if (bill.vulnerabilities > 0) return 'vex'
  return bill.formulation ? 'mbom' : 'empty'
}

/** Objects, lists and texts out of parsed JSON, without trusting its shape. */
export const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {})
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])
export const string = (value: unknown): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '')
