import { placeLabel } from '@/components/assessment/pointer'
import { Mark } from '@/components/ui/mark'
import type { Status } from '@/components/ui/status'
import { evidenceKinds, isEvidenceKind } from '@/lib/checklist/evidence-kinds'
import type { EvidenceView } from '@/lib/evidence/queries'
import { timesInWords } from '@/lib/day-words'
import type { Severity } from '@/lib/analyzers/analyzer'
import { stateWords } from '@/lib/evidence/uploads/states'
import { bytesWords } from '../bytes-words'

const marks: Record<Severity, { status: Status; word: string }> = {
  critical: { status: 'not-met', word: 'Critical' },
  high: { status: 'not-met', word: 'High' },
  medium: { status: 'partial', word: 'Medium' },
  low: { status: 'partial', word: 'Low' },
  info: { status: 'unknown', word: 'For information' },
}

const titleOf = (kind: string) => (isEvidenceKind(kind) ? evidenceKinds[kind].title : kind)

/** What reading the newest revision gave: facts and observations, or why there are none and what to do. */
export function EvidenceResult({ item }: { item: EvidenceView }) {
  const { status, stage, facts, observations, progress, recognizedAs, confidence, kindTitle, reason, remedy, places } = item
  const differs = recognizedAs !== null && recognizedAs !== item.kind
  return (
    <div className="grid gap-2 px-3 py-2 text-sm">
      {/* Announced: what became of it. How far reading is, and all that was found, can be gone through. */}
      <div aria-live="polite" className="grid gap-2 empty:hidden">
        {/* What was refused needs another file, not a word on what it is. */}
        {(kindTitle || (status !== 'refused' && status !== 'quarantined')) && (
          <p className="text-xs text-ink-2">
            {kindTitle ? `Taken for: ${kindTitle}.` : status === 'pending' ? 'What it is will be recognized from its content.' : 'Nothing in its content says what it is. Choose it below.'}
            {differs && ` By its content it looks like: ${titleOf(recognizedAs)}${confidence === null ? '' : ` (${Math.floor(confidence * 100)} percent sure)`}. Correct it below if that is right.`}
          </p>
        )}
        {status === 'pending' && <p aria-live="off">{progress ? `Reading: ${bytesWords(progress.bytes)} of ${bytesWords(item.size)}, ${progress.items.toLocaleString('en-US')} entries so far.` : `${stage && stage !== 'received' ? stateWords[stage] : 'Waiting to be checked and read'}. You can go on; the result appears here.`}</p>}
        {status === 'pending' && reason && (
          <p className="text-partial">
            {reason} {remedy}
          </p>
        )}
        {status === 'unread' && <p>{kindTitle ? 'No program reads this kind. It counts as a document once a reviewer has accepted it.' : 'Until somebody says what it is, it counts for nothing.'}</p>}
        {(status === 'unreadable' || status === 'quarantined' || status === 'refused') && (
          <div className="grid gap-1">
            <p className="font-medium text-unmet">{reason}</p>
            {places.length > 0 && (
              <ul className="font-code text-xs text-ink-2">
                {places.slice(0, 10).map((place, i) => (
                  <li key={i}>{[place.file, placeLabel(place)].filter(Boolean).join(', ') || 'the whole file'}</li>
                ))}
                {places.length > 10 && <li>and {places.length - 10} more places</li>}
              </ul>
            )}
            {remedy && <p>{remedy}</p>}
          </div>
        )}
        {status === 'read' && item.open && <p className="sr-only">It was read: {observations.length === 0 ? 'nothing stood out' : `${observations.length} ${observations.length === 1 ? 'observation' : 'observations'}`}.</p>}
      </div>
      {facts.length > 0 && (
        <dl className="grid grid-cols-[fit-content(50%)_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs">
          {facts.map((fact, i) => (
            <div key={i} className="contents">
              <dt className="text-ink-3">{fact.label}</dt>
              <dd className="wrap-anywhere">
                {timesInWords(fact.value)}
                {fact.note && <span className="text-ink-3"> {timesInWords(fact.note)}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {status === 'read' && !item.open && <p>It was read to the end. What was found is closed to you until your U.S.-person verification is on record.</p>}
      {status === 'read' && item.open && observations.length === 0 && (
        <p className="flex items-center gap-2">
          <Mark status="met" word="Good" /> Read to the end; no rule found anything to say.
        </p>
      )}
      <Observations observations={observations} />
    </div>
  )
}

function Observations({ observations }: { observations: EvidenceView['observations'] }) {
  const row = (o: EvidenceView['observations'][number], i: number) => (
    <li key={i} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 gap-y-0.5 py-1.5 md:grid-cols-[16px_minmax(0,1fr)_auto]">
      <Mark {...marks[o.severity]} className="mt-px" />
      <span className="wrap-anywhere">{timesInWords(o.message)}</span>
      <span className="font-code text-xs text-ink-2 max-md:col-start-2">{[o.locator.file, placeLabel(o.locator)].filter(Boolean).join(' ')}</span>
      <p className="col-start-2 text-xs text-ink-3">
        {o.rule} · {o.criterion}
        {o.count > 1 && ` · seen ${o.count.toLocaleString('en-US')} times`}
      </p>
    </li>
  )
  if (observations.length === 0) return null
  const first = observations.slice(0, 6)
  const more = observations.slice(6)
  return (
    <>
      <ul className="divide-y divide-line">{first.map(row)}</ul>
      {more.length > 0 && (
        <details>
          <summary className="text-accent">{more.length} more {more.length === 1 ? 'observation' : 'observations'}</summary>
          <ul className="divide-y divide-line">{more.map(row)}</ul>
        </details>
      )}
    </>
  )
}
