import { Empty } from '@/components/ui/empty'
import { Panel, PanelHead } from '@/components/ui/panel'
import { dayWords } from '@/lib/day-words'
import type { IssuerRow } from '@/lib/people/queries'
import { AllowIssuerButton } from './allow-issuer'
import { RemoveIssuerButton } from './remove-issuer'

/** Where people of an organization sign in: through no other identity provider, whoever it says they are. */
export function Issuers({ issuers }: { issuers: IssuerRow[] }) {
  return (
    <Panel labelledBy="issuers">
      <PanelHead id="issuers" title="Identity providers" meta={`${issuers.length}`} end={<AllowIssuerButton />} />
      {issuers.length === 0 && <Empty title="None is allowed yet">The first administrator who signs in through one settles it, or you allow one here.</Empty>}
      <ul>
        {issuers.map(({ issuer, name, addedAt, by }) => (
          <li key={issuer} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-3 text-sm last:border-0">
            <b className="font-semibold">{name ?? 'Not set up in this installation'}</b>
            <span className="min-w-0 text-xs text-ink-3 wrap-anywhere">{issuer}</span>
            <span className="text-xs text-ink-2">
              Allowed {dayWords(addedAt)} by {by}
            </span>
            <span className="ml-auto">
              <RemoveIssuerButton issuer={issuer} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
