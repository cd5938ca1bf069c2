import { expect, it } from 'vitest'
import { referenceAt } from './at'

it('takes 313 points off 110 when nothing is met, which is the lowest score there is', () => {
  const { fivePoints, threePoints, threeOrFive, never, openAtThree } = referenceAt('2026-11-24').cmmcPlan
  const heavier = [...fivePoints, ...threePoints, ...threeOrFive]
  expect(new Set(heavier).size).toBe(heavier.length)
  // 110 requirements; 3.12.4, the plan itself, has no points.
  const ones = 110 - 1 - heavier.length
  expect(110 - (5 * fivePoints.length + 3 * threePoints.length + 5 * threeOrFive.length + ones)).toBe(-203)
  expect(never.filter((id) => heavier.includes(id))).toEqual([])
  expect(openAtThree.every((id) => threeOrFive.includes(id))).toBe(true)
})
