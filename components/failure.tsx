'use client'
import { Button, ButtonLink } from './ui/button'
import { Page } from './ui/page'

/** Something broke: what to do, and the number under which the log has it. Nothing of the error itself is shown. */
export function Failure({ digest, retry }: { digest?: string | undefined; retry: () => void }) {
  return (
    <Page wide={false} className="py-16!">
      <div className="grid justify-items-start gap-3 px-4">
        <h1>This page could not be shown</h1>
        <p className="measure text-ink-2">Nothing was changed. Try again; if it fails once more, give the number below to whoever runs this server.</p>
        {digest && <p className="font-code text-xs text-ink-3">{digest}</p>}
        <div className="flex gap-2">
          <Button kind="primary" onClick={retry}>
            Try again
          </Button>
          <ButtonLink href="/">Go to the start</ButtonLink>
        </div>
      </div>
    </Page>
  )
}
