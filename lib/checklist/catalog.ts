import { criteria as found } from './catalog.gen'
import { catalogFlaws } from './catalog-flaws'
import type { Criterion } from './criterion'
import { gates } from './gates/gates'
import { sections } from './sections'

const place = (criterion: Criterion) => sections.findIndex((section) => section.id === criterion.section)
const criteria = [...found].sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))

const flaws = catalogFlaws(criteria, gates)
if (flaws.length > 0) throw new Error(`The catalog is not sound:\n${flaws.join('\n')}`)

const index = new Map(criteria.map((criterion) => [criterion.id, criterion]))

/** The one catalog: three gates and every criterion, in the order of the report. Raise the version when a result could change. */
export const catalog = {
  version: '2026.16',
  gates,
  criteria,
  /** The criterion of that code, or null. */
  byId: (id: string): Criterion | null => index.get(id) ?? null,
}
