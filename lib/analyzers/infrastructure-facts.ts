import * as z from 'zod'
import { ImageReference } from './image-facts'
import { KeyFact, RegionClassName } from './key-policy-facts'
import { Place } from './log-facts'

/** Clouds whose resources are understood; `other` is counted and never taken for approved. */
export const Cloud = z.enum(['aws', 'azure', 'gcp', 'oracle', 'kubernetes', 'other'])
export type Cloud = z.infer<typeof Cloud>

/** `unknown` is what the evidence does not resolve. It is never read as no, and never as yes. */
const YesNo = z.enum(['yes', 'no', 'unknown'])
export type YesNo = z.infer<typeof YesNo>
const at = { address: z.string(), at: Place }

/** A configured provider: the account and place that everything under it lands in. */
export const ProviderFact = z.object({
  name: z.string(),
  alias: z.string().nullable(),
  cloud: Cloud,
  region: z.string().nullable(),
  regionClass: RegionClassName.nullable(),
  /** `none`: this provider has no region of its own (azurerm) or names none. */
  regionState: z.enum(['resolved', 'unresolved', 'none']),
  /** The cloud it signs in to, as its settings say: `environment = "usgovernment"`, endpoints, region. */
  environment: z.enum(['government', 'commercial', 'foreign', 'secret', 'unknown']),
  fips: YesNo,
  account: z.string().nullable(),
  /** Resources of this provider in the evidence. */
  resources: z.number(),
  at: Place,
})

/** One place that the code names, with how often and what for. */
export const RegionUse = z.object({
  region: z.string(),
  cloud: Cloud,
  class: RegionClassName,
  use: z.enum(['provider', 'resource', 'replica', 'backend', 'policy']),
  /** Resources that keep data are among those there. */
  holdsData: z.boolean(),
  count: z.number(),
  at: Place,
})

/** A copy or a worldwide feature (domain.md REG-02). `to` is null where the evidence does not resolve the target. */
export const ReplicationFact = z.object({ ...at, feature: z.string(), to: z.string().nullable(), toClass: RegionClassName.nullable(), scope: z.enum(['region', 'account', 'worldwide', 'unknown']) })

export const StoreFact = z.object({ ...at, type: z.string(), encryption: z.enum(['own-key', 'provider-key', 'none', 'unknown']), key: z.string().nullable() })
/** `says` is a plain sentence without names of data. */
export const ExposureFact = z.object({ ...at, what: z.enum(['storage', 'network', 'database', 'snapshot', 'function', 'metadata', 'cluster', 'registry', 'pod']), state: z.enum(['open', 'blocked', 'unknown']), says: z.string() })

/** Something that records access: a trail, a diagnostic setting, a sink, an audit configuration, a flow log. */
export const LoggingFact = z.object({
  ...at,
  kind: z.enum(['trail', 'diagnostic-setting', 'sink', 'audit-config', 'flow-log', 'cluster-log', 'access-log', 'config-recorder']),
  multiRegion: YesNo,
  globalEvents: YesNo,
  validation: YesNo,
  encrypted: YesNo,
  dataEvents: YesNo,
  organization: YesNo,
  enabled: YesNo,
})

/** How long something is kept and who could end that earlier. `days` is null when unlimited (`forever`) or unresolved. */
export const RetentionFact = z.object({
  ...at,
  kind: z.enum(['object-lock', 'immutable-blob', 'bucket-lock', 'lifecycle', 'log-group', 'workspace', 'log-bucket', 'backup-vault', 'versioning']),
  days: z.number().nullable(),
  forever: z.boolean(),
  /** `compliance` and `locked`: nobody can lift it; `governance` and `unlocked`: some can. */
  mode: z.enum(['compliance', 'governance', 'locked', 'unlocked', 'none', 'unknown']),
  /** Logs are kept there, as far as the code shows. */
  logs: YesNo,
  /** Names of the store as the code writes them out, lower case; left out where none is resolved. */
  stores: z.array(z.string()).optional(),
})

export const IamFact = z.object({ ...at, says: z.string() })
/** A trust that lets someone from outside take on a role. `principal` is as written. */
export const TrustFact = z.object({ ...at, principal: z.string(), reach: z.enum(['own', 'external', 'federated', 'public', 'conditional', 'unknown']), externalId: z.boolean(), mfa: z.boolean(), commercial: z.boolean() })

/** A rule that refuses by itself (domain.md IAC-10). `layer`: does it ask who, from where, or which resource. */
export const PreventiveFact = z.object({
  ...at,
  kind: z.enum(['region-deny', 'data-perimeter', 'allowed-locations', 'endpoint-policy', 'permission-boundary', 'public-access-block', 'conditional-access', 'service-perimeter', 'network-policy', 'other-deny']),
  layer: z.enum(['identity', 'place', 'resource']),
  mode: z.enum(['enforced', 'report-only', 'unknown']),
  /** Regions that stay allowed, for a rule on places; empty otherwise or when unresolved. */
  regions: z.array(z.string()),
})

/** `minimum` is the lowest TLS version that is accepted; `plain` for an unencrypted listener. */
export const TlsFact = z.object({ ...at, minimum: z.enum(['plain', '1.0', '1.1', '1.2', '1.3', 'unknown']), fips: YesNo, redirects: z.boolean() })

