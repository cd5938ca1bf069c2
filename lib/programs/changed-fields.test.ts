import { expect, it } from 'vitest'
import { changedFields } from './changed-fields'

const before = { name: 'Tern', customer: '', summary: '', gates: { cloud: { permitted: 'yes', impactLevel: 'IL4', reference: '' } }, policy: {} }

it('tells a changed gate from a corrected citation', () => {
  expect(changedFields(before, before)).toEqual([])
  expect(changedFields(before, { ...before, gates: { cloud: { ...before.gates.cloud, reference: 'PWS 3.2' } } })).toEqual(['references'])
  expect(changedFields(before, { ...before, name: 'Terns', gates: { cloud: { ...before.gates.cloud, permitted: 'no' } } })).toEqual(['name', 'gates'])
  expect(changedFields(before, { ...before, gates: {} })).toEqual(['gates'])
  expect(changedFields(before, { ...before, policy: { requiresRegistration: true } })).toEqual(['policy'])
})
