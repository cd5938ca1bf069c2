import { LocatorLink } from '@/components/ui/locator'
import { Skeleton } from '@/components/ui/skeleton'
import { lookedAt, Watermark } from '@/components/ui/watermark'
import type { Actor } from '@/lib/auth/actor'
import type { Check, Pointer } from '@/lib/checklist/criterion'
import { timesInWords } from '@/lib/day-words'
import { viewPlaces } from '@/lib/evidence/view'
import { ExcerptView } from './excerpt-view'
import { actorIn, evidenceHref, placeLabel } from './pointer'

const shown = 3
type EvidencePointer = Extract<Pointer, { type: 'evidence' }>

/** The places of evidence a check rests on; the first of each item, so that two sources stand side by side. */
export function placesOf(check: Check): EvidencePointer[] {
  const places = check.at.filter((pointer): pointer is EvidencePointer => pointer.type === 'evidence')
  const firsts = places.filter((place, i) => places.findIndex((other) => other.evidence === place.evidence) === i)
  return [...firsts, ...places.filter((place) => !firsts.includes(place))].slice(0, shown)
}

/** The check to open with: the worst one that rests on evidence, one that holds two sources against each other first. */
export function firstToShow(checks: Check[]): Check | undefined {
  const rank = (check: Check) => ['not-met', 'partial', 'unknown', 'met', 'info'].indexOf(check.outcome) * 10 - new Set(placesOf(check).map((p) => p.evidence)).size
  return checks.filter((check) => placesOf(check).length > 0).sort((a, b) => rank(a) - rank(b))[0]
}

/** The evidence a check rests on, at the very places: what one source says, and below it what the other says. */
export async function EvidencePane({ actor, assessmentId, check }: { actor: Actor; assessmentId: string; check: Check }) {
  const wanted = placesOf(check)
  const places = await viewPlaces(actor, assessmentId, wanted)
  const find = actorIn(check.says)
  const mark = lookedAt(actor.name, new Date())
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start">
      <p className="border-b border-line px-4 py-3 text-sm font-medium wrap-anywhere">{timesInWords(check.says)}</p>
      {places.length === 0 && <p className="p-4 text-sm text-ink-2">This evidence was withdrawn, replaced or set aside. Its record stays in the history.</p>}
      {places.map((place, i) => (
        <section key={i} aria-label={`${place.item.title}, ${placeLabel(place.locator) || 'the file'}`} className="min-w-0 border-b border-line">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3 px-4 py-2.5">
            <h3 className="text-sm">{place.item.title}</h3>
            <LocatorLink href={evidenceHref(assessmentId, place.item.id, place.revision, place.locator, wanted[i]?.rule, find)}>
              r{place.revision} {placeLabel(place.locator) || 'open'}
            </LocatorLink>
          </div>
          <Watermark text={mark}>
            <ExcerptView excerpt={place.excerpt} says={null} seek={{ mark: find === '' ? undefined : (word) => word.toLowerCase() === find.toLowerCase(), message: check.says }} compact />
          </Watermark>
        </section>
      ))}
      <p className="px-4 py-3 text-xs text-ink-3">It shows what was sent. What is absent from a sample is not thereby absent from the system. Opening it is on record.</p>
    </div>
  )
}

/** The pane while its evidence is being opened. */
export function EvidencePaneSkeleton() {
  return (
    <div role="status" className="grid gap-3 p-4">
      <span className="sr-only">Opening the evidence.</span>
      <Skeleton className="h-4 w-3/4" />
      {Array.from({ length: 9 }, (_, i) => (
        <Skeleton key={i} className={i % 3 === 0 ? 'w-1/2' : 'w-4/5'} />
      ))}
    </div>
  )
}
