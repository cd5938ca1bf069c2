import { describe, expect, it } from 'vitest'
import { gatesByName } from '../reference/gate-names'
import { readGroupRule, tellsStatus } from './group-rule'

describe('what fills a group', () => {
  it.each([
    ['(user.usPerson -eq "true")', ['usPerson'], 'yes'],
    ['user.extension_3f9a_isUSPerson -eq true and user.accountEnabled -eq true', ['extension_3f9a_isUSPerson', 'accountEnabled'], 'yes'],
    ['user.itarAuthorized == "Y" AND user.department == "Engineering"', ['itarAuthorized', 'department'], 'yes'],
    ["assertion['us_person'] == 'true'", ['us_person'], 'yes'],
    ['assertion.attributes["uspStatus"][0] == "verified"', ['uspStatus'], 'yes'],
    ['user.usPerson == true or user.exportAuthorized == true', ['usPerson', 'exportAuthorized'], 'yes'],
    ['user.department -eq "Engineering"', ['department'], 'no'],
    ['user.country -eq "US"', ['country'], 'no'],
    ['user.usageLocation -eq "US"', ['usageLocation'], 'no'],
    ['String.stringContains(user.email, "@ridgeline.example")', ['email'], 'no'],
    ['user.usPerson == true or user.title == "Director"', ['usPerson', 'title'], 'no'],
    ['true', [], 'no'],
    ['user.extensionAttribute7 -eq "Y"', ['extensionAttribute7'], 'unknown'],
    ['user.usPerson -ne "false"', ['usPerson'], 'unknown'],
    ['!(user.usPerson == false)', ['usPerson'], 'unknown'],
    ['user.usPerson == true or user.extensionAttribute7 == "Y"', ['usPerson', 'extensionAttribute7'], 'unknown'],
    ['isMemberOfGroupName("engineers")', [], 'unknown'],
    ['', [], 'unknown'],
  ] as const)('%s', (rule, attributes, tells) => expect(readGroupRule(rule)).toEqual({ attributes, tells }))

  it.each([['usPerson', 'yes'], ['us_person_status', 'yes'], ['enterprise.usp', 'yes'], ['enterprise.department', 'no'], ['email_verified', 'no'], ['usage', 'unknown'], ['campusPersonnel', 'unknown'], ['exportFormat', 'unknown']] as const)('the name %s: %s', (name, tells) => expect(tellsStatus(name)).toBe(tells))
  it.each([['itar-usp', true], ['US Persons', true], ['export-controlled', true], ['status-users', false], ['campus-people', false]] as const)('the group %s: %s', (name, gates) => expect(gatesByName(name)).toBe(gates))
})
