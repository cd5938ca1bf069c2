import type { Closed } from '@/lib/evidence/closed'
import { dayWords } from '@/lib/day-words'
import { Callout } from './ui/callout'

/** Where the person stands, in one sentence. */
function standingWords({ standing, endedOn }: Closed): string {
  switch (standing) {
    case 'lapsed':
      return `Yours was due for review on ${dayWords(endedOn ?? '')} and has lapsed.`
    case 'withdrawn':
      return 'Yours was withdrawn.'
    case 'not-begun':
      return 'Yours carries a later date than today.'
    default:
      return 'None is on record for you.'
  }
}

/** The refusal: why evidence is closed to this person and who can change that. Nothing of what is behind it. */
export function EvidenceClosed({ closed, title = 'The evidence of this program is closed to you', children }: { closed: Closed; title?: string; children?: React.ReactNode }) {
  const { officers, orgName } = closed
  return (
    <Callout tone="partial" title={title}>
      <p>
        The program is held as ITAR-controlled, so what evidence says opens only for people whose U.S.-person verification is current. {standingWords(closed)}
      </p>
      <p className="mt-1">
        {officers.length > 0
          ? `${officers.join(' or ')}, Export Control Officer of ${orgName}, can record it; it then opens at once.`
          : `Nobody else at ${orgName} is an Export Control Officer yet. An administrator appoints one on the page People; they record it, and it then opens at once.`}{' '}
        It takes no copy of a document and no citizenship.
      </p>
      {children}
    </Callout>
  )
}
