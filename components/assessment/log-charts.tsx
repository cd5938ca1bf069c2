import { Histogram } from '@/components/ui/histogram'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { StatusBadge } from '@/components/ui/badge'
import { LogFacts } from '@/lib/analyzers/log-facts'
import type { ReferenceSet } from '@/lib/reference/reference'

/** Events over time, silences marked; nothing when the facts are not of a log. */
export function LogTimeline({ facts }: { facts: unknown }) {
  const parsed = LogFacts.safeParse(facts)
  if (!parsed.success) return null
  const log = parsed.data
  const { unit, counts } = log.timeline
  const most = counts.reduce((max, c) => Math.max(max, c.events), 0)
  const columns = counts.map((c, i) => ({ key: c.at, value: c.events, gap: c.events === 0, ...(c.at.slice(11, 13) === '00' || unit === 'day' || i === 0 ? { label: c.at.slice(5, 10) } : {}) }))
  const every = Math.max(1, Math.ceil(columns.filter((c) => c.label).length / 12))
  let labelled = 0
  const thinned = columns.map((c) => (c.label && labelled++ % every !== 0 ? { key: c.key, value: c.value, gap: c.gap } : c))
  return (
    <Panel label="Events over time">
      <PanelHead title={`Events by ${unit}`} meta={`highest ${most.toLocaleString('en-US')}, in UTC`} end={log.gaps.length > 0 ? `${log.gaps.length} silences` : 'no long silence'} />
      <PanelBody>
        <Histogram columns={thinned} says={`${log.events.toLocaleString('en-US')} events from ${log.firstEvent ?? 'unknown'} to ${log.lastEvent ?? 'unknown'}.${log.gaps.map((g) => ` Silent for ${Math.round(g.hours)} hours from ${g.from}.`).join('')}`} />
      </PanelBody>
    </Panel>
  )
}

/** Where the log ran, who acted, and where people came from; nothing when the facts are not of a log. */
export function LogLists({ facts, reference }: { facts: unknown; reference: ReferenceSet }) {
  const parsed = LogFacts.safeParse(facts)
  if (!parsed.success) return null
  const log = parsed.data
  return (
    <>
      <Panel label="Where it ran">
        <PanelHead title="Where it ran" meta={`${Object.keys(log.regions).length} regions`} />
        <ul className="divide-y divide-line text-sm">
          {Object.entries(log.regions)
            .sort(([, a], [, b]) => b - a)
            .map(([region, events]) => {
              const known = reference.region(region)
              const invented = log.regionClasses.invented.includes(region)
              return (
                <li key={region} className="flex items-center justify-between gap-3 px-4 py-1.5">
                  <span className="font-code text-xs">{region}</span>
                  <StatusBadge status={known?.government ? 'met' : 'not-met'} word={known?.government ? 'Allowed' : invented ? 'No such region' : 'Not allowed'} />
                  <span className="w-20 text-right text-ink-3">{events.toLocaleString('en-US')}</span>
                </li>
              )
            })}
        </ul>
      </Panel>
      <Panel label="Who acted most">
        <PanelHead title="Who acted" meta={`${log.actors.toLocaleString('en-US')} principals`} />
        <ul className="divide-y divide-line text-sm">
          {log.principals.slice(0, 12).map((p) => (
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
        <ul className="divide-y divide-line text-sm">
          {Object.entries(log.countries)
            .sort(([, a], [, b]) => b - a)
            .map(([country, events]) => (
              <li key={country} className="flex items-center justify-between gap-3 px-4 py-1.5">
                <StatusBadge status={country === 'unknown' ? 'unknown' : reference.isUnitedStates(country) ? 'met' : 'not-met'} word={country === 'unknown' ? 'Not resolvable' : country} />
                <span className="text-ink-3">{events.toLocaleString('en-US')}</span>
              </li>
            ))}
        </ul>
      </Panel>
    </>
  )
}
