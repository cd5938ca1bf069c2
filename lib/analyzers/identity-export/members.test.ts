import { describe, expect, it } from 'vitest'
import { filling } from './members'

describe('what fills a group by its export', () => {
  it.each([
    ['a dynamic group of Entra', { groupTypes: ['DynamicMembership'], membershipRule: 'user.usPerson -eq true', membershipRuleProcessingState: 'On' }, { filledBy: 'rule', attributes: ['usPerson'], tells: 'yes' }],
    ['a rule that is paused', { groupTypes: ['DynamicMembership'], membershipRule: 'user.usPerson -eq true', membershipRuleProcessingState: 'Paused' }, { filledBy: 'rule', attributes: ['usPerson'], tells: 'unknown' }],
    ['a rule by department', { membershipRule: 'user.department -eq "x"' }, { filledBy: 'rule', attributes: ['department'], tells: 'no' }],
    ['a rule of Okta', { conditions: { expression: { value: 'user.usPerson == true' } } }, { filledBy: 'rule', attributes: ['usPerson'], tells: 'yes' }],
    ['a dynamic group without its rule', { groupTypes: ['DynamicMembership'] }, { filledBy: 'rule', attributes: [], tells: 'unknown' }],
    ['an assigned group of Entra', { groupTypes: [], membershipRule: null }, { filledBy: 'hand', attributes: [], tells: null }],
    ['a group from the directory server', { groupTypes: [], onPremisesSyncEnabled: true }, { filledBy: 'other-directory', attributes: [], tells: null }],
    ['a group of an application', { type: 'APP_GROUP' }, { filledBy: 'other-directory', attributes: [], tells: null }],
    ['a list of names', { group: 'itar-usp', members: ['a@x.example'] }, { filledBy: 'not-shown', attributes: [], tells: null }],
  ])('%s', (_name, value, filled) => expect(filling(value)).toEqual(filled))
})
