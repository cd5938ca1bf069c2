import { describe, expect, it } from 'vitest'
import type { FactKind } from '../analyzers/facts-by-kind'
import type { Criterion, KnockOutId, Verdict } from './criterion'
import { flawsOf } from './flaws'
import { formOf } from './form'
import { givenFor, type Material } from './testing/given'

export type Example<K extends FactKind> = Material<K> & {
  name: string
  /** `met` for a pass and `not-met` for a fail unless given. */
  outcome?: Verdict['outcome']
  /** Must match the reason or what a check says. */
  says?: RegExp
  /** Exactly these knock-outs are raised; none unless given. */
  knockOuts?: KnockOutId[]
}
type OneOrMore<T> = [T, ...T[]]

/**
 * Runs a criterion against examples; at least one that passes and one that fails.
 * Also holds for every criterion: its data is sound, nothing given is never met, and no claim makes it throw.
 */
export function testCriterion<const K extends FactKind>(
  criterion: Criterion<K>,
  examples: { pass: OneOrMore<Example<NoInfer<K>>>; fail: OneOrMore<Example<NoInfer<K>>> },
): void {
  const plain = criterion as unknown as Criterion
  describe(criterion.id, () => {
    it('is sound as data', () => expect(flawsOf(plain)).toEqual([]))
    for (const onPremises of plain.onPremises ? [false, true] : [false]) {
      const where = onPremises ? ' on premises' : ''
      it(`is not met when nothing is given${where}`, () => {
        expect(criterion.evaluate(givenFor(criterion, { onPremises })).outcome).not.toBe('met')
      })
      it(`judges every claim${where}`, () => {
        const lead = formOf(plain, onPremises).questions.find((question) => question.lead)
        const options = lead?.answer.kind === 'choice' ? lead.answer.options : []
        for (const { value, means } of options) {
          const verdict = criterion.evaluate(givenFor(criterion, { answers: { [lead!.key]: value }, onPremises }))
          expect(verdict.because.trim(), `the reason for ${value}`).not.toBe('')
          if (means !== 'met') expect(verdict.outcome, `the claim ${value}`).not.toBe('met')
        }
      })
    }
    for (const example of examples.pass) it(`passes: ${example.name}`, () => check(criterion, example, 'met'))
    for (const example of examples.fail) it(`fails: ${example.name}`, () => check(criterion, example, 'not-met'))
  })
}

function check<K extends FactKind>(criterion: Criterion<K>, example: Example<K>, usual: Verdict['outcome']): void {
  const given = givenFor(criterion, example)
  const verdict = criterion.evaluate(given)
  const said = [verdict.because, ...verdict.checks.map((one) => `${one.outcome}: ${one.says}`), ...verdict.knockOuts.map((hit) => hit.because)]
  for (const key of Object.keys(example.answers ?? {})) {
    expect(Object.keys(given.answers), `answer ${key} is a valid answer to a visible question`).toContain(key)
  }
  expect(verdict.outcome, said.join('\n')).toBe(example.outcome ?? usual)
  if (example.says) expect(said.join('\n')).toMatch(example.says)
  const raised = [...new Set(verdict.knockOuts.map((hit) => hit.id))].sort()
  expect(raised, 'knock-outs').toEqual([...(example.knockOuts ?? [])].sort())
  const declared = criterion.knockOuts.map((knockOut) => knockOut.id)
  for (const id of raised) expect(declared, 'a raised knock-out is declared').toContain(id)
}
