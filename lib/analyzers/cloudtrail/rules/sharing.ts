import type { Rule, Severity } from '../../analyzer'
import type { TrailEvent } from '../event'
import { shareOf } from '../share'
import { changes, type Effect } from '../../log-rules/changes'
import type { TrailRule } from './rule'

const rule: Rule = {
  id: 'CT-10', title: 'Nothing is shared or copied out', severity: 'high', criterion: 'IAM-04', also: ['REG-02', 'CRY-03', 'LOG-05'], basis: 'domain.md 5.2, CT-10; 22 CFR 120.50(a)',
}

/** Name of the event when it shares with, or copies to, somewhere outside the account and region; else null. */
export const sharing = (event: TrailEvent): string | null => (shareOf(event) ? event.action : null)

const nothing: readonly Effect[] = []

function effects(event: TrailEvent): readonly Effect[] {
  const share = shareOf(event)
  if (!share) return nothing
  const severity: Severity = share.reach === 'public' ? 'critical' : share.reach === 'external' ? 'high' : 'medium'
  return [{
    severity,
    what: `${share.what} ${share.who}`,
    target: share.who,
    criterion: share.criterion,
    also: ['LOG-05', ...(share.criterion === 'IAM-04' ? ['REG-02'] : ['IAM-04'])],
    observed: share.who,
    expected: 'own accounts and approved regions only',
  }]
}

/** CT-10: snapshots, images, buckets, keys, functions and resources made readable outside, or copied to another region. */
export const sharingOut = (): TrailRule => changes(rule, effects)
