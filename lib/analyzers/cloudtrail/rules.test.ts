import { describe, expect, it } from 'vitest'
import type { Observation } from '../analyzer'
import type { JsonRecord } from '../formats/json-records'
import { fileOf } from './build-event'
import { readTrail } from './read'
import { examplePlaces } from './example-places'
import { cases } from './rules.cases'
import { trailRules } from './rules/all'


async function observe(events: JsonRecord[], name = 'log.json'): Promise<Observation[]> {
  return (await readTrail({ files: [fileOf(name, JSON.stringify({ Records: events }))] }, examplePlaces)).observations
}

it('has examples for every rule', () => expect(Object.keys(cases).sort()).toEqual(trailRules().rules.map(({ rule }) => rule.id).sort()))

describe.each(Object.entries(cases))('%s', (id, { fires, quiet }) => {
  it.each(fires.map((example) => [example.name, example] as const))('fires: %s', async (_, { events, file, severity, says, count }) => {
    const found = (await observe(events, file)).filter(({ rule }) => rule === id)
    expect(found.length).toBeGreaterThan(0)
    if (severity) expect(found.map((observation) => observation.severity)).toContain(severity)
    if (says) expect(found.map(({ message }) => message).join(' ')).toMatch(says)
    if (count) expect(found[0]?.count).toBe(count)
  })

  it.each(quiet.map((example) => [example.name, example] as const))('quiet: %s', async (_, { events, file }) => {
    expect((await observe(events, file)).filter(({ rule }) => rule === id)).toEqual([])
  })
})
