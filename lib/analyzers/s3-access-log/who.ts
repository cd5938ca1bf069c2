import { actorOf } from '../cloudtrail/actor'
import type { Actor } from '../log-model'

const arn = /^arn:[\w-]+:(iam|sts)::(\d{12}|):(root|user\/.+|assumed-role\/.+|federated-user\/.+)$/i
const service = /^(?:svc:.*|[\w.-]+\.amazonaws\.com(?:\.cn)?|AmazonS3|S3)$/i

export type Requester = { actor: Actor | null; account: string | null; root: boolean }

/**
 * Who asked: the ARN of a user or session, the canonical id of an account, a service, or nobody known. `owner` is the
 * canonical id of the account that owns the bucket: S3 writes it for the root user of that account.
 */
export function requesterOf(text: string | null, owner: string | null, fromOutside: boolean): Requester {
  if (text === null) return { actor: null, account: null, root: false }
  if (text === '-' || /^anonymous$/i.test(text)) return { actor: { id: 'anonymous', kind: 'anonymous', display: 'somebody without an identity', aliases: [] }, account: null, root: false }
  if (service.test(text)) return { actor: { id: text.toLowerCase(), kind: 'provider', display: text.replace(/^svc:/, ''), aliases: [] }, account: null, root: false }
  const parts = arn.exec(text)
  if (parts) {
    const [, , account = '', resource = ''] = parts
    const [type = '', ...rest] = resource.split('/')
    const name = rest.at(-1)
    const identity = { type: { root: 'Root', user: 'IAMUser', 'assumed-role': 'AssumedRole', 'federated-user': 'FederatedUser' }[type.toLowerCase()], arn: text, accountId: account, ...(name !== undefined && { userName: name }), ...(type.toLowerCase() === 'assumed-role' && { sessionContext: { sessionIssuer: { userName: rest.at(-2) } } }) }
    return { actor: actorOf(identity, null, { mfa: false, console: false, fromOutside }), account: account || null, root: type.toLowerCase() === 'root' }
  }
  const own = owner !== null && text === owner
  const id = text.toLowerCase()
  return { actor: { id, kind: 'human', display: own ? 'the root user of the account that owns the bucket' : `the account with the id ${text.slice(0, 8)}…`, aliases: [] }, account: own ? null : id, root: own }
}
