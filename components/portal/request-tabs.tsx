import { Tabs } from '@/components/ui/tabs'

/** The views of one request beside its chapters. */
export function RequestTabs({ requestId, current, evidence }: { requestId: string; current: 'overview' | 'evidence' | 'submit'; evidence: number }) {
  const href = (view: string) => (view === 'overview' ? `/portal/${requestId}` : `/portal/${requestId}/${view}`)
  return (
    <Tabs
      label="This request"
      current={href(current)}
      tabs={[
        { href: href('overview'), label: 'Overview' },
        { href: href('evidence'), label: 'Evidence', count: evidence },
        { href: href('submit'), label: 'Review and submit' },
      ]}
    />
  )
}
