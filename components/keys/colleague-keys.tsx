import type { Colleague } from '@/lib/auth/webauthn/queries'
import { When } from '../ui/when'
import { ConfirmKey } from './confirm-key'
import { Recover } from './recover-keys'

const count = (keys: number) => (keys === 0 ? 'no key' : keys === 1 ? '1 key' : `${keys} keys`)

function LinkedKey({ of, name }: { of: Colleague['linked'][number]; name: string }) {
  const through = `“${of.name}” (${of.model}), registered through a link issued by ${of.byYou ? 'you' : of.issuer}`
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-2">
      <span className="min-w-0 wrap-anywhere">
        {through}, <When at={of.registeredAt} withTime />. {of.waits ? (of.byYou ? 'It waits: another administrator or an Export Control Officer confirms it.' : 'It waits for you or another to confirm it.') : of.confirmed ? 'Confirmed.' : 'Nobody else was there to confirm it.'}
      </span>
      {of.waits && !of.byYou && <ConfirmKey keyId={of.id} keyName={of.name} name={name} issuer={of.issuer} />}
    </li>
  )
}

/** The people of the organization: keys to confirm, and the way to help one who lost theirs. @param recovers whether the reader may do the latter */
export function ColleagueKeys({ people, recovers }: { people: Colleague[]; recovers: boolean }) {
  return (
    <ul>
      {people.map((person) => (
        <li key={person.id} className="grid gap-2 border-b border-line px-4 py-2.5 last:border-b-0">
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <span className="min-w-0 flex-1 basis-48 wrap-anywhere">
              {person.name} <span className="text-xs text-ink-3">{count(person.keys)}</span>
            </span>
            {person.openUntil ? (
              <span className="text-sm text-ink-2">
                May register until <When at={person.openUntil} withTime />
              </span>
            ) : (
              recovers && <Recover person={person} />
            )}
          </div>
          {person.linked.length > 0 && (
            <ul className="grid gap-1">
              {person.linked.map((key) => (
                <LinkedKey key={key.id} of={key} name={person.name} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
