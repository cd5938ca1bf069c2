import type { OwnKeys } from '@/lib/auth/webauthn/queries'
import { refusals } from '@/lib/auth/webauthn/refusals'
import { Callout } from '../ui/callout'
import { RegisterKey } from './register-key'

function Refused({ reason }: { reason: 'no-list' | 'address' | 'window' }) {
  const [what, remedy] = refusals[reason]
  return (
    <Callout tone="partial" title={what}>
      {remedy}
    </Callout>
  )
}

/** The way to register a key, or why there is none now. @param then where to go once it is registered */
export function KeyOffer({ own, then }: { own: Pick<OwnKeys, 'models' | 'address' | 'enrolment'>; then: string }) {
  if (own.models.length === 0) return <Refused reason="no-list" />
  if (!own.address) return <Refused reason="address" />
  if (!own.enrolment) return <Refused reason="window" />
  return (
    <div className="grid gap-4">
      <p className="text-sm text-ink-2">
        Models that are taken here: {own.models.join(', ')}. The key must have a PIN or a fingerprint set, and the browser will ask whether Veritar may see its make and model: allow it.
      </p>
      <RegisterKey then={then} />
    </div>
  )
}
