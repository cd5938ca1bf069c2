import type { z } from 'zod'
import { factSchemas } from '../analyzers/facts-by-kind'
import type { ReferenceSet } from '../reference/reference'

export type ChartBar = { label: string; value: number; of: number; tone?: 'plain' | 'unmet' }
export type ChartPlace = { name: string; allowed: boolean; word: string; count: number }
/** A small picture of facts: how many of how many, or places with whether they are allowed. */
export type KindChart = { title: string; meta: string } & ({ bars: ChartBar[] } | { places: ChartPlace[] })

type Facts<K extends keyof typeof factSchemas> = z.infer<(typeof factSchemas)[K]>
const counted = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`

/**
 * What of an item is best seen in a picture, by its kind; none for kinds whose facts are few, and none that would be empty.
 * @param facts as the reader of that kind gave them
 */
export function kindCharts(kind: string, facts: unknown, reference: ReferenceSet): KindChart[] {
  const charts = chartsOf(kind, facts, reference)
  return charts.filter((chart) => ('bars' in chart ? chart.bars.some((bar) => bar.of > 0) : chart.places.length > 0))
}

function chartsOf(kind: string, facts: unknown, reference: ReferenceSet): KindChart[] {
  switch (kind) {
    case 'infrastructure-code': {
      const parsed = factSchemas[kind].safeParse(facts)
      return parsed.success ? [places(parsed.data, reference), encryption(parsed.data)] : []
    }
    case 'roster': {
      const parsed = factSchemas[kind].safeParse(facts)
      return parsed.success ? roster(parsed.data) : []
    }
    case 'sbom': {
      const parsed = factSchemas[kind].safeParse(facts)
      return parsed.success ? [completeness(parsed.data)] : []
    }
    case 'audit-report': {
      const parsed = factSchemas[kind].safeParse(facts)
      return parsed.success ? [findings(parsed.data)] : []
    }
    default:
      return []
  }
}

function places({ regions }: Facts<'infrastructure-code'>, reference: ReferenceSet): KindChart {
  const counts = new Map<string, { count: number; known: boolean }>()
  for (const { region, class: what, count } of regions) {
    const before = counts.get(region)
    counts.set(region, { count: (before?.count ?? 0) + count, known: what !== 'invented' })
  }
  const found = [...counts].map(([name, { count, known }]): ChartPlace => {
    const allowed = known && reference.region(name)?.government === true
    return { name, allowed, word: allowed ? 'Allowed' : known ? 'Not allowed' : 'No such region', count }
  })
  return { title: 'Where it lands', meta: `${counted(found.length, 'region')}, by how often the code names it`, places: found.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name)) }
}

function encryption({ encryption: { ownKey, providerKey, none, unknown } }: Facts<'infrastructure-code'>): KindChart {
  const of = ownKey + providerKey + none + unknown
  return {
    title: 'How stores are encrypted',
    meta: counted(of, 'store'),
    bars: [
      { label: 'With a key of the firm', value: ownKey, of },
      { label: 'With a key of the provider', value: providerKey, of },
      { label: 'Not encrypted', value: none, of, tone: 'unmet' },
      { label: 'Not resolved', value: unknown, of },
    ],
  }
}

function roster({ rows, people, services }: Facts<'roster'>): KindChart[] {
  const persons = rows.filter((row) => row.kind === 'human')
  const status = (usPerson: (typeof rows)[number]['usPerson']) => persons.filter((row) => row.usPerson === usPerson).length
  return [
    {
      title: 'U.S.-person status',
      meta: counted(people, 'person', 'people'),
      bars: [
        { label: 'Verified', value: persons.filter((row) => row.usPerson === 'yes' && row.verifiedOn).length, of: people },
        { label: 'Stated, without a date', value: persons.filter((row) => row.usPerson === 'yes' && !row.verifiedOn).length, of: people },
        { label: 'Pending', value: status('pending'), of: people, tone: 'unmet' },
        { label: 'Not a U.S. person', value: status('no'), of: people, tone: 'unmet' },
        { label: 'Nobody says', value: status('blank'), of: people, tone: 'unmet' },
      ],
    },
    { title: 'Service accounts', meta: counted(services, 'account'), bars: [{ label: 'With a named owner', value: rows.filter((row) => row.kind === 'service' && row.ownerRef).length, of: services }] },
  ]
}

function completeness({ components: of, minimum, withHash, withLicense }: Facts<'sbom'>): KindChart {
  return {
    title: 'What components say of themselves',
    meta: counted(of, 'component'),
    bars: [
      { label: 'Supplier', value: minimum.supplier, of },
      { label: 'Version', value: minimum.version, of },
      { label: 'Identifier', value: minimum.identifier, of },
      { label: 'Relationship', value: minimum.relationship, of },
      { label: 'Hash', value: withHash, of },
      { label: 'License', value: withLicense, of },
    ],
  }
}

const severities = [['critical', 'Critical'], ['high', 'High'], ['medium', 'Medium'], ['low', 'Low'], ['info', 'For information'], ['unknown', 'Severity not given']] as const

function findings({ findings: { total, bySeverity } }: Facts<'audit-report'>): KindChart {
  const bars = severities.flatMap(([severity, label]): ChartBar[] => {
    const count = bySeverity[severity]
    const of = count ? count.open + count.closed + count.accepted : 0
    return count && of > 0 ? [{ label, value: count.open, of, tone: severity === 'critical' || severity === 'high' ? 'unmet' : 'plain' }] : []
  })
  return { title: 'Findings still open', meta: `${counted(total, 'finding')}; accepted is not mended, and not open`, bars }
}
