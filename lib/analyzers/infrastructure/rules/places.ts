import type { RegionClass } from '../../formats/regions'
import type { Locator } from '../../analyzer'
import type { Cloud, InfrastructureFacts } from '../../infrastructure-facts'
import { cloudOf, keepsData, ownPlace, placed, placeOf, type Look } from '../look'
import { flag, get, isFields, text, texts, Unresolved, type Provider } from '../model'

/** Providers of clouds run from abroad (domain.md IAC-03), by the last part of their source. */
const foreign = /^(alicloud|aliyun|tencentcloud|huaweicloud|yandex|ovh|baiducloud|volcengine|ucloud|ksyun|jdcloud|opentelekomcloud|flexibleengine|scaleway|hcloud|selectel|vkcs|sbercloud|cloudru|exoscale|upcloud|gridscale|ionoscloud|profitbricks|stackit|cloudscale|ncloud|kakaocloud|nifcloud|sakuracloud|outscale|otc|twc|timeweb)$/

const findingOf: Partial<Record<RegionClass, 'region-abroad' | 'region-secret' | 'region-commercial' | 'region-invented'>> = {
  foreign: 'region-abroad',
  secret: 'region-secret',
  'united-states': 'region-commercial',
  invented: 'region-invented',
}

/** Where everything would be: providers, places of resources, Assured Workloads (IAC-01, IAC-03, IAC-16). */
export function lookAtPlaces(look: Look): void {
  const uses = new Map<string, InfrastructureFacts['regions'][number]>()
  const use = (place: { region: string; class: RegionClass; cloud: Cloud }, what: 'provider' | 'resource', holdsData: boolean, at: Locator) => {
    const key = `${place.cloud} ${place.region} ${what}`
    const known = uses.get(key)
    if (known) {
      known.count++
      known.holdsData ||= holdsData
      return
    }
    uses.set(key, { region: place.region, cloud: place.cloud, class: place.class, use: what, holdsData, count: 1, at })
  }
  const counts = new Map<Provider, { all: number; data: boolean; unplaced: boolean }>()
  for (const resource of look.estate.resources) {
    const own = ownPlace(resource)
    const place = placeOf(resource)
    const data = keepsData(resource.type)
    if (resource.provider) {
      const count = counts.get(resource.provider) ?? { all: 0, data: false, unplaced: false }
      counts.set(resource.provider, { all: count.all + 1, data: count.data || data, unplaced: count.unplaced || (own === null && place === null && cloudOf(resource.type) === 'aws') })
    }
    if (own === null) continue
    if (place instanceof Unresolved) {
      look.out.hit('region-unresolved', resource.place(own.field), resource.address)
      look.out.unknown(`The region of ${resource.address}`, because(place), resource.place(own.field))
    } else if (place) use(place, 'resource', data, resource.place(own.field))
  }
  for (const provider of look.estate.providers) {
    const { all, data, unplaced } = counts.get(provider) ?? { all: 0, data: false, unplaced: false }
    lookAtProvider(look, provider, all, data, unplaced, use)
  }
  for (const entry of uses.values()) {
    look.out.add('regions', entry)
    const id = findingOf[entry.class]
    if (id && !(id === 'region-commercial' && entry.cloud === 'gcp')) look.out.hit(id, entry.at, entry.region)
  }
  assuredWorkloads(look)
}

const because = (value: Unresolved) => (value.refs.length > 0 ? `It depends on ${value.refs.slice(0, 3).join(', ')}.` : 'It is computed or given from outside.')

type Use = (place: { region: string; class: RegionClass; cloud: Cloud }, what: 'provider' | 'resource', holdsData: boolean, at: Locator) => void

function lookAtProvider(look: Look, provider: Provider, resources: number, data: boolean, unplaced: boolean, use: Use): void {
  const { cloud, region, at, name, alias } = provider
  const label = alias === null ? name : `${name}.${alias}`
  if (foreign.test(name)) {
    look.out.add('foreignProviders', { name, at })
    look.out.hit('foreign-provider', at, name)
  }
  const place = typeof region === 'string' ? placed(cloud, region) : null
  if (place) use(place, 'provider', data, at)
  else if (region instanceof Unresolved || (cloud === 'aws' && (unplaced || (resources > 0 && region === null)))) {
    look.out.hit('region-unresolved', at, `provider ${label}`)
    look.out.unknown(`The region of provider ${label}`, region instanceof Unresolved ? because(region) : 'The code names none, so it comes from where the code is run.', at)
  }
  const environment = environmentOf(provider, place?.class ?? null)
  const fips = flag(get(provider.settings, 'use_fips_endpoint'), 'no')
  if (cloud === 'aws' && environment === 'government' && fips === 'no') look.out.hit('no-fips', at, `provider ${label}`)
  look.out.add('providers', {
    name,
    alias,
    cloud,
    region: place?.region ?? null,
    regionClass: place?.class ?? null,
    regionState: place ? 'resolved' : region instanceof Unresolved || (cloud === 'aws' && region === null) ? 'unresolved' : 'none',
    environment,
    fips: cloud === 'aws' ? fips : 'unknown',
    account: accountOf(provider),
    resources,
    at,
  })
}

type Environment = InfrastructureFacts['providers'][number]['environment']

function environmentOf(provider: Provider, region: RegionClass | null): Environment {
  if (provider.cloud === 'azure') {
    const said = text(get(provider.settings, 'environment'))?.toLowerCase()
    if (said === 'usgovernment' || said === 'usgovernmentl4' || said === 'usgovernmentl5' || said === 'azureusgovernment' || said === 'dod') return 'government'
    if (said === 'china' || said === 'german') return 'foreign'
    return said === 'public' || said === 'global' ? 'commercial' : 'unknown'
  }
  switch (region) {
    case 'government':
      return 'government'
    case 'united-states':
      return 'commercial'
    case 'foreign':
      return 'foreign'
    case 'secret':
      return 'secret'
    default:
      return 'unknown'
  }
}

function accountOf(provider: Provider): string | null {
  const role = text(get(provider.settings, 'assume_role.role_arn'))
  const allowed = texts(get(provider.settings, 'allowed_account_ids'))
  const named = role ? /^arn:aws[a-z-]*:iam::(\d{12}):/.exec(role)?.[1] : allowed.length === 1 ? allowed[0] : null
  return named ?? text(get(provider.settings, 'subscription_id')) ?? text(get(provider.settings, 'project'))
}

/** Google regions are usable only inside an Assured Workloads folder of the ITAR regime (domain.md 3.1). */
function assuredWorkloads(look: Look): void {
  const folders = look.of('google_assured_workloads_workload')
  for (const folder of folders) {
    const regime = text(folder.values['compliance_regime'])
    look.out.add('assuredWorkloads', { address: folder.address, regime, at: folder.place('compliance_regime') })
    if (regime !== null && !/^(ITAR|IL4|IL5)$/.test(regime)) look.out.hit('not-itar-regime', folder.place('compliance_regime'), `${folder.address} (${regime})`)
  }
  const google = look.estate.resources.find(({ type, values }) => cloudOf(type) === 'gcp' && isFields(values))
  if (google && folders.length === 0) look.out.hit('no-regime', google.at)
}