/** Traffic between the firm's own services, and whether a plain connection is refused there. */
export const EastWestFact = z.object({ ...at, kind: z.enum(['target', 'mesh', 'cache', 'broker', 'database', 'search', 'files']), encrypted: YesNo })

export const BackendFact = z.object({ kind: z.string(), region: z.string().nullable(), regionClass: RegionClassName.nullable(), hosted: z.boolean(), encrypted: YesNo, at: Place })
export const ModuleFact = z.object({ source: z.string(), kind: z.enum(['local', 'public-registry', 'private-registry', 'git', 'archive', 'other']), pinned: z.boolean(), at: Place })
export const ClusterFact = z.object({ ...at, kind: z.string(), publicEndpoint: z.enum(['closed', 'restricted', 'open', 'unknown']), secretsEncrypted: YesNo })

/**
 * What infrastructure code or a plan says (domain.md 5.8). A plan tells what would be; code tells what is written. Neither
 * shows that something is absent from the running system. Every list holds at most 1,000; `omitted` says by name of the
 * list how many more there were, and the counts include them.
 */
export const InfrastructureFacts = z.object({
  source: z.enum(['terraform-plan', 'terraform-hcl', 'cloudformation', 'bicep-arm', 'kubernetes-manifests']),
  /** Version of the format or tool where the file says it. */
  version: z.string().nullable(),
  /** Day the plan was made (ISO), where it says so. */
  date: z.string().nullable(),
  files: z.object({ read: z.number(), unread: z.number(), unreadKinds: z.record(z.string(), z.number()) }),
  resources: z.number(),
  resourceTypes: z.record(z.string(), z.number()),
  /** Types that no rule knows, so that nothing was checked on them. */
  uncheckedTypes: z.record(z.string(), z.number()),
  providers: z.array(ProviderFact),
  /** Providers whose cloud is run from abroad (domain.md IAC-03). */
  foreignProviders: z.array(z.object({ name: z.string(), at: Place })),
  regions: z.array(RegionUse),
  /** Partitions of ARNs written out in the code, with counts. */
  partitions: z.record(z.string(), z.number()),
  accounts: z.record(z.string(), z.number()),
  replication: z.array(ReplicationFact),
  stores: z.array(StoreFact),
  encryption: z.object({ ownKey: z.number(), providerKey: z.number(), none: z.number(), unknown: z.number() }),
  exposure: z.array(ExposureFact),
  logging: z.array(LoggingFact),
  retention: z.array(RetentionFact),
  iam: z.object({
    wildcards: z.array(IamFact),
    /** `standing`: given to a person or group for good, as far as the code shows; a role that is taken on is not. */
    administrators: z.array(IamFact.extend({ standing: z.boolean().default(false) })),
    users: z.array(IamFact),
    accessKeys: z.array(IamFact),
    passwords: z.array(IamFact),
    trusts: z.array(TrustFact),
    /** Single sign-on, SAML or OIDC set up in the code. */
    federation: z.array(IamFact),
    mfaConditions: z.number(),
    /**
     * What decides who is in a group, or which attribute a sign-in hands over (domain.md IAM-01). `gate`: its name says that
     * verified people are meant; `gives`: the code gives it a role or an application; `tells`: whether the attributes are the
     * U.S.-person status, null where there is no rule.
     */
    gates: z
      .array(z.object({ ...at, kind: z.enum(['group', 'attribute', 'condition']), name: z.string(), gate: z.boolean(), gives: z.boolean(), filledBy: z.enum(['rule', 'hand', 'not-shown']), attributes: z.array(z.string()), tells: z.enum(['yes', 'no', 'unknown']).nullable() }))
      .default([]),
    /** Rights on request or for a time, and how long sessions of a permission set last; `hours` is null where it is not resolved or not said. */
    timed: z.array(z.object({ ...at, kind: z.enum(['eligible', 'grant', 'session']), hours: z.number().nullable() })).default([]),
    /** Access given to one person, past any group. */
    direct: z.array(IamFact.extend({ principal: z.string() })).default([]),
    /** People and programs whom the code names as let in: an account made, a role given, a group joined. As written, lower case. */
    members: z.array(z.object({ ...at, principal: z.string(), kind: z.enum(['person', 'service']) })).default([]),
  }),
  preventive: z.array(PreventiveFact),
  tls: z.array(TlsFact),
  eastWest: z.array(EastWestFact).default([]),
  keys: z.array(KeyFact),
  backends: z.array(BackendFact),
  modules: z.array(ModuleFact),
  clusters: z.array(ClusterFact),
  /** Assured Workloads folders of Google Cloud with their regime. */
  assuredWorkloads: z.array(z.object({ ...at, regime: z.string().nullable() })),
  /** Secrets found, by kind and place; never the value. */
  secrets: z.array(z.object({ kind: z.string(), at: Place })),
  /** Container images that the code runs, one entry for each place (domain.md 3.5). */
  images: z.array(ImageReference),
  unknowns: z.array(z.object({ what: z.string(), because: z.string(), at: Place })),
  omitted: z.record(z.string(), z.number()),
})
export type InfrastructureFacts = z.infer<typeof InfrastructureFacts>
