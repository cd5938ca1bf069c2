import type { CloudTrailDigestFacts } from '../analyzers/cloudtrail-digest/facts'
import type { LogFacts } from '../analyzers/log-facts'
import type { RosterFacts } from '../analyzers/roster/facts'
import { dayWords, instantWords } from '../day-words'
import { joinPrincipals, type JoinStatus } from '../checklist/join'

export type TileStatus = 'met' | 'partial' | 'not-met' | 'unknown' | null
export type Tile = { ask: string; status: TileStatus; says: string; because: string }

const whole = (n: number) => n.toLocaleString('en-US')
const day = (iso: string | null) => (iso ? dayWords(iso) : 'an unknown day')

/**
 * Four questions a reviewer has about a log, each answered from its facts: what it is, whether it is unaltered, whether
 * every action can be traced, and what it cannot say.
 * @param digests facts of the digest files given in the same assessment, if any
 */
export function logTiles(log: LogFacts, digests: CloudTrailDigestFacts[]): Tile[] {
  return [
    { ask: 'What it is', status: null, says: `${whole(log.events)} records`, because: `${day(log.firstEvent)} to ${day(log.lastEvent)}, ${whole(log.humanEvents)} by people, ${whole(log.dataEvents)} of access to content.` },
    trust(log, digests),
    traced(log),
    silent(log),
  ]
}

function trust(log: LogFacts, digests: CloudTrailDigestFacts[]): Tile {
  const ask = 'Can we trust it'
  if (log.source !== 'cloudtrail') return { ask, status: 'unknown', says: 'Unproven', because: 'This kind of log carries no signature. It is as honest as its export.' }
  const [best] = digests
  if (!best) return { ask, status: 'unknown', says: 'Unproven', because: 'No digest files were given, so nothing shows that it is as delivered.' }
  const proven = `${whole(best.logs.proven)} of ${whole(best.logs.listed)} listed log files`
  switch (best.verdict) {
    case 'valid':
      return { ask, status: 'met', says: 'Unaltered', because: `Signed digests prove ${proven}. The keys are theirs unless pinned.` }
    case 'hash-only':
      return { ask, status: 'partial', says: 'Hashes agree', because: 'No signature could be checked.' }
    case 'broken-chain':
      return { ask, status: 'partial', says: 'The chain is broken', because: `Signed digests prove ${proven}; hours between them are missing.` }
    case 'invalid':
      return { ask, status: 'not-met', says: 'Altered', because: 'A signature or a hash does not match.' }
  }
}

function traced(log: LogFacts): Tile {
  const ask = 'Can every action be traced'
  if (log.humanEvents === 0) return { ask, status: 'unknown', says: 'No person acts', because: 'Without a session of a person nothing is shown about people.' }
  const share = Math.floor(((log.humanEvents - log.humanIncomplete) / log.humanEvents) * 1000) / 10
  return {
    ask,
    status: share >= 99 ? 'met' : share >= 90 ? 'partial' : 'not-met',
    says: `${share.toFixed(1)} % complete`,
    because: `Who, what, when and from where on ${whole(log.humanEvents - log.humanIncomplete)} of ${whole(log.humanEvents)} records of people.`,
  }
}

function silent(log: LogFacts): Tile {
  const ask = 'What it cannot say'
  const hours = log.gaps.reduce((sum, gap) => sum + gap.hours, 0)
  if (hours > 0) return { ask, status: 'partial', says: `${Math.round(hours)} silent ${Math.round(hours) === 1 ? 'hour' : 'hours'}`, because: `${log.gaps.length === 1 ? 'One silence' : `${log.gaps.length} silences`}, the longest from ${instantWords(log.gaps.toSorted((a, b) => b.hours - a.hours)[0]?.from ?? '')}.` }
  if (log.dataEvents === 0) return { ask, status: 'partial', says: 'Who read what', because: 'It holds no access to content. That does not mean that there was none.' }
  return { ask, status: null, says: 'What it does not hold', because: 'Absent from this sample is not absent from the system.' }
}

export type ActorGroup = { status: TileStatus; says: string; principals: number; events: number; names: string[] }

const groups: [TileStatus, string, JoinStatus[]][] = [
  ['not-met', 'Not on the roster', ['unknown']],
  ['not-met', 'On the roster, not a verified U.S. person', ['no', 'pending', 'blank']],
  ['not-met', 'Acts after removal', ['after-removal']],
  ['partial', 'Acts before verification or grant', ['before-verification', 'before-grant']],
  ['unknown', 'Two rows could be meant', ['ambiguous']],
]

/** The principals of a log by how they stand on the roster, worst first; every principal is in exactly one group. Null without a roster. */
export function actorGroups(log: LogFacts, rosters: RosterFacts[]): ActorGroup[] | null {
  if (rosters.length === 0) return null
  const joined = joinPrincipals(rosters, log.principals)
  const group = (status: TileStatus, says: string, members: typeof log.principals): ActorGroup => ({ status, says, principals: members.length, events: members.reduce((sum, p) => sum + p.events, 0), names: members.slice(0, 5).map((p) => p.display) })
  const settled = joined.filter((one) => one.status === 'on-roster')
  return [
    ...groups.map(([status, says, statuses]) => group(status, says, joined.filter((one) => statuses.includes(one.status)).map((one) => one.principal))),
    group('met', 'People on the roster', settled.filter((one) => one.found?.row.kind === 'human').map((one) => one.principal)),
    group('met', 'Services on the roster', settled.filter((one) => one.found?.row.kind !== 'human').map((one) => one.principal)),
    group(null, 'The provider itself', log.principals.filter((p) => p.kind === 'provider')),
  ].filter((one) => one.principals > 0)
}
