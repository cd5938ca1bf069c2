import { Callout } from '@/components/ui/callout'
import { Facts } from '@/components/ui/facts'
import { Said } from '@/components/ui/message'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { When } from '@/components/ui/when'
import type { Review } from '@/lib/assessments/queries'
import { decisionWords } from '@/lib/report/words'
import { keyWords } from '@/lib/reviews/decision-proof'

/** A recorded decision: who, when, why, on which snapshot, under which conditions; stale when the facts moved. */
export async function DeterminationView({ determination: d, stale }: { determination: Review['determinations'][number]; stale: string[] }) {
  const key = await keyWords(d)
  return (
    <Panel label={`Determination of ${d.at.toISOString().slice(0, 10)}`}>
      <PanelHead title={decisionWords[d.decision] ?? d.decision} meta={<When at={d.at} withTime />} end={d.againstComputed ? 'against the computed outcome' : `computed: ${d.computed.replace('-', ' ')}`} />
      <PanelBody className="grid gap-3">
        {stale.length > 0 && (
          <Callout tone="unmet" title="This determination is stale.">
            {stale.join(' ')}
          </Callout>
        )}
        <Said>{d.statement}</Said>
        <p className="text-sm">{d.reason}</p>
        <Facts
          items={[
            ['Decided by', d.byName],
            ['Hardware key', key],
            ['Valid to', d.validUntil && <When key="valid" at={d.validUntil} />],
            ['Snapshot', <span key="digest" className="font-code text-xs">{d.snapshotDigest}</span>],
          ]}
        />
        {d.conditions.length > 0 && (
          <ol className="grid gap-1.5 text-sm">
            {d.conditions.map((c) => (
              <li key={c.id} className="grid gap-x-3 border-t border-line pt-1.5 sm:grid-cols-[minmax(0,1fr)_auto]">
                <span>
                  {c.position + 1}. {c.text} <span className="text-ink-3">Closed by: {c.closedBy}</span>
                </span>
                <span className="text-xs text-ink-3">
                  {c.criterionId} · due <When at={c.dueOn} /> · {c.ifMissed}
                </span>
              </li>
            ))}
          </ol>
        )}
      </PanelBody>
    </Panel>
  )
}
