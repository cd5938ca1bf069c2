import { awsRegionClass } from '../formats/regions'
import type { TrailEvent } from './event'
import { field, isObject, text } from '../formats/keys'
import { policyReach, principalReach, wider, type Reach } from './policy-reach'

/** What an event gives to whom. Only reaches beyond the own account are shares. */
export type Share = Reach & { criterion: 'IAM-04' | 'REG-02' | 'CRY-03'; what: string }

const nothing: Reach = { reach: 'none', who: 'nobody' }
type Look = { look: (event: TrailEvent) => Reach; criterion: Share['criterion']; what: string }

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 200) : value === undefined || value === null ? [] : [value])
const all = (names: unknown[], account: string | null): Reach =>
  names.map((name) => (typeof name === 'string' ? principalReach(name === 'all' ? '*' : name, account) : nothing)).reduce(wider, nothing)
const asked = (event: TrailEvent, ...names: string[]): unknown => names.reduce<unknown>((of, name) => field(of, name), event.request)

/** Permissions of images and disk snapshots: `{ add: { items: [{ userId }, { group: 'all' }] } }`. */
const added = (permission: string) => (event: TrailEvent): Reach =>
  all(list(field(field(asked(event, permission), 'add'), 'items')).flatMap((item) => [field(item, 'userId'), field(item, 'group')]), event.account)
const databaseValues = (event: TrailEvent): Reach => all(list(asked(event, 'valuesToAdd')), event.account)
const policy = (...names: string[]) => (event: TrailEvent): Reach => {
  const found = names.map((name) => asked(event, name)).find((value) => value !== undefined)
  return policyReach(found, event.account)
}

function bucketAcl(event: TrailEvent): Reach {
  const canned = list(asked(event, 'x-amz-acl')).map(String)
  if (canned.some((name) => /^public-read/.test(name))) return { reach: 'public', who: 'anyone' }
  if (canned.includes('authenticated-read')) return { reach: 'public', who: 'anyone with an AWS account' }
  const grants = list(field(field(asked(event, 'AccessControlPolicy'), 'AccessControlList'), 'Grant'))
  return grants.some((grant) => /global\/(AllUsers|AuthenticatedUsers)$/.test(text(field(field(grant, 'Grantee'), 'URI')) ?? '')) ? { reach: 'public', who: 'anyone' } : nothing
}

/** Lambda, SQS and SNS each name the one who is let in differently. */
function addPermission(event: TrailEvent): Reach {
  const names = [...list(asked(event, 'principal')), ...list(asked(event, 'aWSAccountIds')), ...list(asked(event, 'aWSAccountId'))]
  return names.length > 0 ? all(names, event.account) : { reach: 'unclear', who: 'someone the record does not name' }
}

const withPrincipals = (event: TrailEvent): Reach => {
  const names = list(asked(event, 'principals'))
  const outside = asked(event, 'allowExternalPrincipals') === true
  return wider(all(names, event.account), names.length === 0 && outside ? { reach: 'unclear', who: 'accounts that are not named yet' } : nothing)
}

function copy(event: TrailEvent): Reach {
  const from = text(asked(event, 'sourceRegion')) ?? /^arn:aws[a-z-]*:rds:([a-z0-9-]+):/.exec(text(asked(event, 'sourceDBSnapshotIdentifier')) ?? '')?.[1] ?? null
  const to = text(asked(event, 'destinationRegion')) ?? event.region
  if (!from || !to || from === to) return nothing
  return { reach: awsRegionClass(to) === 'government' ? 'unclear' : 'external', who: `from ${from} to ${to}` }
}

const shared = (look: Look['look'], criterion: Share['criterion'] = 'IAM-04', what = 'opened something to'): Look => ({ look, criterion, what })
const anyone = (): Reach => ({ reach: 'conditional', who: 'anyone, should a policy allow it' })

const looks: Record<string, Look> = {
  'ec2 ModifySnapshotAttribute': shared(added('createVolumePermission'), 'IAM-04', 'shared a disk snapshot with'),
  'ec2 ModifyImageAttribute': shared(added('launchPermission'), 'IAM-04', 'shared a machine image with'),
  'rds ModifyDBSnapshotAttribute': shared(databaseValues, 'IAM-04', 'shared a database snapshot with'),
  'rds ModifyDBClusterSnapshotAttribute': shared(databaseValues, 'IAM-04', 'shared a database snapshot with'),
  's3 PutBucketPolicy': shared(policy('bucketPolicy', 'policy'), 'IAM-04', 'opened a bucket to'),
  's3 PutBucketAcl': shared(bucketAcl, 'IAM-04', 'opened a bucket to'),
  's3 PutObjectAcl': shared(bucketAcl, 'IAM-04', 'opened an object to'),
  's3 DeleteBucketPublicAccessBlock': shared(anyone, 'IAM-04', 'took away the block that keeps a bucket from'),
  's3 DeleteAccountPublicAccessBlock': shared(anyone, 'IAM-04', 'took away the block that keeps the account’s buckets from'),
  'secretsmanager PutResourcePolicy': shared(policy('resourcePolicy', 'policy'), 'CRY-03', 'opened a secret to'),
  'ecr SetRepositoryPolicy': shared(policy('policyText'), 'IAM-04', 'opened an image repository to'),
  'kms CreateGrant': shared((event) => all([asked(event, 'granteePrincipal')], event.account), 'CRY-03', 'granted use of a key to'),
  'kms PutKeyPolicy': shared(policy('policy'), 'CRY-03', 'opened a key to'),
  'lambda AddPermission20150331v2': shared(addPermission),
  'lambda AddPermission20150331': shared(addPermission),
  'lambda AddPermission': shared(addPermission),
  'sqs AddPermission': shared(addPermission),
  'sns AddPermission': shared(addPermission),
  'ram CreateResourceShare': shared(withPrincipals, 'IAM-04', 'shared resources with'),
  'ram AssociateResourceShare': shared(withPrincipals, 'IAM-04', 'shared resources with'),
  'ec2 CopySnapshot': shared(copy, 'REG-02', 'copied a disk snapshot'),
  'ec2 CopyImage': shared(copy, 'REG-02', 'copied a machine image'),
  'rds CopyDBSnapshot': shared(copy, 'REG-02', 'copied a database snapshot'),
  'rds CopyDBClusterSnapshot': shared(copy, 'REG-02', 'copied a database snapshot'),
}
/** Any service's PutResourcePolicy counts: new services reuse the name. */
const anyResourcePolicy = shared(policy('resourcePolicy', 'policy', 'policyDocument'), 'IAM-04', 'opened a resource to')
const byCall = new Map(Object.entries(looks).map(([key, look]) => [key.replace(' ', '.amazonaws.com '), look]))

/** What the event shares beyond its own account and region; null when nothing (domain.md 5.2, CT-10). */
export function shareOf(event: TrailEvent): Share | null {
  const look = byCall.get(event.call) ?? (event.action === 'PutResourcePolicy' ? anyResourcePolicy : undefined)
  if (!look) return null
  const reach = isObject(event.request) ? look.look(event) : event.outcome === 'success' ? { reach: 'unclear' as const, who: 'someone the record does not name' } : nothing
  return reach.reach === 'none' || reach.reach === 'own' ? null : { ...reach, criterion: look.criterion, what: look.what }
}
