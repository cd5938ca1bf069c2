import { ButtonLink } from './ui/button'
import { Page } from './ui/page'

/** What does not exist and what belongs to others look the same. */
export function NotFound() {
  return (
    <Page wide={false} className="py-16!">
      <div className="grid justify-items-start gap-3 px-4">
        <h1>There is nothing here</h1>
        <p className="measure text-ink-2">The address may be mistyped, or it belongs to another organization. If someone sent you the link, ask whether you were given access.</p>
        <ButtonLink href="/" kind="primary">
          Go to the start
        </ButtonLink>
      </div>
    </Page>
  )
}
