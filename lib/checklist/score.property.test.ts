import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { referenceAt } from '../reference/at'
import { Case, Subcontractor, type Case as CaseType } from './case'
import { score } from './score'
import type { Scorecard } from './scorecard'
import { reviewed, signed } from './testing/case'
import { generatedCase, smallCatalog } from './testing/generated-case'

const reference = referenceAt('2026-11-24')
const card = (input: CaseType) => score(smallCatalog, input, reference, 'test')
const holds = (property: (input: CaseType, made: Scorecard) => void, runs = 200) => fc.assert(fc.property(generatedCase, (input) => property(input, card(input))), { numRuns: runs })
/** A busy machine may take its time; the number of runs is the same everywhere. */
const slow = { timeout: 60_000 }
const order = ['not-eligible', 'conditional', 'eligible']
const points = (made: Scorecard) => made.score ?? -1
const openStates = ['open', 'confirmed']

describe('invariants of domain.md section 4', slow, () => {
  it('(a) size never counts: a case has no place for it', () => {
    for (const field of ['headcount', 'employees', 'revenue', 'founded', 'age', 'size']) {
      expect(Subcontractor.safeParse({ legalName: 'Ridgeline Cloud Works LLC', [field]: 12 }).success).toBe(false)
    }
    holds((input, made) => {
      const renamed = { ...input, subcontractor: { ...input.subcontractor, legalName: 'Meridian Global Systems Inc.', aliases: ['MGS'] } }
      expect(JSON.stringify(card(renamed))).toBe(JSON.stringify({ ...made, subcontractor: 'Meridian Global Systems Inc.' }))
    })
  })

  it('(b) regions alone never make a firm eligible', () => {
    holds((input, made) => {
      const withoutOthers = { ...input, evidence: input.evidence.map((item) => ({ ...item, criteria: ['REG-01', 'REG-03'] })) }
      expect(card(withoutOthers).outcome).not.toBe('eligible')
      if (made.reasons.some((reason) => reason.code === 'regions-only')) expect(made.outcome).not.toBe('eligible')
    })
  })

  it('(c) an open knock-out cannot be out-scored, and a proposed one holds the result open', () => {
    holds((_, made) => {
      const states = made.knockOuts.map((knockOut) => knockOut.state)
      if (states.some((state) => openStates.includes(state))) expect(made.outcome).toBe('not-eligible')
      else if (states.includes('proposed') || states.includes('not-checked')) expect(made.outcome).toBe('not-determined')
    })
  })

  it('(d) an override shows its name and reason and keeps what was computed', () => {
    holds((input, made) => {
      const plain = card({ ...input, reviews: { ...input.reviews, overrides: [] } })
      for (const [i, result] of made.criteria.entries()) {
        expect(result.computed).toBe(plain.criteria[i]?.outcome)
        if (result.outcome !== result.computed) expect(result.override).toMatchObject({ by: signed.by, reason: signed.reason })
      }
    })
  })

  it('(e) the same input gives the same bytes', () => {
    holds((input, made) => {
      expect(JSON.stringify(card(structuredClone(input)))).toBe(JSON.stringify(made))
      expect(JSON.stringify(card(Case.parse(JSON.parse(JSON.stringify(input)))))).toBe(JSON.stringify(made))
    })
  })

  it('(f) self-attestation alone never makes a firm eligible', () => {
    holds((input) => {
      const answers = Object.fromEntries(smallCatalog.map(({ id }) => [id, { values: { 'in-place': 'yes' }, note: '', doesNotApply: null }]))
      expect(card({ ...input, answers, evidence: [] }).outcome).not.toBe('eligible')
    })
  })

  it('(g) a contradicting artifact beats the claim', () => {
    holds((_, made) => {
      for (const result of made.criteria) {
        if (result.override || result.outcome !== 'met') continue
        expect(result.checks.every((check) => check.outcome === 'met' || check.outcome === 'info')).toBe(true)
        expect(result.claim?.standing).toBe('met')
      }
    })
  })

  it('(h) eligible means every demonstration that applies is made', () => {
    holds((_, made) => {
      if (made.outcome === 'eligible') expect(made.demonstration.every((one) => one.ok)).toBe(true)
      for (const one of made.demonstration) if (one.applies && one.reached < 'E3') expect(one.ok).toBe(false)
    })
  })

  it('(i) where the cloud is prohibited, cloud criteria do not apply and a cloud is a knock-out', () => {
    holds((input, made) => {
      if (input.program.gates.cloud?.permitted !== 'no') return
      expect(made.criteria.find((result) => result.id === 'REG-03')?.computed).toBe('not-applicable')
      if (input.subcontractor.providers.length > 0) expect(made.outcome).toBe('not-eligible')
      for (const result of made.criteria) expect(result.form).toBe('on-premises')
    })
  })
})

describe('the generated cases', slow, () => {
  it('reach every outcome and every knock-out state, so that no property holds for want of cases', () => {
    const seen = new Set<string>()
    for (const input of fc.sample(generatedCase, { numRuns: 1_500, seed: 1 })) {
      const made = card(input)
      seen.add(made.outcome)
      for (const knockOut of made.knockOuts) seen.add(knockOut.state)
      for (const result of made.criteria) seen.add(result.outcome)
    }
    const states = ['clear', 'not-checked', 'proposed', 'open', 'confirmed', 'dismissed', 'met', 'partial', 'not-met', 'missing', 'error', 'not-applicable']
    expect([...seen].sort()).toEqual(['eligible', 'conditional', 'not-eligible', 'not-determined', ...states].sort())
  })
})

