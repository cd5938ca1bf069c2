import type { ImageFacts, ImageReference } from '../../analyzers/image-facts'
import type { BranchRule, PipelineFacts } from '../../analyzers/pipeline-facts'
import type { SbomFacts } from '../../analyzers/sbom-facts'

const digest = `sha256:${'0f'.repeat(32)}`

/** An Iron Bank image fixed by digest; only its signature is open. */
export function imageReference(partial: Partial<ImageReference> = {}): ImageReference {
  return {
    image: `registry1.dso.mil/ironbank/redhat/ubi/ubi9@${digest}`,
    use: 'from',
    registry: 'registry1.dso.mil',
    repository: 'ironbank/redhat/ubi/ubi9',
    tag: null,
    digest,
    pinned: true,
    origin: 'iron-bank',
    tier: 'T1',
    place: 'government',
    region: '',
    open: ['signature'],
    why: 'An Iron Bank image, fixed by digest.',
    count: 1,
    at: { file: 'Dockerfile', line: 1 },
    ...partial,
  }
}

/** One Dockerfile on one Iron Bank image, run by an ordinary user, nothing downloaded. Counts follow the images unless given. */
export function imageFacts(partial: Partial<ImageFacts> = {}): ImageFacts {
  const images = partial.images ?? [imageReference()]
  const tiers: Record<string, number> = {}
  for (const { tier, count } of images) tiers[tier] = (tiers[tier] ?? 0) + count
  return {
    format: 'dockerfile',
    files: [{ name: 'Dockerfile', format: 'dockerfile' }],
    read: 1,
    notRead: { count: 0, names: [] },
    images,
    imagesOmitted: 0,
    tiers,
    pinned: images.filter((image) => image.pinned).length,
    unpinned: images.filter((image) => !image.pinned && image.registry !== null).length,
    unresolved: images.filter((image) => image.registry === null).length,
    buildFiles: [{ file: 'Dockerfile', stages: 1, user: '1001', root: 'no', at: { file: 'Dockerfile', line: 4 } }],
    downloads: [],
    hosts: [],
    hardening: [],
    secrets: [],
    ...partial,
  }
}

/** An enforced rule on the main branch: one review, by a code owner, nobody exempt. */
export const branchRule = (partial: Partial<BranchRule> = {}): BranchRule => ({
  source: 'ruleset', name: 'main', branches: ['~DEFAULT_BRANCH'], enforced: true, reviews: 1, codeOwners: true, signed: true, checks: 1, bypass: 0, forcePush: false, deletion: false, at: { file: 'ruleset.json', line: 1 }, ...partial,
})

/** One pipeline on an own runner, pinned throughout, with a GovCloud role by OIDC in an environment, an attested build and nothing to object to. */
export function pipelineFacts(partial: Partial<PipelineFacts> = {}): PipelineFacts {
  const at = { file: '.github/workflows/build.yml', line: 12 }
  return {
    format: 'github-actions',
    files: [{ name: '.github/workflows/build.yml', format: 'github-actions' }],
    read: 1,
    notRead: { count: 0, names: [] },
    codeHost: { kind: 'unknown', host: '' },
    pipelines: 1,
    jobs: 1,
    unresolved: 0,
    runners: [{ class: 'self-hosted', label: 'self-hosted, govcloud-west', group: '', jobs: 1, at }],
    outsideCode: [{ uses: 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683', kind: 'action', pin: 'commit', count: 1, at }],
    permissions: { stated: 1, all: 0, unstated: 0 },
    triggers: { push: 1, pull_request: 1 },
    strangers: [],
    injections: 0,
    credentials: [
      { kind: 'oidc', provider: 'aws', role: 'arn:aws-us-gov:iam::111122223333:role/deploy', account: '111122223333', partition: 'aws-us-gov', region: 'us-gov-west-1', runners: ['self-hosted'], count: 1, at },
    ],
    hosts: [],
    images: [],
    imagesOmitted: 0,
    downloads: [],
    uploads: [],
    environments: [{ name: 'production', approval: 'unknown', count: 1, at }],
    branchRules: [],
    people: [],
    codeOwners: null,
    attestations: 1,
    secrets: [],
    ...partial,
  }
}

/** One complete CycloneDX document of forty npm packages, a month old. */
export function sbomFacts(partial: Partial<SbomFacts> = {}): SbomFacts {
  return {
    documents: [
      { file: 'bom.json', format: 'cyclonedx', version: '1.6', encoding: 'json', purpose: 'sbom', subject: 'console', subjectVersion: '4.2.0', timestamp: '2026-10-24T09:00:00Z', author: true, components: 40, later: false, notUnderstood: [], sharing: '' },
    ],
    notRead: { count: 0, names: [] },
    date: '2026-10-24',
    components: 40,
    ecosystems: { npm: 40 },
    minimum: { supplier: 40, name: 40, version: 40, identifier: 40, relationship: 40, author: 1, timestamp: 1 },
    complete: 40,
    withHash: 40,
    withLicense: 40,
    duplicates: 0,
    relationships: 52,
    dangling: 0,
    services: [],
    crypto: [],
    foreignHosts: [],
    vulnerabilities: 0,
    unmatchedStatements: 0,
    ...partial,
  }
}
