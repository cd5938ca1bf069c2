import type { OwnKeys } from '@/lib/auth/webauthn/queries'
import { When } from '../ui/when'
import { RemoveKey } from './remove-key'

const standing = (key: OwnKeys['keys'][number]) => (key.waits ? 'Waits: a second administrator or an Export Control Officer confirms it' : key.blockedAt ? 'Blocked: it answered out of order, as a copy would' : key.allowed ? 'Counts' : 'Does not count: this model is no longer allowed')

const counts = (key: OwnKeys['keys'][number]) => key.allowed && !key.blockedAt && !key.waits

/** One's keys: which, since when, last used, whether it counts, and the way to remove it. */
export function KeyList({ keys }: { keys: OwnKeys['keys'] }) {
  return (
    <ul>
      {keys.map((key) => (
        <li key={key.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line px-4 py-3 last:border-b-0">
          <div className="grid min-w-0 flex-1 basis-60">
            <b className="font-semibold wrap-anywhere">{key.name}</b>
            <span className="text-xs text-ink-3">
              {key.model} · registered <When at={key.registeredAt} />
              {key.lastUsedAt && (
                <>
                  {' '}
                  · last used <When at={key.lastUsedAt} withTime />
                </>
              )}
            </span>
          </div>
          <span className={key.waits || key.blockedAt || !key.allowed ? 'text-sm text-unmet' : 'text-sm text-ink-2'}>{standing(key)}</span>
          <RemoveKey keyId={key.id} name={key.name} left={keys.filter((other) => other.id !== key.id && counts(other)).length} counts={counts(key)} />
        </li>
      ))}
    </ul>
  )
}
