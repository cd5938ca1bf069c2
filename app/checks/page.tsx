import type { Metadata } from 'next'
import { CriterionList } from '@/components/checks/criterion-list'
import { KindList } from '@/components/checks/kind-list'
import { OpenTarget } from '@/components/checks/open-target'
import { Page, PageHead } from '@/components/ui/page'
import { Tabs } from '@/components/ui/tabs'
import { requireActor } from '@/lib/auth/session'
import { overview } from '@/lib/checks/overview'

export const metadata: Metadata = { title: 'What Veritar checks' }

/** Every format with its rules and every criterion with what it rests on; both sides read the same. */
export default async function ChecksPage({ searchParams }: PageProps<'/checks'>) {
  await requireActor()
  const byCriterion = (await searchParams)['view'] === 'criteria'
  const { kinds, notRead, gates, sections, counts } = overview()
  const number = (count: number) => count.toLocaleString('en-US')
  return (
    <Page wide={false}>
      <PageHead
        title="What Veritar checks"
        lead="The same rules for everyone, in the open. What a sample does not show is not thereby absent from the system."
        meta={`${number(counts.formats)} formats, ${number(counts.rules)} rules, ${number(counts.gates)} gates, ${number(counts.criteria)} criteria`}
      />
      <Tabs
        label="View"
        current={byCriterion ? '/checks?view=criteria' : '/checks'}
        tabs={[
          { href: '/checks', label: 'Evidence and rules', count: counts.formats },
          { href: '/checks?view=criteria', label: 'Gates and criteria', count: counts.gates + counts.criteria },
        ]}
      />
      {byCriterion ? <CriterionList gates={gates} sections={sections} /> : <KindList kinds={kinds} notRead={notRead} />}
      <p className="mt-6 text-xs text-ink-3">
        Networks of addresses are told by data of RouteViews, <a className="underline" href="https://db-ip.com" rel="noreferrer">DB-IP</a> and NRO, CC BY 4.0; countries by @ip-location-db/asn-country. Both are approximate.
      </p>
      <OpenTarget />
    </Page>
  )
}
