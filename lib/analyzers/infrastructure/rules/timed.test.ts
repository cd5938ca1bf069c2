import { describe, expect, it } from 'vitest'
import { readCode } from '../testing/fired'

const read = async (code: string) => {
  const { iam } = (await readCode(code)).facts
  return [iam.timed.map(({ kind, hours }) => [kind, hours]), iam.administrators.map(({ standing }) => standing)]
}

describe('rights for a time and rights that stand', () => {
  it.each([
    ['an eligible role of Azure', 'resource "azurerm_pim_eligible_role_assignment" "p" {\n  schedule {\n    expiration { duration_hours = 8 }\n  }\n}', [['eligible', 8]], []],
    ['a role that is active until it ends', 'resource "azurerm_pim_active_role_assignment" "p" {\n  schedule {\n    expiration { duration_hours = 4 }\n  }\n}', [['grant', 4]], []],
    ['a role that is active without an end', 'resource "azurerm_pim_active_role_assignment" "p" { scope = "/subscriptions/x" }', [], [true]],
    ['a member of a privileged group for a time', 'resource "azuread_privileged_access_group_assignment_schedule" "p" { duration = "P1D" }', [['grant', 24]], []],
    ['a member of a privileged group for good', 'resource "azuread_privileged_access_group_assignment_schedule" "p" {\n  duration = "P1D"\n  permanent_assignment = true\n}', [], [true]],
    ['a member until something open', 'resource "azuread_privileged_access_group_assignment_schedule" "p" { duration = var.d }', [], [true]],
    ['one who may ask to join it', 'resource "azuread_privileged_access_group_eligibility_schedule" "p" { permanent_assignment = true }', [['eligible', null]], []],
    ['an entitlement of Google', 'resource "google_privileged_access_manager_entitlement" "e" { max_request_duration = "5400s" }', [['eligible', 1.5]], []],
    ['a permission set', 'resource "aws_ssoadmin_permission_set" "p" { session_duration = "PT2H30M" }', [['session', 2.5]], []],
    ['an owner', 'resource "azurerm_role_assignment" "o" {\n  role_definition_name = "Owner"\n  scope = "/subscriptions/x"\n  principal_id = azuread_group.a.object_id\n}', [], [true]],
    ['an owner that is a program', 'resource "azurerm_role_assignment" "o" {\n  role_definition_name = "Owner"\n  scope = "/subscriptions/x"\n  principal_id = azuread_service_principal.a.object_id\n}', [], [false]],
    ['a role that is taken on', 'resource "aws_iam_role_policy_attachment" "a" { policy_arn = "arn:aws-us-gov:iam::aws:policy/AdministratorAccess" }', [], [false]],
    ['a group of administrators', 'resource "aws_iam_group_policy_attachment" "a" { policy_arn = "arn:aws-us-gov:iam::aws:policy/AdministratorAccess" }', [], [true]],
    ['an owner of a project for a time', 'resource "google_project_iam_member" "o" {\n  role = "roles/owner"\n  member = "group:a@x.example"\n  condition { expression = "request.time < timestamp(\\"2026-12-01T00:00:00Z\\")" }\n}', [], [false]],
  ])('%s', async (_name, code, timed, administrators) => expect(await read(code)).toEqual([timed, administrators]))
})
