import { Badge, type Tone } from '@/components/ui/badge'
import { type Role, roleWords } from '@/lib/auth/actor'
import { dayWords } from '@/lib/day-words'
import type { PersonRow } from '@/lib/people/queries'
import { type Method, methodWords } from '@/lib/people/schema'
import type { Standing } from '@/lib/people/standing'
import { IssueLinkButton } from './issue-link'
import { MemberButton } from './change-member'
import { VerifyButton } from './record-verification'
import { WithdrawButton } from './withdraw-verification'

const badges: Record<Standing, { tone: Tone; word: string }> = {
  current: { tone: 'met', word: 'Verified' },
  due: { tone: 'partial', word: 'Review due soon' },
  lapsed: { tone: 'unmet', word: 'Lapsed' },
  withdrawn: { tone: 'unmet', word: 'Withdrawn' },
  'not-begun': { tone: 'missing', word: 'Not begun' },
  none: { tone: 'missing', word: 'Not verified' },
}

type Props = { person: PersonRow; roles: readonly Role[]; manages: boolean; verifies: boolean; today: string }

/** One person: roles, verification with its dates, and what the reader may do about them. */
export function PersonItem({ person, roles, manages, verifies, today }: Props) {
  const { verification: v } = person
  const { tone, word } = badges[v?.standing ?? 'none']
  const active = person.memberships.find((m) => m.active)
  const holds = v?.standing === 'current' || v?.standing === 'due'
  return (
    <li aria-label={person.name} className="grid gap-2 border-b border-line px-4 py-3 text-sm last:border-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b className="font-semibold">{person.name}</b>
        {person.you && <span className="text-xs text-ink-3">you</span>}
        <span className="min-w-0 text-xs text-ink-3 wrap-anywhere">{person.email}</span>
        <span className="ml-auto">
          <Badge tone={tone}>{word}</Badge>
        </span>
      </div>
      <p className="text-xs text-ink-2">
        {v ? `${methodWords[v.method as Method]}, ${dayWords(v.verifiedOn)}, by ${v.by}. Next review ${dayWords(v.nextReview)}.${v.standing === 'withdrawn' ? ` Withdrawn: ${v.reason}` : ''}` : 'No U.S.-person verification is on record.'}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {person.memberships.map((m) => (
          <span key={m.id} className="flex flex-wrap items-center gap-2">
            <span className={m.active ? '' : 'text-ink-3 line-through'}>{roleWords[m.role]}</span>
            {!m.active && <span className="text-xs text-ink-3">deactivated</span>}
            {manages && !person.you && <MemberButton name={person.name} membership={m} roles={roles} />}
            {manages && !person.you && m.active && <IssueLinkButton name={person.name} membershipId={m.id} />}
          </span>
        ))}
        {verifies && !person.you && active && (
          <span className="ml-auto flex gap-2">
            <VerifyButton name={person.name} membershipId={active.id} today={today} renew={v !== null} />
            {holds && <WithdrawButton name={person.name} membershipId={active.id} />}
          </span>
        )}
      </div>
    </li>
  )
}
