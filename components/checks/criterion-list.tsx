import { Link } from '@/components/ui/link'
import { Panel, PanelHead } from '@/components/ui/panel'
import { grades } from '@/lib/checklist/grade'
import type { CriterionLine, GateLine, Overview } from '@/lib/checks/overview'

const basisWords = { LAW: 'Law', CONTRACT: 'Contract clause', GUIDE: 'Agency guidance', ARTICLE: 'Good practice' } as const

/** The gates, then every criterion by section: what is asked, which evidence counts, what it is held against, what it rests on. */
export function CriterionList({ gates, sections }: Pick<Overview, 'gates' | 'sections'>) {
  return (
    <>
      <Panel labelledBy="gates">
        <PanelHead id="gates" title="Gates" meta="answered by the prime before anyone is invited" />
        {gates.map((gate) => (
          <Gate key={gate.id} gate={gate} />
        ))}
      </Panel>
      {sections.map(({ id, title, criteria }) => (
        <Panel key={id} labelledBy={`section-${id}`}>
          <PanelHead id={`section-${id}`} title={title} meta={`${criteria.reduce((sum, { weight }) => sum + weight, 0)} of 100 points`} />
          {criteria.map((criterion) => (
            <Criterion key={criterion.id} criterion={criterion} />
          ))}
        </Panel>
      ))}
    </>
  )
}

function Entry({ id, title, note, children }: { id: string; title: string; note: string; children: React.ReactNode }) {
  return (
    <details id={id} className="scroll-mt-16 border-b border-line last:border-b-0">
      <summary className="cursor-pointer px-4 py-2 text-sm">
        <span className="font-code text-xs">{id}</span> <span className="font-medium">{title}</span>
        <span className="text-ink-3"> · {note}</span>
      </summary>
      <div className="grid gap-3 bg-sunken px-4 py-3 text-sm">{children}</div>
    </details>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul className="grid gap-0.5 text-ink-2">{children}</ul>
    </div>
  )
}

/** The first letter in capitals, as a line of its own begins. */
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const lines = (texts: string[]) =>
  texts.map((text) => (
    <li key={text} className="wrap-anywhere">
      {text}
    </li>
  ))

function Gate({ gate: { id, title, why, basis, cites, asks } }: { gate: GateLine }) {
  return (
    <Entry id={id} title={title} note={basisWords[basis]}>
      <p className="measure">{why}</p>
      <Part title="Asked">{lines(asks)}</Part>
      <Part title="Rests on">{lines(cites)}</Part>
    </Entry>
  )
}

function Criterion({ criterion }: { criterion: CriterionLine }) {
  const { id, title, why, weight, basis, cites, asks, evidence, compares, holds, rules, knockOuts } = criterion
  return (
    <Entry id={id} title={title} note={`${weight} ${weight === 1 ? 'point' : 'points'} · ${basisWords[basis]}`}>
      <p className="measure">{why}</p>
      <Part title="Asked">{lines(asks)}</Part>
      <Part title="Evidence that counts">{lines(evidence.map((slot) => `${slot.title}: up to ${grades[slot.grade].word.toLowerCase()}, fresh ${slot.freshDays === null ? 'until its own expiry' : `for ${slot.freshDays} days`}`))}</Part>
      <Part title="Held against each other and the answers">{lines(compares)}</Part>
      <Part title="Contradictions looked for">{lines(holds.map(sentence))}</Part>
      <Part title="Rules that bear on it">
        {rules.map((rule) => (
          <li key={rule.id} className="wrap-anywhere">
            <Link href={`/checks#${rule.format}.${rule.id}`} className="inline-flex min-h-6 items-center font-code text-xs text-accent no-underline hover:underline">
              {rule.id}
            </Link>{' '}
            {rule.title} <span className="text-xs text-ink-3">{rule.severity}</span>
          </li>
        ))}
      </Part>
      <Part title="Knock-outs">{lines(knockOuts.map((knockOut) => `${knockOut.id}, ${knockOut.decidedBy === 'rule' ? 'by rule' : 'proposed, a reviewer confirms'}: ${knockOut.when}`))}</Part>
      <Part title="Rests on">{lines(cites)}</Part>
    </Entry>
  )
}
