import { awsPartition } from '../../formats/regions'
import type { Locator } from '../../analyzer'
import type { Look } from '../look'
import { absent, isFields, Unresolved, type Fields, type Value } from '../model'
import { secretIn, secretNamed } from '../secret-patterns'

const arn = /arn:(aws[a-z-]*):([a-z0-9-]*):([a-z0-9-]*):(\d{12})?/g
/** Addresses of the commercial clouds whose government twins end differently (domain.md 3.1). */
const commercialHost = /\b(?:[a-z0-9-]+\.)*(?:blob|file|queue|table|dfs)\.core\.windows\.net\b|\b[a-z0-9-]+\.(?:vault|database)\.(?:azure|windows)\.net\b|\b(?:login\.microsoftonline|management\.azure|graph\.microsoft|portal\.azure)\.com\b|\b[a-z0-9-]+\.azurecr\.io\b/i
/** Hosted services in commercial clouds that take logs, metrics or code (domain.md CIC-03, REG-02). */
const hosted = /\b(?:[a-z0-9-]+\.)*(datadoghq\.(?:com|eu)|newrelic\.com|nr-data\.net|splunkcloud\.com|signalfx\.com|sumologic\.(?:com|net)|logdna\.com|loggly\.com|papertrailapp\.com|logz\.io|sentry\.io|honeycomb\.io|dynatrace\.com|grafana\.net|elastic-cloud\.com|hooks\.slack\.com|pagerduty\.com|opsgenie\.com|coralogix\.com|lacework\.net|snyk\.io|api\.github\.com|webhook\.office\.com)\b/i

/** Providers of hosted services; a setting that names the government service of the same firm clears it. */
const hostedProvider: Record<string, RegExp | null> = {
  datadog: /ddog-gov\.com/, newrelic: null, signalfx: null, sumologic: null, dynatrace: /dynatracegov|apps\.gov/, sentry: null, honeycombio: null, pagerduty: null, opsgenie: null, snyk: null,
  lacework: null, logzio: null, coralogix: null, okta: /okta-gov\.com|okta\.mil/, auth0: null, github: /^(?!.*(?:api\.)?github\.com)https?:/, gitlab: /^(?!.*gitlab\.com)https?:/, launchdarkly: /launchdarkly\.us/, confluentcloud: null,
  confluent: null, mongodbatlas: /mongodbgov\.com/, snowflake: null, vercel: null, netlify: null, heroku: null, digitalocean: null, linode: null, vultr: null, ns1: null, statuscake: null, tfe: /^(?!.*app\.terraform\.io)/, spacelift: null, slack: null,
}
const delivery = /^(cloudflare|fastly|akamai|cdn77|bunnynet)$/

/** What stands written out in any value: ARNs and accounts (IAC-02), hosted services (IAC-04) and secrets (IAC-14). */
export function lookAtTexts(look: Look): void {
  const { out, estate } = look
  const government = out.facts.regions.some((use) => use.class === 'government') || out.facts.providers.some(({ environment }) => environment === 'government')
  const commercialArns: Locator[] = []
  const seenHosts = new Set<string>()
  const read = (words: string, at: () => Locator) => {
    if (words.length < 8) return
    if (words.includes('arn:aws')) {
      for (const [whole, partition = '', , region = '', account] of words.matchAll(arn)) {
        bump(out.facts.partitions, partition)
        if (account !== undefined) bump(out.facts.accounts, account)
        const home = region === '' ? null : awsPartition(region)
        if (home !== null && home !== partition) out.hit('partition-mismatch', at(), whole.slice(0, 60))
        if (partition === 'aws') commercialArns.push(at())
      }
    }
    if (words.includes('.')) {
      const host = hosted.exec(words)?.[1]
      if (host && !seenHosts.has(host)) {
        seenHosts.add(host)
        out.hit('hosted-service', at(), host)
      }
      if (government) {
        const commercial = commercialHost.exec(words)?.[0]
        if (commercial) out.hit('commercial-endpoint', at(), commercial)
      }
    }
  }
  /** Values that stand at a line of their own: the resource around them is not told of them again. */
  const told = new Set<string>()
  let alone = true
  const walk = (value: Value | undefined, name: string, at: () => Locator): void => {
    if (typeof value === 'string') {
      read(value, at)
      const key = `${at().file ?? ''}|${value}`
      if (alone) told.add(key)
      else if (told.has(key)) return
      const kind = secretIn(value) ?? (secretNamed(name, value) ? 'password or token in a field of that name' : null)
      if (kind) secret(look, kind, at())
    } else if (value instanceof Unresolved) {
      if (value.pattern === '') return
      read(value.pattern, at)
      const kind = secretIn(value.pattern)
      if (kind) secret(look, kind, at())
    } else if (Array.isArray(value)) for (const item of value) walk(item, name, at)
    else if (isFields(value)) for (const key in value) walk(value[key], key, at)
  }
  for (const { fields, at } of estate.texts) walk(fields, '', () => at)
  alone = false
  for (const resource of estate.resources) for (const field in resource.values) walk(resource.values[field], field, () => resource.place(field))
  for (const provider of estate.providers) {
    walk(provider.settings, '', () => provider.at)
    lookAtHosted(look, provider.name, provider.settings, provider.at)
  }
  for (const backend of estate.backends) walk(backend.settings, '', () => backend.at)
  for (const { kind, at } of estate.secrets) secret(look, kind, at)
  if (government) for (const at of commercialArns) out.hit('commercial-arn', at)
}

function lookAtHosted(look: Look, name: string, settings: Fields, at: Locator): void {
  if (delivery.test(name)) {
    look.out.add('replication', { address: `provider ${name}`, feature: 'content delivery network', to: null, toClass: null, scope: 'worldwide', at })
    look.out.hit('worldwide', at, `provider ${name}`)
  }
  if (!Object.hasOwn(hostedProvider, name)) return
  const cleared = hostedProvider[name]
  const words = Object.values(settings).filter((value): value is string => typeof value === 'string')
  if (cleared && words.some((word) => cleared.test(word))) return
  const open = Object.entries(settings).some(([key, value]) => /url|host|domain|site/.test(key) && (value instanceof Unresolved || absent(value)))
  if (cleared && open) look.out.unknown(`Where provider ${name} sends data`, 'Its address is not resolved by what was given.', at)
  look.out.hit('hosted-service', at, `provider ${name}`)
}

function secret(look: Look, kind: string, at: Locator): void {
  const known = look.out.facts.secrets.some((one) => one.kind === kind && one.at.file === at.file && one.at.pointer === at.pointer && one.at.line === at.line)
  if (known) return
  const { quote: _, ...place } = at
  look.out.add('secrets', { kind, at: place })
  look.out.hit('secret', place, kind)
}

const bump = (counts: Record<string, number>, name: string) => {
  counts[name] = (counts[name] ?? 0) + 1
}
