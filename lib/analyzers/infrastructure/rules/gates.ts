import { gatesByName } from '../../../reference/gate-names'
import { readGroupRule, tellsStatus } from '../../group-rule'
import type { Look } from '../look'
import { absent, blocks, get, isFields, pointsTo, text, texts, Unresolved, type Resource, type Value } from '../model'
import { policyTypes, readPolicy } from '../policy'

/** Which attribute fills the groups that let people in, what a sign-in hands over, and access given to one person past any group (domain.md IAM-01). */
export function lookAtGates(look: Look): void {
  groups(look)
  attributes(look)
  conditions(look)
  direct(look)
}

/** Types of groups with the field that names them, and the resources that put single people in, with the field that names the group. */
const groupTypes: Record<string, { name: string; by: Record<string, string> }> = {
  azuread_group: { name: 'display_name', by: { azuread_group_member: 'group_object_id' } },
  okta_group: { name: 'name', by: { okta_group_memberships: 'group_id', okta_user_group_memberships: 'groups', okta_group_membership: 'group_id' } },
  aws_identitystore_group: { name: 'display_name', by: { aws_identitystore_group_membership: 'group_id' } },
  google_cloud_identity_group: { name: 'display_name', by: { google_cloud_identity_group_membership: 'group' } },
}
/** Resources that give a group something, with the field that names it. */
const giving: Record<string, string> = {
  aws_ssoadmin_account_assignment: 'principal_id', azurerm_role_assignment: 'principal_id', azurerm_pim_eligible_role_assignment: 'principal_id', azuread_app_role_assignment: 'principal_object_id',
  azuread_directory_role_assignment: 'principal_object_id', okta_app_group_assignment: 'group_id', okta_app_group_assignments: 'group.id',
}

const anyPointsTo = (value: Value | undefined, target: Resource): boolean => (Array.isArray(value) ? value.some((one) => pointsTo(one, target)) : pointsTo(value, target))

function groups(look: Look): void {
  const given = Object.entries(giving).flatMap(([type, field]) => look.of(type).map((one) => get(one.values, field)))
  const rules = look.of('okta_group_rule')
  for (const [type, { name: nameField, by }] of Object.entries(groupTypes)) {
    for (const group of look.of(type)) {
      const name = (text(group.values[nameField]) ?? group.address).slice(0, 200)
      const gate = gatesByName(name)
      const gives = given.some((value) => anyPointsTo(value, group))
      const note = (one: Resource, field: string, filledBy: 'rule' | 'hand' | 'not-shown', rule: ReturnType<typeof ruleIn>) => {
        look.out.addIam('gates', { address: one.address, at: one.place(field), kind: 'group', name, gate, gives, filledBy, ...rule })
        if (filledBy === 'hand' && (gate || gives)) look.out.hit('group-by-hand', one.place(field), name)
        if (filledBy === 'rule' && gate && rule.tells === 'no') look.out.hit('group-other-rule', one.place(field), `${name} (${rule.attributes.join(', ') || 'everyone'})`)
        if (filledBy === 'rule' && rule.tells === 'unknown') look.out.unknown(`Who gets into ${name}`, 'The rule of the group asks for nothing that is known by its name to be the U.S.-person status.', one.place(field))
      }
      let filled = false
      if (!absent(group.values['dynamic_membership'])) {
        filled = true
        note(group, 'dynamic_membership', 'rule', ruleIn(get(group.values, 'dynamic_membership.rule')))
      }
      for (const one of rules) {
        if (!anyPointsTo(one.values['group_assignments'], group)) continue
        filled = true
        note(one, 'expression_value', 'rule', ruleIn(one.values['expression_value']))
      }
      if (!absent(group.values['members']) || !absent(group.values['users'])) {
        filled = true
        note(group, absent(group.values['members']) ? 'users' : 'members', 'hand', nothing)
      }
      for (const [membership, field] of Object.entries(by)) {
        for (const one of look.of(membership)) {
          if (!anyPointsTo(one.values[field], group)) continue
          filled = true
          note(one, field, 'hand', nothing)
        }
      }
      if (!filled && (gate || gives)) note(group, nameField, 'not-shown', nothing)
    }
  }
}

const nothing = { attributes: [] as string[], tells: null }

/** A rule as far as it is resolved: what is left open in it is not settled. */
function ruleIn(value: Value | undefined): { attributes: string[]; tells: 'yes' | 'no' | 'unknown' | null } {
  const read = readGroupRule(value instanceof Unresolved ? value.pattern : (text(value) ?? ''))
  const attributesOf = read.attributes.map((name) => name.slice(0, 120)).slice(0, 20)
  return { attributes: attributesOf, tells: value instanceof Unresolved ? 'unknown' : read.tells }
}

