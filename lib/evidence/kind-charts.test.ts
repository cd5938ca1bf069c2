import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { referenceAt } from '../reference/at'
import { kindCharts } from './kind-charts'

const reference = referenceAt('2026-11-24')
const factsOf = (fixture: string) => (JSON.parse(readFileSync(join(import.meta.dirname, '..', 'analyzers', `${fixture}.expected.json`), 'utf8')) as { facts: unknown }).facts

test.each([
  ['infrastructure-code', 'terraform-plan/fixtures/telling', ['Where it lands', 'How stores are encrypted']],
  ['roster', 'roster/fixtures/telling', ['U.S.-person status', 'Service accounts']],
  ['sbom', 'cyclonedx/fixtures/telling', ['What components say of themselves']],
  ['audit-report', 'sarif/fixtures/telling', ['Findings still open']],
])('%s', (kind, fixture, titles) => {
  const charts = kindCharts(kind, factsOf(fixture), reference)
  expect(charts.map(({ title }) => title)).toEqual(titles)
  for (const chart of charts) if ('bars' in chart) expect(chart.bars.every((bar) => bar.value <= bar.of)).toBe(true)
})

test('no region outside the allow-list is called allowed, and every person is in exactly one bar', () => {
  const [places] = kindCharts('infrastructure-code', factsOf('terraform-plan/fixtures/telling'), reference)
  expect(places && 'places' in places && places.places.map(({ name, allowed }) => [name, allowed])).toEqual(expect.arrayContaining([['us-east-1', false], ['eu-central-1', false]]))
  const [people] = kindCharts('roster', factsOf('roster/fixtures/telling'), reference)
  expect(people && 'bars' in people && people.bars.reduce((sum, bar) => sum + bar.value, 0)).toBe(people && 'bars' in people ? people.bars[0]?.of : null)
})

test('facts of another kind, and none, give no picture', () => {
  expect(kindCharts('roster', { rows: 'x' }, reference)).toEqual([])
  expect(kindCharts('compliance-program', {}, reference)).toEqual([])
})
