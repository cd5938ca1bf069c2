import { LocatorLink } from '@/components/ui/locator'
import { Mark } from '@/components/ui/mark'
import { Panel, PanelHead } from '@/components/ui/panel'
import type { Status } from '@/components/ui/status'
import { StatusIcon } from '@/components/ui/status-icon'
import type { Locator, Rule } from '@/lib/analyzers/analyzer'
import type { EvidencePage } from '@/lib/evidence/view'
import { timesInWords } from '@/lib/day-words'
import { evidenceHref, isPlace, placeLabel } from './pointer'

const shapes: Record<string, Status | null> = { critical: 'not-met', high: 'not-met', medium: 'partial', low: null, info: null }

type Props = { assessmentId: string; itemId: string; revision: number; observations: NonNullable<EvidencePage['analysis']>['observations']; rules: Rule[]; many: boolean }

const counted = (n: number, word: string) => `${n.toLocaleString('en-US')} ${word}${n === 1 ? '' : 's'}`
const baseName = (path: string | undefined) => path?.slice(path.lastIndexOf('/') + 1)

/** What the rules saw, grouped by rule, each with the place it opens; the rules that found nothing are counted, not hidden. */
export function ObservationTable({ assessmentId, itemId, revision, observations, rules, many }: Props) {
  const fired = [...new Set(observations.map((o) => o.rule))]
  const quiet = rules.filter((rule) => !fired.includes(rule.id))
  return (
    <Panel label="What the rules saw">
      <PanelHead title="What the rules saw" meta={`${counted(observations.length, 'observation')} under ${counted(fired.length, 'rule')}; ${counted(quiet.length, 'rule')} found nothing`} />
      {observations.length === 0 && <p className="p-4 text-sm text-ink-2">No rule has anything to say about it. That is not the same as proof.</p>}
      {fired.map((id) => (
        <section key={id} aria-label={id}>
          <h3 className="border-b border-line bg-sunken px-4 py-1.5">
            <span className="font-code text-xs">{id}</span> {rules.find((r) => r.id === id)?.title}
          </h3>
          <ul>
            {observations
              .filter((o) => o.rule === id)
              .map((o) => {
                const status = shapes[o.severity] ?? null
                const locator = o.locator as Locator
                return (
                  <li key={o.id} data-row className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-3 gap-y-0.5 border-b border-line px-4 py-2 text-sm md:grid-cols-[16px_minmax(0,5fr)_minmax(0,3fr)_120px]">
                    {status ? <Mark status={status} word={o.severity} className="mt-0.5" /> : <StatusIcon shape="info" size={16} className="mt-0.5 text-ink-3" />}
                    <span className="wrap-anywhere">
                      {timesInWords(o.message)}
                      {o.count > 1 && <span className="text-xs text-ink-3"> · {o.count.toLocaleString('en-US')} times</span>}
                    </span>
                    <span className="col-start-2 md:col-start-3">
                      {isPlace(locator) ? (
                        <LocatorLink href={evidenceHref(assessmentId, itemId, revision, locator, o.rule)}>{[many && baseName(locator.file), placeLabel(locator)].filter(Boolean).join(' ')}</LocatorLink>
                      ) : (
                        <span className="text-xs wrap-anywhere text-ink-3">{many && locator.file ? `the whole of ${baseName(locator.file)}` : 'the whole'}</span>
                      )}
                    </span>
                    <span className="col-start-2 font-code text-xs text-ink-2 md:col-start-4">{[o.criterionId, ...o.also].join(' ')}</span>
                  </li>
                )
              })}
          </ul>
        </section>
      ))}
      {quiet.length > 0 && (
        <details className="px-4 py-2 text-sm">
          <summary className="cursor-pointer text-ink-2">{quiet.length === 1 ? 'The rule that found nothing' : `The ${quiet.length} rules that found nothing`}</summary>
          <ul className="mt-1 grid gap-0.5 text-xs text-ink-3">
            {quiet.map((rule) => (
              <li key={rule.id}>
                <span className="font-code">{rule.id}</span> {rule.title}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