describe('sums', slow, () => {
  it('add up exactly, stay in bounds, and coverage is the share that was judged', () => {
    holds((_, made) => {
      const micros = made.criteria.filter((result) => result.outcome !== 'not-applicable').map((result) => Math.round(result.formula.points * 1e6))
      expect(Math.round(made.points * 1e6)).toBe(micros.reduce((a, b) => a + b, 0))
      expect(made.sections.reduce((total, section) => total + section.of, 0)).toBe(made.of)
      expect(made.coverage).toBeGreaterThanOrEqual(0)
      expect(made.coverage).toBeLessThanOrEqual(1)
      if (made.of === 0) expect(made).toMatchObject({ score: null })
      else expect(made.score).toBeCloseTo((made.points / made.of) * 100, 5)
      for (const { outcome, formula } of made.criteria) if (outcome === 'missing' || outcome === 'error') expect(formula.points).toBe(0)
    })
  })

  it('do not depend on the order of evidence, and duplicates add nothing', () => {
    fc.assert(
      fc.property(generatedCase, fc.integer({ min: 0, max: 5 }), (input, by) => {
        const turned = [...input.evidence.slice(by), ...input.evidence.slice(0, by)].reverse()
        expect(JSON.stringify(card({ ...input, evidence: turned }))).toBe(JSON.stringify(card(input)))
        expect(JSON.stringify(card({ ...input, evidence: [...input.evidence, ...input.evidence] }))).toBe(JSON.stringify(card(input)))
        const copies = input.evidence.map((item) => ({ ...item, id: `${item.id}-copy` }))
        expect(points(card({ ...input, evidence: [...input.evidence, ...copies] }))).toBe(points(card(input)))
      }),
    )
  })
})

describe('improving one input', slow, () => {
  const better: ((input: CaseType) => CaseType)[] = [
    (input) => ({ ...input, attestation: { by: 'Morgan Ellery', at: '2026-11-20T10:00:00Z' } }),
    (input) => ({ ...input, evidence: input.evidence.map((item) => ({ ...item, review: item.review?.accepted === false ? item.review : reviewed(true, item.review?.independent) })) }),
    (input) => ({ ...input, evidence: input.evidence.map((item) => (item.review?.accepted ? { ...item, review: reviewed(true, true) } : item)) }),
    (input) => ({ ...input, evidence: input.evidence.map((item) => ({ ...item, effectiveFrom: '2026-11-20', effectiveTo: null })) }),
    (input) => ({ ...input, evidence: input.evidence.map((item) => ({ ...item, observations: [] })) }),
    ...smallCatalog.map(({ id }) => (input: CaseType) => {
      const own = input.answers[id] ?? { values: {}, note: '', doesNotApply: null }
      return own.doesNotApply ? input : { ...input, answers: { ...input.answers, [id]: { ...own, values: { ...own.values, 'in-place': 'yes' } } } }
    }),
  ]
  it('never lowers the score', () => {
    holds((input, made) => {
      for (const improve of better) expect(points(card(improve(input)))).toBeGreaterThanOrEqual(points(made))
    }, 200)
  })
  it('never turns a determined outcome into a worse one', () => {
    holds((input, made) => {
      if (made.outcome === 'not-determined') return
      for (const improve of better.slice(0, 3)) {
        const after = card(improve(input)).outcome
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(made.outcome))
      }
    }, 200)
  })
})

describe('what does not count', slow, () => {
  it('a hidden conditional question, whatever it holds', () => {
    fc.assert(
      fc.property(generatedCase, fc.constantFrom('yes', 'no', 'unknown'), fc.string(), (input, lead, since) => {
        const answered = (values: Record<string, string>) => card({ ...input, answers: { ...input.answers, 'LOG-01': { values, note: '', doesNotApply: null } } })
        const hidden = answered({ 'in-place': lead, since }).criteria
        expect(hidden).toEqual(answered({ 'in-place': lead }).criteria)
      }),
    )
  })
  it('"does not apply" before a reviewer accepts it', () => {
    holds((input) => {
      const asked = Object.fromEntries(smallCatalog.map(({ id }) => [id, { values: { 'in-place': 'yes' }, note: '', doesNotApply: { reason: 'We have none.' } }]))
      const made = card({ ...input, answers: asked, reviews: { ...input.reviews, notApplicable: [], overrides: [] } })
      for (const result of made.criteria) if (result.id !== 'REG-03') expect(['missing', 'error']).toContain(result.outcome)
    })
  })
  it('"does not apply" never scores above the same criterion met', () => {
    fc.assert(
      fc.property(generatedCase, fc.constantFrom('PRG-01', 'LOG-01'), (input, id) => {
        const base = { ...input, reviews: { ...input.reviews, notApplicable: [], overrides: [] } }
        const left = card({ ...base, answers: { ...base.answers, [id]: { values: {}, note: '', doesNotApply: { reason: 'None.' } } }, reviews: { ...base.reviews, notApplicable: [{ criterion: id, accepted: true, ...signed }] } })
        const met = card({ ...base, answers: { ...base.answers, [id]: { values: { 'in-place': 'yes' }, note: '', doesNotApply: null } } })
        const result = met.criteria.find((one) => one.id === id)!
        if (left.score === null) return
        const full = (met.points - result.formula.points + result.weight) / met.of
        expect(left.points / left.of).toBeLessThanOrEqual(full + 1e-9)
      }),
    )
  })
})
