import { Lock, Users } from 'lucide-react'
import { Avatar } from './avatar'
import { cx } from './cx'
import { Icon } from './icon'

export type Audience = { kind: 'internal' } | { kind: 'shared'; with: string }

/** Who can read it, in an icon and words: the two cannot be confused. */
export function AudienceWords({ audience }: { audience: Audience }) {
  return (
    <span className={cx('inline-flex items-center gap-1 font-medium', audience.kind === 'internal' ? 'text-ink' : 'text-accent')}>
      <Icon of={audience.kind === 'internal' ? Lock : Users} size={14} />
      {audience.kind === 'internal' ? 'Us only' : `Shared with ${audience.with}`}
    </span>
  )
}

export function Thread({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <ol aria-label={label} className="grid gap-3">
      {children}
    </ol>
  )
}

type MessageProps = { by: string; at: React.ReactNode; them?: boolean; audience: Audience; children: React.ReactNode }

/** One message: dashed with a lock for us only, solid with people when the other side reads it too. */
export function Message({ by, at, them = false, audience, children }: MessageProps) {
  return (
    <li className="grid grid-cols-[24px_minmax(0,1fr)] gap-2.5">
      <Avatar name={by} them={them} />
      <div className={cx('rounded-2 border px-3 py-2 text-sm', audience.kind === 'internal' ? 'border-dashed border-line-control bg-sunken' : 'border-line')}>
        <div className="mb-0.5 flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
          <b className="font-semibold text-ink">{by}</b>
          {at}
          <span className="ml-auto">
            <AudienceWords audience={audience} />
          </span>
        </div>
        <div className="wrap-anywhere whitespace-pre-wrap">{children}</div>
      </div>
    </li>
  )
}

/** What a person said, in the face for it. */
export function Said({ children }: { children: React.ReactNode }) {
  return <blockquote className="border-l-2 border-line-strong pl-3 font-said text-[0.9375rem] leading-[1.55] whitespace-pre-wrap wrap-anywhere">{children}</blockquote>
}
