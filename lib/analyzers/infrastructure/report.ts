import type { Locator, Observation, Reading } from '../analyzer'
import type { InfrastructureFacts } from '../infrastructure-facts'
import { findings, type Finding, type FindingId } from './findings'

const mostListed = 1_000
const namesSaid = 5

type Lists = { [K in keyof InfrastructureFacts as InfrastructureFacts[K] extends unknown[] ? K : never]: InfrastructureFacts[K] }
type IamLists = { [K in keyof InfrastructureFacts['iam'] as InfrastructureFacts['iam'][K] extends unknown[] ? K : never]: InfrastructureFacts['iam'][K] }
type Item<L> = L extends (infer T)[] ? T : never

/** Gathers facts and findings while the rules look; lists are capped and say what they left out. */
export type Report = {
  facts: InfrastructureFacts
  add: <K extends keyof Lists>(list: K, item: Item<Lists[K]>) => void
  addIam: <K extends keyof IamLists>(list: K, item: Item<IamLists[K]>) => void
  /** Counts a finding; `name` says which resource or region and is listed once. */
  hit: (id: FindingId, at: Locator, name?: string) => void
  unknown: (what: string, because: string, at: Locator) => void
  reading: () => Reading<InfrastructureFacts>
}

/** An empty report on evidence of one format. */
export function report(source: InfrastructureFacts['source']): Report {
  const facts = emptyFacts(source)
  const hits = new Map<FindingId, { count: number; at: Locator; names: Set<string> }>()
  const capped = <T>(list: T[], name: string, item: T) => {
    if (list.length < mostListed) list.push(item)
    else facts.omitted[name] = (facts.omitted[name] ?? 0) + 1
  }
  return {
    facts,
    add: (list, item) => capped(facts[list] as unknown[], list, item),
    addIam: (list, item) => capped(facts.iam[list] as unknown[], `iam.${list}`, item),
    hit(id, at, name) {
      const known = hits.get(id)
      if (known) {
        known.count++
        if (name !== undefined) known.names.add(name)
      } else hits.set(id, { count: 1, at, names: new Set(name === undefined ? [] : [name]) })
    },
    unknown: (what, because, at) => capped(facts.unknowns, 'unknowns', { what, because, at }),
    reading() {
      const observations = (Object.keys(findings) as FindingId[]).flatMap((id): Observation[] => {
        const hit = hits.get(id)
        if (!hit) return []
        const { rule, severity, criterion, also, one, many }: Finding = findings[id]
        const message = (hit.count === 1 ? one : many).replace('{n}', hit.count.toLocaleString('en-US')).replace('{list}', () => listed([...hit.names]))
        return [{ rule, severity, criterion, ...(also ? { also } : {}), message, locator: hit.at, count: hit.count }]
      })
      return { facts, observations }
    },
  }
}

function listed(names: string[]): string {
  const said = names.slice(0, namesSaid).map((name) => name.slice(0, 120)).join(', ')
  return names.length > namesSaid ? `${said} and ${(names.length - namesSaid).toLocaleString('en-US')} more` : said
}

function emptyFacts(source: InfrastructureFacts['source']): InfrastructureFacts {
  return {
    source,
    version: null,
    date: null,
    files: { read: 0, unread: 0, unreadKinds: {} },
    resources: 0,
    resourceTypes: {},
    uncheckedTypes: {},
    providers: [],
    foreignProviders: [],
    regions: [],
    partitions: {},
    accounts: {},
    replication: [],
    stores: [],
    encryption: { ownKey: 0, providerKey: 0, none: 0, unknown: 0 },
    exposure: [],
    logging: [],
    retention: [],
    iam: { wildcards: [], administrators: [], users: [], accessKeys: [], passwords: [], trusts: [], federation: [], mfaConditions: 0, gates: [], timed: [], direct: [], members: [] },
    preventive: [],
    tls: [],
    eastWest: [],
    keys: [],
    backends: [],
    modules: [],
    clusters: [],
    assuredWorkloads: [],
    secrets: [],
    images: [],
    unknowns: [],
    omitted: {},
  }
}
