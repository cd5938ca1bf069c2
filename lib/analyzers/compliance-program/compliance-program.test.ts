import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QuarantinedEvidence, UnreadableEvidence, type EvidenceFile } from '../analyzer'
import analyzer from './analyzer'

const fileOf = (bytes: Uint8Array, name = 'program.md'): EvidenceFile => ({ name, size: bytes.length, open: async function* () { yield bytes } })
const read = (text: string) => analyzer.analyze({ files: [fileOf(new TextEncoder().encode(text))] })
const about = 'This ITAR program covers technical data, defense articles, the USML and DDTC. It applies to every foreign person and every U.S. person at the firm. '
const rulesOf = async (sentence: string) => (await read(`# ITAR program\n\n${about}\n\n${sentence}\n`)).observations.map((o) => o.rule)

const cases: { rule: string; fires: string; quiet: string; near: string }[] = [
  { rule: 'CP-03', fires: 'A foreign person is defined in 22 CFR 120.16.', quiet: 'A foreign person is defined in 22 CFR 120.63.', near: 'Eligibility for exemptions is in 22 CFR 120.16.' },
  { rule: 'CP-03', fires: 'The Empowered Official of 120.25 signs.', quiet: 'The Empowered Official of 120.67 signs.', near: 'The Empowered Official of 120.67 (formerly 120.25) signs.' },
  { rule: 'CP-04', fires: 'Modules meet FIPS 140-2.', quiet: 'Modules meet FIPS 140-3.', near: 'Modules meet FIPS 140-2 or its successors.' },
  { rule: 'CP-04', fires: 'We file with the Office of Defense Trade Controls.', quiet: 'We file with DDTC.', near: 'We file with the Directorate of Defense Trade Controls.' },
  { rule: 'CP-05', fires: 'Only U.S. citizens may join the program.', quiet: 'Only U.S. persons may join the program.', near: 'We never say that only U.S. citizens may join the program.' },
  { rule: 'CP-05', fires: 'Persons with TPS are accepted.', quiet: 'Refugees and asylees are accepted.', near: 'Taps and pipes are inspected.' },
  { rule: 'CP-06', fires: 'The official of [Company Name] signs.', quiet: 'The official of Ridgeline signs.', near: 'The list [1] names the official.' },
]

describe('each rule fires, stays quiet and holds still on a near miss', () => {
  it.each(cases)('$rule: $fires', async ({ rule, fires, quiet, near }) => {
    expect(await rulesOf(fires)).toContain(rule)
    expect(await rulesOf(quiet)).not.toContain(rule)
    expect(await rulesOf(near)).not.toContain(rule)
  })
})

describe('the elements', () => {
  it('are zero for a text about another framework, however well it is written', async () => {
    const { facts } = await read('# Policy\n\nThe manager must train all employees every year and keep training records for SOC 2. Audits are independent and findings are tracked. Records are retained for seven years by the manager.')
    expect(facts.elements.map((e) => e.score)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(facts.aboutExportControl).toBe(false)
    expect(facts.otherFramework).toBe('SOC 2')
  })

  it('rise from mentioned to described to operational', async () => {
    const scoreOf = async (text: string) => (await read(`# ITAR\n\n${about}\n\n## Disclosure\n\n${text}`)).facts.elements.find((e) => e.element === 4)?.score
    expect(await scoreOf('Nothing else is said here.')).toBe(0)
    expect(await scoreOf('We know voluntary disclosure.')).toBe(1)
    expect(await scoreOf('Voluntary disclosure follows 127.12 within 60 days. Cases have a root cause and corrective action.')).toBe(2)
    expect(await scoreOf('Voluntary disclosure follows 127.12 within 60 days. The compliance manager must find the root cause and track each corrective action in the case register every month.')).toBe(3)
  })

  it('quote what they rest on, with the place', async () => {
    const { facts } = await read(`# ITAR\n\n${about}\n\n## Records\n\nThe manager must keep records for five years and sign the record log every month. Records are legible.`)
    const passage = facts.elements.find((e) => e.element === 3)?.passages[0]
    expect(passage?.text).toMatch(/five years/)
    expect(passage?.at).toMatchObject({ section: 'Records' })
  })
})

it('takes prose about the ITAR for a program, and data for nothing', () => {
  const sample = (text: string) => ({ name: 'x', bytes: new TextEncoder().encode(text), text, gzip: false })
  expect(analyzer.recognize(sample(`${about}${about}${about}`))).toBeGreaterThan(0.5)
  expect(analyzer.recognize(sample('{"Records": [{"ITAR": "technical data. DDTC. USML."}]}'))).toBe(0)
  expect(analyzer.recognize(sample('person_ref,us_person\nP-1,yes\n'))).toBe(0)
})

it('reads anything or refuses it with a reason, never something else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 2_000 }), fc.string({ maxLength: 2_000 }).map((s) => new TextEncoder().encode(s))), async (bytes) => {
      try {
        const { facts } = await analyzer.analyze({ files: [fileOf(bytes)] })
        expect(analyzer.facts.safeParse(facts).success).toBe(true)
      } catch (error) {
        expect(error instanceof UnreadableEvidence || error instanceof QuarantinedEvidence).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})
