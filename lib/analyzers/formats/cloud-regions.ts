import { awsPartition, awsRegionClass, type RegionClass } from './regions'

type Named = 'azure' | 'gcp' | 'oracle'

const words = (text: string) => text.trim().split(/\s+/)

/** Azure regions by exact id (domain.md 3.1). Display names have to be folded before: see `azureRegionId`. */
const azure: Record<Exclude<RegionClass, 'invented'>, string[]> = {
  government: words('usgovvirginia usgovtexas usgovarizona usdodcentral usdodeast'),
  secret: words('usseceast ussecwest ussecwestcentral usnateast usnatwest'),
  'united-states': words('eastus eastus2 eastus3 centralus northcentralus southcentralus westus westus2 westus3 westcentralus unitedstates'),
  foreign: words(`australiacentral australiacentral2 australiaeast australiasoutheast austriaeast belgiumcentral brazilsouth brazilsoutheast
    canadacentral canadaeast centralindia chilecentral chinaeast chinaeast2 chinaeast3 chinanorth chinanorth2 chinanorth3 denmarkeast eastasia
    francecentral francesouth germanynorth germanywestcentral germanycentral germanynortheast indonesiacentral israelcentral italynorth japaneast
    japanwest jioindiacentral jioindiawest koreacentral koreasouth malaysiawest mexicocentral newzealandnorth northeurope norwayeast norwaywest
    polandcentral qatarcentral southafricanorth southafricawest southeastasia southindia spaincentral swedencentral swedensouth switzerlandnorth
    switzerlandwest taiwannorth taiwannorthwest uaecentral uaenorth uksouth ukwest westeurope westindia
    asia asiapacific australia brazil canada europe france germany india japan korea norway southafrica sweden switzerland uae uk`),
}

/** Google Cloud regions and the multi-regions and dual-regions of its storage. The U.S. ones need Assured Workloads on top. */
const gcp: Record<'united-states' | 'foreign', string[]> = {
  'united-states': words('us-central1 us-central2 us-east1 us-east4 us-east5 us-east7 us-south1 us-west1 us-west2 us-west3 us-west4 us-west8 us nam4 nam5 nam3 nam6 nam7 nam8 nam9 nam10 nam11 nam12 nam13 nam14 nam15 nam16'),
  foreign: words(`africa-south1 asia-east1 asia-east2 asia-northeast1 asia-northeast2 asia-northeast3 asia-south1 asia-south2 asia-southeast1
    asia-southeast2 asia-southeast3 australia-southeast1 australia-southeast2 europe-central2 europe-north1 europe-north2 europe-southwest1
    europe-west1 europe-west2 europe-west3 europe-west4 europe-west6 europe-west8 europe-west9 europe-west10 europe-west12 me-central1 me-central2
    me-west1 northamerica-northeast1 northamerica-northeast2 northamerica-south1 southamerica-east1 southamerica-west1
    eu asia europe eur3 eur4 eur5 eur6 eur7 eur8 asia1 asia2`),
}

/** Oracle regions by realm: OC2 and OC3 are the government ones; ids of other restricted realms stay unknown on purpose. */
const oracle: Record<'government' | 'united-states' | 'foreign', string[]> = {
  government: words('us-langley-1 us-luke-1 us-gov-ashburn-1 us-gov-chicago-1 us-gov-phoenix-1'),
  'united-states': words('us-ashburn-1 us-phoenix-1 us-sanjose-1 us-chicago-1'),
  foreign: words(`af-johannesburg-1 ap-chuncheon-1 ap-hyderabad-1 ap-melbourne-1 ap-mumbai-1 ap-osaka-1 ap-seoul-1 ap-singapore-1 ap-sydney-1
    ap-tokyo-1 ca-montreal-1 ca-toronto-1 eu-amsterdam-1 eu-frankfurt-1 eu-madrid-1 eu-marseille-1 eu-milan-1 eu-paris-1 eu-stockholm-1
    eu-zurich-1 il-jerusalem-1 me-abudhabi-1 me-dubai-1 me-jeddah-1 mx-monterrey-1 mx-queretaro-1 sa-bogota-1 sa-santiago-1 sa-saopaulo-1
    sa-valparaiso-1 sa-vinhedo-1 uk-cardiff-1 uk-gov-cardiff-1 uk-gov-london-1 uk-london-1`),
}

const classes: Record<Named, Map<string, RegionClass>> = { azure: byId(azure), gcp: byId(gcp), oracle: byId(oracle) }

function byId(table: Partial<Record<RegionClass, string[]>>): Map<string, RegionClass> {
  return new Map(Object.entries(table).flatMap(([name, ids]) => (ids ?? []).map((id) => [id, name as RegionClass] as const)))
}

/** "US Gov Virginia" and "usgovvirginia" are one region to Azure, which drops blanks and letter case itself. */
export const azureRegionId = (text: string): string => text.replace(/\s+/g, '').toLowerCase()

/** "us-central1-a" is a zone of "us-central1"; anything else stays as it is. */
export const gcpRegionId = (text: string): string => text.toLowerCase().replace(/^([a-z]+-[a-z]+\d+)-[a-z]$/, '$1')

/** What a region of a cloud is for ITAR work (domain.md 3.1), by exact id; `invented` for an id that no list has. */
export function regionClassOf(cloud: 'aws' | Named, region: string): RegionClass {
  if (cloud === 'aws') return awsRegionClass(region)
  return classes[cloud].get(cloud === 'azure' ? azureRegionId(region) : cloud === 'gcp' ? gcpRegionId(region) : region) ?? 'invented'
}

/** Which clouds have a region of exactly this id; none for an invented one. */
export function cloudsOfRegion(region: string): ('aws' | Named)[] {
  const named = (['azure', 'gcp', 'oracle'] as const).filter((cloud) => classes[cloud].has(region))
  return awsPartition(region) ? ['aws', ...named] : named
}
