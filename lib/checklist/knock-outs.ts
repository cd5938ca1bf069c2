import { knockOutIds, type Criterion, type KnockOutHit, type KnockOutId } from './criterion'
import type { Case } from './case'
import type { KnockOutResult, KnockOutState } from './scorecard'

/** What each knock-out says, in plain words (domain.md section 4, "Knock-outs"). */
export const knockOutTitles: Record<KnockOutId, string> = {
  'KO-1': 'No written ITAR compliance program',
  'KO-2': 'Foreign entity or control, or a listed party',
  'KO-3': 'A foreign or unverified person has access',
  'KO-4': 'Controlled data outside approved locations',
  'KO-5': 'No audit trail, or one that was altered',
  'KO-6': 'Keys in hands that may not hold them',
  'KO-7': 'Cloud where cloud is prohibited',
  'KO-8': 'False or expired registration',
  'KO-9': 'A signed statement is contradicted by evidence',
  'KO-10': 'Reached by a shared platform or an outside service',
}

/** What one criterion, or a rule of the engine, contributes to the knock-outs. */
export type KnockOutSource = {
  criterion: string
  declares: Criterion['knockOuts']
  /** False when nobody answered it or nothing could read it. */
  judged: boolean
  hits: KnockOutHit[]
}

const rank: Record<KnockOutState, number> = { clear: 0, dismissed: 1, 'not-checked': 2, proposed: 3, open: 4, confirmed: 5 }
const worst = (states: KnockOutState[]) => states.reduce<KnockOutState>((a, b) => (rank[b] > rank[a] ? b : a), 'clear')

type Decision = Case['reviews']['knockOuts'][number]
type Hit = KnockOutResult['hits'][number]

/**
 * The state of every knock-out that something can raise. A rule-decided hit is open at once and cannot be dismissed;
 * the others are proposed until a named reviewer confirms or dismisses them. A dismissal covers only what had been
 * received when it was made: later evidence proposes the knock-out again.
 */
export function resolveKnockOuts(sources: KnockOutSource[], input: Pick<Case, 'reviews' | 'evidence'>): KnockOutResult[] {
  const received = new Map(input.evidence.map((item) => [item.id, Date.parse(item.receivedAt)]))
  return knockOutIds.flatMap((id) => {
    const able = sources.filter((source) => source.declares.some((knockOut) => knockOut.id === id))
    if (able.length === 0) return []
    const hits = able.flatMap((source) => source.hits.filter((hit) => hit.id === id).map((hit) => resolveHit(source, hit, input.reviews.knockOuts, received)))
    const unchecked = able.some((source) => !source.judged)
    const state = worst([...hits.map((hit) => hit.state), ...(unchecked ? (['not-checked'] as const) : [])])
    return [{ id, title: knockOutTitles[id], state, hits }]
  })
}

function resolveHit(source: KnockOutSource, hit: KnockOutHit, decisions: Decision[], received: Map<string, number>): Hit {
  const byRule = source.declares.some((knockOut) => knockOut.id === hit.id && knockOut.decidedBy === 'rule')
  const own = decisions.filter((decision) => decision.id === hit.id && decision.criterion === source.criterion)
  const decision = own.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1)
  const newest = Math.max(hit.since === undefined ? 0 : Date.parse(hit.since), ...hit.at.map((pointer) => (pointer.type === 'evidence' ? (received.get(pointer.evidence) ?? 0) : 0)))
  const covers = decision !== undefined && Date.parse(decision.at) >= newest
  const result = (state: KnockOutState): Hit => ({
    criterion: source.criterion,
    state,
    because: hit.because,
    at: hit.at,
    decided: decision ? { by: decision.by, at: decision.at, reason: decision.reason } : null,
  })
  if (decision?.decision === 'confirmed') return result('confirmed')
  if (byRule) return result('open')
  return result(decision?.decision === 'dismissed' && covers ? 'dismissed' : 'proposed')
}
