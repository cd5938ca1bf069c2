/** What a region id is, by exact match only: a name that merely looks like a government region is `invented`. */
export type RegionClass = 'government' | 'united-states' | 'foreign' | 'secret' | 'invented'
export type Partition = 'aws' | 'aws-us-gov' | 'aws-cn' | 'aws-iso' | 'aws-iso-b' | 'aws-iso-e' | 'aws-iso-f' | 'aws-eusc'

const table: Record<Partition, string> = {
  'aws-us-gov': 'us-gov-west-1 us-gov-east-1',
  aws: `us-east-1 us-east-2 us-west-1 us-west-2 af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3
    ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6
    ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2
    eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1`,
  'aws-cn': 'cn-north-1 cn-northwest-1',
  'aws-iso': 'us-iso-east-1 us-iso-west-1',
  'aws-iso-b': 'us-isob-east-1 us-isob-west-1',
  'aws-iso-e': 'eu-isoe-west-1',
  'aws-iso-f': 'us-isof-east-1 us-isof-south-1',
  'aws-eusc': 'eusc-de-east-1',
}

const partitions = new Map<string, Partition>()
for (const [partition, regions] of Object.entries(table)) {
  for (const region of regions.split(/\s+/)) partitions.set(region, partition as Partition)
}

/** The partition an AWS region belongs to; null when AWS has no region of exactly that id (domain.md 3.1). */
export const awsPartition = (region: string): Partition | null => partitions.get(region) ?? null

/** What an AWS region is for ITAR work (domain.md 3.1): only the two GovCloud regions are `government`. */
export function awsRegionClass(region: string): RegionClass {
  const partition = awsPartition(region)
  if (!partition) return 'invented'
  if (partition === 'aws-us-gov') return 'government'
  if (partition.startsWith('aws-iso')) return 'secret'
  return partition === 'aws' && region.startsWith('us-') ? 'united-states' : 'foreign'
}

const unitedStates = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'UM'])
/** Whether an ISO country code counts as the United States: the territories do (22 CFR 120.60). */
export const isUnitedStates = (country: string): boolean => unitedStates.has(country)
