import { Panel, PanelHead } from '@/components/ui/panel'
import type { FormatLine, KindLine, NotReadLine, RuleLine } from '@/lib/checks/overview'
import { CriterionLinks } from './criterion-links'

/** Every kind of evidence with the formats that are read for it, each format with its rules behind one click. */
export function KindList({ kinds, notRead }: { kinds: KindLine[]; notRead: NotReadLine[] }) {
  const people = kinds.filter(({ formats }) => formats.length === 0)
  return (
    <>
      {kinds
        .filter(({ formats }) => formats.length > 0)
        .map(({ kind, title, formats, criteria }) => (
          <Panel key={kind} labelledBy={`kind-${kind}`}>
            <PanelHead id={`kind-${kind}`} title={title} meta={formats.length === 1 ? '1 format' : `${formats.length} formats`} end={<CriterionLinks ids={criteria} />} />
            {formats.map((format) => (
              <Format key={format.id} format={format} />
            ))}
          </Panel>
        ))}
      <Panel labelledBy="kind-not-read">
        <PanelHead id="kind-not-read" title="Known and not read" meta="told apart by content, refused with what to send instead" />
        <ul>
          {notRead.map(({ id, title, why, instead }) => (
            <li key={id} className="border-b border-line px-4 py-2 text-sm last:border-b-0">
              <span className="font-medium">{title}</span>
              <span className="block text-ink-2">{why}</span>
              <span className="block text-xs text-ink-3">{instead}</span>
            </li>
          ))}
        </ul>
      </Panel>
      {people.length > 0 && (
        <Panel labelledBy="kind-people">
          <PanelHead id="kind-people" title="Read by people" />
          <ul className="grid gap-1 p-4 text-sm">
            {people.map(({ kind, title, criteria }) => (
              <li key={kind} className="flex flex-wrap items-baseline gap-x-3">
                <span>{title}</span>
                <CriterionLinks ids={criteria} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

function Format({ format: { id, title, accepts, rules } }: { format: FormatLine }) {
  return (
    <details id={id} className="scroll-mt-16 border-b border-line last:border-b-0">
      <summary className="cursor-pointer px-4 py-2 text-sm">
        <span className="font-medium">{title}</span>
        <span className="text-ink-3"> · {rules.length === 1 ? '1 rule' : `${rules.length} rules`}</span>
        <span className="block text-xs text-ink-2">{accepts}</span>
      </summary>
      {rules.length === 0 ? (
        <p className="px-4 pb-3 text-sm text-ink-2">No rules of its own: what it says is held against other evidence.</p>
      ) : (
        <ul aria-label={`Rules of ${title}`}>
          {rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} id={`${id}.${rule.id}`} />
          ))}
        </ul>
      )}
    </details>
  )
}

function RuleRow({ rule: { id, title, severity, criteria, basis }, id: place }: { rule: RuleLine; id: string }) {
  return (
    <li id={place} className="grid scroll-mt-16 grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-0.5 border-t border-line bg-sunken px-4 py-1.5 text-sm md:grid-cols-[72px_minmax(0,1fr)_72px_minmax(0,240px)]">
      <span className="font-code text-xs leading-5">{id}</span>
      <span className="wrap-anywhere max-md:col-span-2 max-md:row-start-2">
        {title}
        <span className="block text-xs text-ink-3">Rests on {basis}</span>
      </span>
      <span className="text-xs leading-5 text-ink-2">{severity}</span>
      <span className="max-md:col-span-2">
        <CriterionLinks ids={criteria} />
      </span>
    </li>
  )
}
