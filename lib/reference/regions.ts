import type { RegionRule, Row } from './reference'

const checkedOn = '2026-11-24'
type Provider = RegionRule['provider']

const rules = (provider: Provider, government: boolean, level: string, ids: string[]): RegionRule[] =>
  ids.map((region) => ({ provider, region, government, level }))

/**
 * Region ids where ITAR data may be (domain.md 3.1). Compared exactly: no prefix, no pattern, no case folding,
 * because `us-gov-west-2` and `uk-gov-london-1` look right and are not. What is not listed is not allowed.
 * `government` is false where the region becomes usable only by a further control, named in `level`.
 */
export const regions: Row<RegionRule[]>[] = [
  {
    id: 'regions-aws',
    value: rules('aws', true, 'FedRAMP High, DoD IL2, IL4, IL5', ['us-gov-west-1', 'us-gov-east-1']),
    source: 'docs.aws.amazon.com/govcloud-us; aws.amazon.com/compliance/dod',
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
  },
  {
    id: 'regions-azure',
    value: [
      ...rules('azure', true, 'FedRAMP High, DoD IL2, IL4, IL5 with isolation', ['usgovvirginia', 'usgovtexas', 'usgovarizona']),
      ...rules('azure', true, 'DoD IL5', ['usdodcentral', 'usdodeast']),
    ],
    source: 'learn.microsoft.com, Azure Government regions and DoD IL5 offering',
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
  },
  {
    id: 'regions-gcp',
    value: rules('gcp', false, 'Only inside an Assured Workloads folder for ITAR', [
      'us-central1',
      'us-east1',
      'us-east4',
      'us-east5',
      'us-south1',
      'us-west1',
      'us-west2',
      'us-west3',
      'us-west4',
      'US',
    ]),
    source: 'docs.cloud.google.com/assured-workloads/docs/control-packages/itar',
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
    note: 'us-east5 and us-south1 take resources but not the folder itself.',
  },
  {
    id: 'regions-oracle',
    value: [
      ...rules('oracle', true, 'FedRAMP High, DoD IL4', ['us-langley-1', 'us-luke-1']),
      ...rules('oracle', true, 'DoD IL5', ['us-gov-ashburn-1', 'us-gov-chicago-1', 'us-gov-phoenix-1']),
    ],
    source: 'docs.oracle.com, government cloud regions (realms OC2 and OC3)',
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
  },
]