/** Attributes that a sign-in hands to the cloud, where the name or the source says that it is the status. */
function attributes(look: Look): void {
  const note = (one: Resource, field: string, name: string, source: Value | undefined) => {
    const words = source instanceof Unresolved ? source.pattern : (text(source) ?? '')
    const rule = readGroupRule(/[.:[]/.test(words) ? words : `user.${words}`)
    if (tellsStatus(name) !== 'yes' && rule.tells !== 'yes') return
    look.out.addIam('gates', { address: one.address, at: one.place(field), kind: 'attribute', name: name.slice(0, 120), gate: true, gives: false, filledBy: 'rule', attributes: rule.attributes.slice(0, 20), tells: words === '' ? 'unknown' : rule.tells })
  }
  for (const one of look.of('aws_ssoadmin_instance_access_control_attributes')) {
    for (const each of blocks(one.values, 'attribute')) note(one, 'attribute', text(each['key']) ?? '', firstOf(get(each, 'value.source')))
  }
  for (const one of look.of('okta_app_saml')) for (const each of blocks(one.values, 'attribute_statements')) note(one, 'attribute_statements', text(each['name'])?.split(/[:/]/).at(-1) ?? '', firstOf(each['values']))
  for (const one of look.of('google_iam_workload_identity_pool_provider', 'google_iam_workforce_pool_provider')) {
    const mapping = one.values['attribute_mapping']
    if (isFields(mapping)) for (const [name, source] of Object.entries(mapping)) note(one, 'attribute_mapping', name, source)
    const condition = ruleIn(one.values['attribute_condition'])
    if (condition.tells === 'yes') look.out.addIam('gates', { address: one.address, at: one.place('attribute_condition'), kind: 'condition', name: one.address, gate: true, gives: false, filledBy: 'rule', ...condition })
  }
}

const firstOf = (value: Value | undefined): Value | undefined => (Array.isArray(value) ? value[0] : value)

/** Policies of AWS that ask for a tag of the session by a name that says status. */
function conditions(look: Look): void {
  for (const one of look.of(...policyTypes)) {
    const field = one.values['policy'] === undefined ? 'inline_policy' : 'policy'
    const keys = readPolicy(one.values[field]).statements.flatMap((statement) => statement.conditions.map(({ key }) => /^aws:principaltag\/(.+)$/.exec(key)?.[1] ?? ''))
    for (const name of new Set(keys.filter((key) => tellsStatus(key) === 'yes'))) look.out.addIam('gates', { address: one.address, at: one.place(field), kind: 'condition', name, gate: true, gives: false, filledBy: 'rule', attributes: [name], tells: 'yes' })
  }
}

/** Resources that give one principal a right, with the fields that name it and say its kind. */
const assigning: Record<string, { who: string; kind?: string; is?: RegExp }> = {
  aws_ssoadmin_account_assignment: { who: 'principal_id', kind: 'principal_type', is: /^user$/i },
  azurerm_role_assignment: { who: 'principal_id', kind: 'principal_type', is: /^user$/i },
  azurerm_pim_eligible_role_assignment: { who: 'principal_id' },
  azurerm_pim_active_role_assignment: { who: 'principal_id' },
  azuread_app_role_assignment: { who: 'principal_object_id' },
  azuread_directory_role_assignment: { who: 'principal_object_id' },
  okta_app_user: { who: 'user_id', is: /^/ },
  okta_user_admin_roles: { who: 'user_id', is: /^/ },
}
const person = /^(?:data\.)?(?:azuread_user|aws_identitystore_user|okta_user)\./

function direct(look: Look): void {
  const give = (one: Resource, field: string, principal: string) => {
    look.out.addIam('direct', { address: one.address, at: one.place(field), principal: principal.slice(0, 200), says: 'Access is given to one person and to no group.' })
    look.out.hit('direct-access', one.place(field), one.address)
  }
  for (const [type, { who, kind, is }] of Object.entries(assigning)) {
    for (const one of look.of(type)) {
      const value = one.values[who]
      const named = value instanceof Unresolved ? (value.refs.find((ref) => person.test(ref)) ?? null) : null
      const said = kind === undefined ? '' : text(one.values[kind])
      if (named !== null || (is !== undefined && said !== null && is.test(said))) give(one, who, named ?? text(value) ?? 'somebody not resolved here')
    }
  }
  for (const one of look.estate.resources) {
    if (!/^google_\w+_iam_(?:member|binding)$/.test(one.type)) continue
    const field = one.values['member'] === undefined ? 'members' : 'member'
    for (const member of texts(one.values[field])) if (member?.startsWith('user:')) give(one, field, member.slice(5))
  }
  for (const one of look.of('kubernetes_cluster_role_binding', 'kubernetes_role_binding')) {
    for (const subject of blocks(one.values, 'subject')) if (text(subject['kind']) === 'User' && !/^(?:system:|$)/.test(text(subject['name']) ?? '')) give(one, 'subject', text(subject['name']) ?? '')
  }
}
