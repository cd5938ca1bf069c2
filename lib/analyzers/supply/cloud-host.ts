import { findHost } from '../../reference/host-rule'
import { awsPartition, awsRegionClass } from '../formats/regions'
import type { HostPlace } from '../supply-facts'

export type Placed = { place: HostPlace; region: string; country: string }

const placed = (place: HostPlace, region = '', country = ''): Placed => ({ place, region, country })
const azureGovernment = /\.(?:azurecr\.us|usgovcloudapi\.net|azure\.us|microsoftonline\.us|azurewebsites\.us|applicationinsights\.us|devops\.azure\.us)$/

/**
 * Where a host of a cloud provider is, by the region in its name (domain.md 3.1); null when the name is of no provider.
 * A name without a region, such as an Azure registry, says nothing of the place.
 */
function cloudPlace(host: string): Placed | null {
  if (/\.amazonaws\.com(?:\.cn)?$/.test(host)) {
    const region = host.split('.').find((label) => awsPartition(label) !== null) ?? /(?:^|[.-])s3-([a-z0-9-]+)\.amazonaws/.exec(host)?.[1] ?? ''
    if (host.endsWith('.cn')) return placed('foreign', region, 'CN')
    const kind = awsRegionClass(region)
    if (kind === 'government' || kind === 'united-states' || kind === 'foreign') return placed(kind, region)
    return placed('unstated')
  }
  if (azureGovernment.test(host)) return placed('government')
  if (/\.(?:azurecr\.cn|chinacloudapi\.cn|azure\.cn)$/.test(host)) return placed('foreign', '', 'CN')
  const artifact = /^([a-z0-9-]+)-docker\.pkg\.dev$|^([a-z0-9-]+)-(?:npm|python|maven|go|apt|yum)\.pkg\.dev$/.exec(host)
  if (artifact) {
    const region = artifact[1] ?? artifact[2] ?? ''
    return placed(region === 'us' || region.startsWith('us-') ? 'united-states' : 'foreign', region)
  }
  if (/\.oraclegovcloud\.com$/.test(host)) return placed('government')
  return null
}

/** Where a host keeps things, as far as its name tells: by provider region first, then by the host list. */
export function placeOf(host: string, path = ''): Placed {
  const bare = host.toLowerCase().replace(/:\d+$/, '')
  const cloud = cloudPlace(bare)
  if (cloud) return cloud
  const { place, country } = findHost(bare, path)
  return placed(place, '', country)
}
