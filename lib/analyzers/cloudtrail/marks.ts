import { field, text } from '../formats/keys'
import { personLink, type Mark } from '../log-rules/moments'
import type { TrailEvent } from './event'

const none: readonly Mark[] = []
const calls = new Set(['sts.amazonaws.com AssumeRoleWithSAML', 'sts.amazonaws.com AssumeRoleWithWebIdentity', 'signin.amazonaws.com ConsoleLogin', 'signin.amazonaws.com SwitchRole'])

/**
 * What ties an event to another log (domain.md LOG-04): a sign-in through the identity provider, a role taken on by a
 * pipeline whose session is named after its run, and the twin of a sign-in in another account. Only calls by which somebody
 * gets in are looked at: they are few, and each is looked at by itself because its request is asked for.
 */
export function marksOf(event: TrailEvent): readonly Mark[] {
  if (!calls.has(event.call)) return none
  const { request } = event
  if (event.outcome !== 'success') return none
  const twin: Mark[] = event.sharedId === null ? [] : [{ link: `shared ${event.sharedId}`, side: 'twin' }]
  if (event.call.endsWith('AssumeRoleWithWebIdentity')) {
    const run = /(?:^|\D)(\d{9,15})(?:\D|$)/.exec(text(field(request, 'roleSessionName'), 120) ?? '')?.[1]
    return run === undefined ? twin : [...twin, { link: `run ${run}`, side: 'effect' }]
  }
  const own = event.call.endsWith('SwitchRole') || event.identityType === 'IAMUser' || event.identityType === 'Root'
  const link = own ? null : personLink(event)
  return link === null ? twin : [...twin, { link, side: 'effect' }]
}
