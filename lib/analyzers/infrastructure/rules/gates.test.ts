import { describe, expect, it } from 'vitest'
import { readCode } from '../testing/fired'

const gatesIn = async (code: string) => (await readCode(code)).facts.iam.gates.map(({ kind, name, filledBy, attributes, tells, gate, gives }) => [kind, name, filledBy, attributes.join(' '), tells, gate, gives])
const directIn = async (code: string) => (await readCode(code)).facts.iam.direct.map(({ principal }) => principal)

describe('what fills a group in code', () => {
  it.each([
    ['a dynamic group of Entra', 'resource "azuread_group" "g" {\n  display_name = "itar-usp"\n  types = ["DynamicMembership"]\n  dynamic_membership {\n    enabled = true\n    rule = "user.extension_1f_usPerson -eq true"\n  }\n}', [['group', 'itar-usp', 'rule', 'extension_1f_usPerson', 'yes', true, false]]],
    ['a rule that is left open', 'variable "rule" {}\nresource "azuread_group" "g" {\n  display_name = "itar-usp"\n  dynamic_membership { rule = var.rule }\n}', [['group', 'itar-usp', 'rule', '', 'unknown', true, false]]],
    ['a rule of Okta on a group that gives an application', 'resource "okta_group" "g" { name = "engineers" }\nresource "okta_group_rule" "r" {\n  group_assignments = [okta_group.g.id]\n  expression_value = "user.department == \\"x\\""\n}\nresource "okta_app_group_assignment" "a" { group_id = okta_group.g.id }', [['group', 'engineers', 'rule', 'department', 'no', false, true]]],
    ['a rule for another group', 'resource "okta_group" "g" { name = "itar" }\nresource "okta_group" "o" { name = "lunch" }\nresource "okta_group_rule" "r" {\n  group_assignments = [okta_group.o.id]\n  expression_value = "user.department == \\"x\\""\n}', [['group', 'itar', 'not-shown', '', null, true, false], ['group', 'lunch', 'rule', 'department', 'no', false, false]]],
    ['a group of Identity Center that is filled elsewhere', 'resource "aws_identitystore_group" "g" { display_name = "us-persons" }', [['group', 'us-persons', 'not-shown', '', null, true, false]]],
    ['members by hand in Google', 'resource "google_cloud_identity_group" "g" { display_name = "itar" }\nresource "google_cloud_identity_group_membership" "m" { group = google_cloud_identity_group.g.id }', [['group', 'itar', 'hand', '', null, true, false]]],
    ['a group of no concern', 'resource "azuread_group" "g" { display_name = "lunch" }', []],
  ])('%s', async (_name, code, gates) => expect(await gatesIn(code)).toEqual(gates))
})

describe('attributes that a sign-in hands over', () => {
  const control = (key: string, path: string) => `resource "aws_ssoadmin_instance_access_control_attributes" "a" {\n  attribute {\n    key = "${key}"\n    value { source = ["$\${path:enterprise.${path}}"] }\n  }\n}`
  const pool = (type: string, more: string) => `resource "${type}" "p" {\n${more}\n}`
  it.each([
    ['Identity Center, from the status', control('usPerson', 'usPerson'), [['attribute', 'usPerson', 'rule', 'enterprise.usPerson', 'yes', true, false]]],
    ['Identity Center, from something else', control('usPerson', 'department'), [['attribute', 'usPerson', 'rule', 'enterprise.department', 'no', true, false]]],
    ['Identity Center, of no concern', control('costCenter', 'costCenter'), []],
    ['a SAML application', 'resource "okta_app_saml" "s" {\n  attribute_statements {\n    name = "https://aws.amazon.com/SAML/Attributes/PrincipalTag:usPerson"\n    values = ["user.usPerson"]\n  }\n}', [['attribute', 'usPerson', 'rule', 'usPerson', 'yes', true, false]]],
    ['a pool that maps and asks', pool('google_iam_workforce_pool_provider', '  attribute_mapping = { "attribute.us_person" = "assertion.us_person" }\n  attribute_condition = "assertion.us_person == \'true\'"'), [['attribute', 'attribute.us_person', 'rule', 'us_person', 'yes', true, false], ['condition', 'google_iam_workforce_pool_provider.p', 'rule', 'us_person', 'yes', true, false]]],
    ['a pool of pipelines', pool('google_iam_workload_identity_pool_provider', '  attribute_mapping = { "google.subject" = "assertion.sub" }\n  attribute_condition = "assertion.repository == \'r/x\'"'), []],
    ['a policy that asks for the tag', 'resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Deny", Action = "*", Resource = "*", Condition = { StringNotEquals = { "aws:PrincipalTag/usPerson" = "true" } } }] })\n}', [['condition', 'usperson', 'rule', 'usperson', 'yes', true, false]]],
    ['a policy that asks for another tag', 'resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Deny", Action = "*", Resource = "*", Condition = { StringNotEquals = { "aws:PrincipalTag/team" = "a" } } }] })\n}', []],
  ])('%s', async (_name, code, gates) => expect(await gatesIn(code)).toEqual(gates))
})

describe('access given to one person', () => {
  it.each([
    ['a user of Identity Center', 'resource "aws_ssoadmin_account_assignment" "a" {\n  principal_id = aws_identitystore_user.d.user_id\n  principal_type = "USER"\n}', ['aws_identitystore_user.d']],
    ['a role for a service principal', 'resource "azurerm_role_assignment" "a" {\n  principal_id = "9"\n  principal_type = "ServicePrincipal"\n}', []],
    ['a role without a kind', 'resource "azurerm_role_assignment" "a" { principal_id = "9" }', []],
    ['an application of Okta', 'resource "okta_app_user" "u" { user_id = "00u1" }', ['00u1']],
    ['a binding with a person and a group', 'resource "google_folder_iam_binding" "b" {\n  role = "roles/viewer"\n  members = ["user:d@x.example", "group:g@x.example", "serviceAccount:s@p.iam.gserviceaccount.com"]\n}', ['d@x.example']],
    ['a cluster role for a group', 'resource "kubernetes_cluster_role_binding" "b" {\n  subject {\n    kind = "Group"\n    name = "usp"\n  }\n}', []],
    ['a cluster role for a person', 'resource "kubernetes_cluster_role_binding" "b" {\n  subject {\n    kind = "User"\n    name = "d@x.example"\n  }\n}', ['d@x.example']],
  ])('%s', async (_name, code, people) => expect(await directIn(code)).toEqual(people))
})
