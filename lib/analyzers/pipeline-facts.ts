import * as z from 'zod'
import { ImageReference } from './image-facts'
import { Place } from './log-facts'
import { Download, FilesRead, HostUse, SecretsFound } from './supply-facts'

/**
 * Where jobs run. `hosted`: machines of the code host, whose location is not guaranteed. `self-hosted`: own machines.
 * `shared`: no tag or a runner group, so others may use it too. `unknown`: an expression or a label of unclear meaning.
 */
export const Runner = z.object({
  class: z.enum(['hosted', 'self-hosted', 'shared', 'unknown']),
  label: z.string(),
  /** Runner group, when one is named. */
  group: z.string(),
  jobs: z.number(),
  at: Place,
})
export type Runner = z.infer<typeof Runner>

/** Code of others that a pipeline runs by reference: actions, reusable workflows, includes, components. */
export const OutsideCode = z.object({
  uses: z.string(),
  kind: z.enum(['action', 'workflow', 'image', 'local', 'include', 'template', 'component', 'orb', 'library']),
  /** `commit` and `digest` cannot be moved; `tag` and `branch` can; `none` takes the newest. */
  pin: z.enum(['commit', 'digest', 'tag', 'branch', 'none', 'local', 'unknown']),
  count: z.number(),
  at: Place,
})
export type OutsideCode = z.infer<typeof OutsideCode>

/** How a pipeline gets into a cloud. A `stored` key works from anywhere; `oidc` is exchanged for each run. */
export const Credential = z.object({
  kind: z.enum(['stored', 'oidc', 'instance', 'unknown']),
  provider: z.string(),
  /** Role or account it acts as, without secrets; empty when not said or not resolvable. */
  role: z.string(),
  account: z.string(),
  /** AWS partition, `AzureUSGovernment`, `AzureCloud`; empty when it cannot be told. */
  partition: z.string(),
  region: z.string(),
  /** Runner classes of the jobs that use it. */
  runners: z.array(z.string()),
  count: z.number(),
  at: Place,
})
export type Credential = z.infer<typeof Credential>

/** A rule on branches, as exported. Null: the export does not say. */
export const BranchRule = z.object({
  source: z.enum(['ruleset', 'branch-protection', 'gitlab-protection']),
  name: z.string(),
  branches: z.array(z.string()),
  enforced: z.boolean(),
  reviews: z.number().nullable(),
  codeOwners: z.boolean().nullable(),
  signed: z.boolean().nullable(),
  checks: z.number().nullable(),
  /** Users, teams or apps that may skip the rule, or administrators exempt from it. */
  bypass: z.number().nullable(),
  forcePush: z.boolean().nullable(),
  deletion: z.boolean().nullable(),
  at: Place,
})
export type BranchRule = z.infer<typeof BranchRule>

/**
 * Somebody whom the files name: owner of code, approver, somebody who may skip a rule or push past it, or is let through by a
 * condition. Lower case, without the leading @. `handle` is an account of the code host; `team` says nothing of who is in it;
 * `unclear` can be a person or a group.
 */
export const NamedInPipeline = z.object({
  name: z.string(),
  kind: z.enum(['handle', 'address', 'team', 'unclear']),
  as: z.enum(['owner', 'approver', 'bypass', 'pusher', 'condition']),
  count: z.number(),
  at: Place,
})
export type NamedInPipeline = z.infer<typeof NamedInPipeline>

/** What pipeline definitions say of themselves. All analyzers of `pipeline-code` give it. Expressions are never evaluated. */
export const PipelineFacts = z.object({
  format: z.string(),
  ...FilesRead.shape,
  /** The server that holds the code, as far as the files tell; `own-server` is one of the firm, such as a GitHub Enterprise Server. */
  codeHost: z.object({ kind: z.enum(['github.com', 'gitlab.com', 'residency', 'own-server', 'unknown']), host: z.string() }),
  pipelines: z.number(),
  jobs: z.number(),
  /** Expressions where a value mattered and could not be told. */
  unresolved: z.number(),
  runners: z.array(Runner),
  outsideCode: z.array(OutsideCode),
  /** Jobs by the rights of their token: said, everything, or left to the default. */
  permissions: z.object({ stated: z.number(), all: z.number(), unstated: z.number() }),
  /** Event to the number of pipelines it starts. */
  triggers: z.record(z.string(), z.number()),
  /** Jobs that code of strangers can reach, with whether they check it out and hold secrets. */
  strangers: z.array(z.object({ trigger: z.string(), checksOut: z.boolean(), secrets: z.boolean(), at: Place })),
  /** Places where a value that outsiders write is pasted into a script. */
  injections: z.number(),
  credentials: z.array(Credential),
  hosts: z.array(HostUse),
  images: z.array(ImageReference),
  imagesOmitted: z.number(),
  downloads: z.array(Download),
  /** Where results go: `artifacts`, `cache`, `registry`, `bucket`, `pages`, `packages` or `release`, with host or name. */
  uploads: z.array(z.object({ to: z.string(), target: z.string(), count: z.number(), at: Place })),
  /** Deployment environments; approvals are a setting of the host, so `required` and whether authors may approve their own are known only from an export. */
  environments: z.array(z.object({ name: z.string(), approval: z.enum(['required', 'none', 'unknown']), selfApproval: z.boolean().optional(), count: z.number(), at: Place })),
  branchRules: z.array(BranchRule),
  /** People and teams named; facts read before they were kept have none. */
  people: z.array(NamedInPipeline).default([]),
  /** CODEOWNERS: rules, whether one covers everything, and how many lines leave their files without owner. */
  codeOwners: z.object({ files: z.number(), rules: z.number(), everything: z.boolean(), unowned: z.number(), at: Place }).nullable(),
  /** Jobs that sign or attest what they build. */
  attestations: z.number(),
  secrets: SecretsFound,
})
export type PipelineFacts = z.infer<typeof PipelineFacts>
