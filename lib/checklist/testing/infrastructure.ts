import type { InfrastructureFacts } from '../../analyzers/infrastructure-facts'
import type { KeyFact, KeyHolder, KeyPolicyFacts } from '../../analyzers/key-policy-facts'

const at = { file: 'plan.json', pointer: '/planned_values/root_module/resources/0' }

/** A role of the own account that may use a key. */
export function keyHolder(partial: Partial<KeyHolder> = {}): KeyHolder {
  return {
    principal: 'arn:aws-us-gov:iam::111122223333:role/program-app',
    kind: 'role',
    reach: 'own',
    account: '111122223333',
    can: ['decrypt', 'encrypt'],
    via: 'policy',
    conditional: false,
    at,
    ...partial,
  }
}

/** A key of the firm's own in GovCloud, rotated, with one role that may use it and another that administers it. */
export function keyFact(partial: Partial<KeyFact> = {}): KeyFact {
  return {
    key: 'aws_kms_key.program',
    cloud: 'aws',
    account: '111122223333',
    region: 'us-gov-west-1',
    regionClass: 'government',
    manager: 'customer',
    material: 'provider',
    multiRegion: false,
    rotation: true,
    deletionDays: 30,
    purgeProtected: null,
    state: 'enabled',
    policy: 'read',
    holders: [keyHolder(), keyHolder({ principal: 'arn:aws-us-gov:iam::111122223333:role/key-admin', can: ['administer', 'share'] })],
    at,
    ...partial,
  }
}

/** The exported policy of one such key. */
export function keyPolicyFacts(partial: Partial<KeyPolicyFacts> = {}): KeyPolicyFacts {
  return {
    sources: ['aws'],
    date: null,
    keys: [keyFact()],
    keysOmitted: 0,
    reach: { own: 2, external: 0, provider: 0, public: 0, conditional: 0, unknown: 0 },
    grants: 0,
    accounts: { '111122223333': 1 },
    unknowns: [],
    ...partial,
  }
}

/** A plan of two resources in one GovCloud region with nothing to object to, and nothing that proves a control either. */
export function infrastructureFacts(partial: Partial<InfrastructureFacts> = {}): InfrastructureFacts {
  return {
    source: 'terraform-plan',
    version: '1.2',
    date: '2026-11-18',
    files: { read: 1, unread: 0, unreadKinds: {} },
    resources: 2,
    resourceTypes: { aws_s3_bucket: 1, aws_instance: 1 },
    uncheckedTypes: {},
    providers: [
      { name: 'aws', alias: null, cloud: 'aws', region: 'us-gov-west-1', regionClass: 'government', regionState: 'resolved', environment: 'government', fips: 'yes', account: null, resources: 2, at },
    ],
    foreignProviders: [],
    regions: [{ region: 'us-gov-west-1', cloud: 'aws', class: 'government', use: 'provider', holdsData: true, count: 1, at }],
    partitions: { 'aws-us-gov': 3 },
    accounts: { '111122223333': 3 },
    replication: [],
    stores: [{ address: 'aws_s3_bucket.program', type: 'aws_s3_bucket', encryption: 'own-key', key: 'aws_kms_key.program', at }],
    encryption: { ownKey: 1, providerKey: 0, none: 0, unknown: 0 },
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
    ...partial,
  }
}
