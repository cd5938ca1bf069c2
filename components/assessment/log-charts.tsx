import { Mark } from '@/components/ui/mark'
import { StatusIcon } from '@/components/ui/status-icon'
import type { CloudTrailDigestFacts } from '@/lib/analyzers/cloudtrail-digest/facts'
import type { RosterFacts } from '@/lib/analyzers/roster/facts'
import { actorGroups, logTiles } from '@/lib/evidence/log-story'
import { instantWords, nearDayWords } from '@/lib/day-words'
import { timelineColumns } from '@/lib/evidence/log-timeline'
import { Histogram } from '@/components/ui/histogram'
import { Share } from '@/components/ui/share'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { StatusBadge } from '@/components/ui/badge'
import { LogFacts } from '@/lib/analyzers/log-facts'
import type { ReferenceSet } from '@/lib/reference/reference'

/** The four questions a reviewer has about a log, answered side by side; nothing when the facts are not of a log. */
export function LogTiles({ facts, digests }: { facts: unknown; digests: CloudTrailDigestFacts[] }) {
  const parsed = LogFacts.safeParse(facts)
  if (!parsed.success) return null
  return (
    <dl className="grid border-y border-line bg-surface sm:grid-cols-2 md:rounded-3 md:border-x xl:grid-cols-4 [&>div]:border-line max-xl:[&>div:nth-child(n+3)]:border-t max-sm:[&>div:nth-child(n+2)]:border-t sm:[&>div:nth-child(even)]:border-l xl:[&>div:nth-child(n+2)]:border-l">
      {logTiles(parsed.data, digests).map((tile) => (
        <div key={tile.ask} className="grid content-start gap-0.5 px-4 py-3">
          <dt className="text-xs text-ink-2">{tile.ask}</dt>
          <dd className="m-0 grid gap-0.5">
            <span className="flex items-center gap-1.5 text-[1.0625rem] font-semibold">
              {tile.status && <Mark status={tile.status} size={18} />}
              {tile.says}
            </span>
            <span className="text-xs text-ink-2">{tile.because}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Events over time, silences marked; nothing when the facts are not of a log. */
export function LogTimeline({ facts }: { facts: unknown }) {
  const parsed = LogFacts.safeParse(facts)
  if (!parsed.success) return null
  const log = parsed.data
  const { unit, columns: counts } = timelineColumns(log.timeline)
  const most = counts.reduce((max, c) => Math.max(max, c.events), 0)
  const silent = (at: string) => log.gaps.some((gap) => at < gap.to && at >= gap.from.slice(0, unit === 'day' ? 10 : 13))
  const columns = counts.map((c, i) => ({ key: c.at, value: c.events, gap: c.events === 0 && silent(c.at), ...(c.at.slice(11, 13) === '00' || unit === 'day' || i === 0 ? { label: nearDayWords(c.at, log.lastEvent ?? c.at) } : {}) }))
  const every = Math.max(1, Math.ceil(columns.filter((c) => c.label).length / 12))
  let labelled = 0
  const thinned = columns.map((c) => (c.label && labelled++ % every !== 0 ? { key: c.key, value: c.value, gap: c.gap } : c))
  return (
    <Panel label="Events over time">
      <PanelHead title={`Events by ${unit}`} meta={`highest ${most.toLocaleString('en-US')}, in UTC`} end={log.gaps.length > 0 ? `${log.gaps.length} ${log.gaps.length === 1 ? 'silence' : 'silences'}` : 'no long silence'} />
      <PanelBody>
        <Histogram columns={thinned} says={timelineWords(log)} gapWords={(n) => (unit === 'hour' ? `${n} h silent` : `${n} ${n === 1 ? 'day' : 'days'} silent`)} />
      </PanelBody>
    </Panel>
  )
}

const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
const countryWords = (code: string) => (code === 'unknown' ? 'Not resolvable' : `${(/^[A-Z]{2}$/.test(code) && countries.of(code)) || code}`)

/** The chart in words: how many, from when to when, and the longest silences. */
function timelineWords(log: LogFacts): string {
  const when = (at: string | null) => (at ? instantWords(at) : 'an unknown time')
  const shown = log.gaps.toSorted((a, b) => b.hours - a.hours).slice(0, 3)
  const silences = shown.map((gap) => ` Silent for ${Math.round(gap.hours)} hours from ${when(gap.from)}.`).join('')
  return `${log.events.toLocaleString('en-US')} ${log.events === 1 ? 'event' : 'events'} from ${when(log.firstEvent)} to ${when(log.lastEvent)}.${silences}${log.gaps.length > shown.length ? ` ${log.gaps.length - shown.length} shorter silences.` : ''}`
}

/** Where the log ran, who acted, and where people came from; nothing when the facts are not of a log. */
export function LogLists({ facts, reference, rosters }: { facts: unknown; reference: ReferenceSet; rosters: RosterFacts[] }) {
  const parsed = LogFacts.safeParse(facts)
  if (!parsed.success) return null
  const log = parsed.data
  const groups = actorGroups(log, rosters)
  const fromPlaces = Object.values(log.countries).reduce((sum, events) => sum + events, 0)
  return (
    <>
      <Panel label="Where it ran">
        <PanelHead title="Where it ran" meta={Object.keys(log.regions).length === 0 ? 'no region named' : Object.keys(log.regions).length === 1 ? '1 region' : `${Object.keys(log.regions).length} regions`} />
        {Object.keys(log.regions).length === 0 && <p className="px-4 py-3 text-sm text-ink-2">This log does not say in which region anything ran.</p>}
        <ul className="divide-y divide-line text-sm">
          {Object.entries(log.regions)
            .sort(([, a], [, b]) => b - a)
            .map(([region, events]) => {
              const known = reference.region(region)
              const invented = log.regionClasses.invented.includes(region)
              return (
                <li key={region} className="grid grid-cols-[minmax(0,1fr)_136px_4rem] items-center gap-3 px-4 py-1.5">
                  <span className="font-code text-xs wrap-anywhere">{region}</span>
                  <span>
                    <StatusBadge status={known?.government ? 'met' : 'not-met'} word={known?.government ? 'Allowed' : invented ? 'No such region' : 'Not allowed'} />
                  </span>
                  <span className="text-right text-ink-3">{events.toLocaleString('en-US')}</span>
                </li>
              )
            })}
        </ul>
      </Panel>
      <Panel label="Who acted">
        <PanelHead title="Who acted" meta={`${log.actors.toLocaleString('en-US')} principals`} end={groups ? 'held against the roster' : 'no roster was given'} />
        <ul className="divide-y divide-line text-sm">
          {groups
            ? groups.map((g) => (
                <li key={g.says} className="grid grid-cols-[16px_minmax(0,1fr)_auto_72px] items-baseline gap-x-3 px-4 py-1.5">
                  {g.status ? <Mark status={g.status} className="self-start pt-px" /> : <StatusIcon shape="na" size={16} className="self-start pt-px text-ink-3" />}
                  <span>{g.says}</span>
                  <b className="font-semibold">{g.principals}</b>
                  <span className="text-right text-ink-3">{g.events.toLocaleString('en-US')}</span>
                  {g.status !== 'met' && g.status !== null && <span className="col-start-2 col-end-5 text-xs wrap-anywhere text-ink-3">{g.names.join(', ')}{g.principals > g.names.length && ` and ${g.principals - g.names.length} more`}</span>}
                </li>
              ))
            : log.principals.slice(0, 12).map((p) => (
                <li key={p.id} className="grid grid-cols-[minmax(0,1fr)_auto_80px] items-baseline gap-3 px-4 py-1.5">
                  <span className="wrap-anywhere">{p.display}</span>
                  <span className="text-xs text-ink-3">{p.kind}</span>
                  <span className="text-right text-ink-3">{p.events.toLocaleString('en-US')}</span>
                </li>
              ))}
        </ul>
      </Panel>
      <Panel label="Where people came from">
        <PanelHead title="Where people came from" meta="by address, approximate" />
        {Object.keys(log.countries).length === 0 && <p className="px-4 py-3 text-sm text-ink-2">No record of a person names an address that can be placed.</p>}
        <ul className="divide-y divide-line text-sm">
          {Object.entries(log.countries)
            .sort(([, a], [, b]) => b - a)
            .map(([country, events]) => (
              <li key={country} className="grid grid-cols-[16px_minmax(0,1fr)_minmax(0,1fr)_64px] items-center gap-3 px-4 py-1.5">
                <Mark status={country === 'unknown' ? 'unknown' : reference.isUnitedStates(country) ? 'met' : 'not-met'} />
                <span>{countryWords(country)}</span>
                <Share value={events} of={fromPlaces} tone={country === 'unknown' || reference.isUnitedStates(country) ? 'plain' : 'unmet'} />
                <span className="text-right text-ink-3">{events.toLocaleString('en-US')}</span>
              </li>
            ))}
        </ul>
      </Panel>
    </>
  )
}
