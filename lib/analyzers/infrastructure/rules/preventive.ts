import type { InfrastructureFacts } from '../../infrastructure-facts'
import type { Look } from '../look'
import { absent, blocks, flag, get, isFields, text, texts, Unresolved, type Fields, type Resource, type Value } from '../model'
import { hasCondition, readPolicy, type Statement } from '../policy'

type Preventive = InfrastructureFacts['preventive'][number]

/** Rules above accounts and networks that refuse by themselves (IAC-10; domain.md IAM-04, REG-02). */
export function lookAtPrevention(look: Look): void {
  organizations(look)
  endpoints(look)
  perimeters(look)
  azure(look)
  google(look)
  blocksOnPublic(look)
}

function add(look: Look, one: Resource, known: Omit<Preventive, 'address' | 'at' | 'regions' | 'mode'> & Partial<Pick<Preventive, 'mode' | 'regions'>>, field?: string): void {
  const at = field === undefined ? one.at : one.place(field)
  const mode = one.certain ? (known.mode ?? 'enforced') : known.mode === 'report-only' ? 'report-only' : 'unknown'
  look.out.add('preventive', { address: one.address, at, regions: [], ...known, mode })
  if (mode === 'report-only') look.out.hit('report-only', at, one.address)
}

/** A service control policy counts as enforced only when the same evidence attaches it; otherwise that is not shown. */
function organizations(look: Look): void {
  const attachments = look.satellites('aws_organizations_policy_attachment', 'policy_id')
  for (const one of look.of('aws_organizations_policy')) {
    const type = text(one.values['type']) ?? 'SERVICE_CONTROL_POLICY'
    if (!/SERVICE_CONTROL_POLICY|RESOURCE_CONTROL_POLICY/.test(type)) continue
    const policy = readPolicy(one.values['content'])
    if (!policy.complete) look.out.unknown(`What ${one.address} refuses`, 'The policy is not resolved by what was given.', one.place('content'))
    const mode = attachments(one).length > 0 ? 'enforced' : 'unknown'
    for (const each of policy.statements) {
      if (each.effect !== 'Deny') continue
      const regions = deniedBut(each)
      if (regions) add(look, one, { kind: 'region-deny', layer: 'place', mode, regions }, 'content')
      else if (hasCondition(each, perimeter)) add(look, one, { kind: 'data-perimeter', layer: 'resource', mode }, 'content')
      else add(look, one, { kind: 'other-deny', layer: 'identity', mode }, 'content')
    }
    if (mode === 'unknown') look.out.unknown(`Whether ${one.address} is attached`, 'No attachment of the policy was given.', one.at)
  }
}

const perimeter = /^aws:(principalorgid|principalorgpaths|resourceorgid|resourceorgpaths|sourcevpc|sourcevpce|principalaccount|resourceaccount)$/

/** Regions that a statement leaves allowed: it denies where `aws:RequestedRegion` is none of these. */
function deniedBut(one: Statement): string[] | null {
  const condition = one.conditions.find(({ operator, key }) => key === 'aws:requestedregion' && /stringnot(equals|like)/.test(operator))
  return condition ? condition.values.filter((value) => value !== null) : null
}

const wholePolicy = (one: Statement) => one.effect === 'Allow' && one.actions.includes('*') && one.resources.includes('*') && one.conditions.length === 0

function endpoints(look: Look): void {
  for (const one of look.of('aws_vpc_endpoint')) {
    if (absent(one.values['policy'])) {
      look.out.hit('open-endpoint-policy', one.at, one.address)
      continue
    }
    const policy = readPolicy(one.values['policy'])
    if (policy.complete && policy.statements.some(wholePolicy)) look.out.hit('open-endpoint-policy', one.place('policy'), one.address)
    else add(look, one, { kind: 'endpoint-policy', layer: 'place', mode: policy.complete ? 'enforced' : 'unknown' }, 'policy')
  }
}

/** Resource policies that deny whoever is not of the organization or comes from elsewhere. */
function perimeters(look: Look): void {
  for (const one of look.of('aws_s3_bucket_policy', 'aws_kms_key', 'aws_kms_key_policy', 'aws_secretsmanager_secret_policy', 'aws_sqs_queue_policy', 'aws_ecr_repository_policy')) {
    if (absent(one.values['policy'])) continue
    const policy = readPolicy(one.values['policy'])
    if (policy.statements.some((each) => each.effect === 'Deny' && hasCondition(each, perimeter))) add(look, one, { kind: 'data-perimeter', layer: 'resource' }, 'policy')
  }
  for (const one of look.of('aws_iam_role', 'aws_iam_user')) if (!absent(one.values['permissions_boundary'])) add(look, one, { kind: 'permission-boundary', layer: 'identity' }, 'permissions_boundary')
  for (const one of look.of('kubernetes_network_policy')) add(look, one, { kind: 'network-policy', layer: 'place' })
}

/** The built-in definition "Allowed locations", or one that names it. */
const allowedLocations = /e56962a6-4747-49cd-b67b-bf8b01975c4c|allowed-?\s?locations/i

function azure(look: Look): void {
  for (const one of look.of('azurerm_policy_assignment', 'azurerm_subscription_policy_assignment', 'azurerm_management_group_policy_assignment', 'azurerm_resource_group_policy_assignment')) {
    const definition = one.values['policy_definition_id']
    const named = `${text(definition) ?? (definition instanceof Unresolved ? definition.refs.join(' ') : '')} ${text(one.values['name']) ?? ''} ${text(one.values['display_name']) ?? ''}`
    const enforce = flag(one.values['enforce'] ?? one.values['enforcement_mode'], 'yes')
    const mode = text(one.values['enforcement_mode']) === 'DoNotEnforce' || enforce === 'no' ? 'report-only' : enforce === 'unknown' && text(one.values['enforcement_mode']) !== 'Default' ? 'unknown' : 'enforced'
    if (allowedLocations.test(named)) add(look, one, { kind: 'allowed-locations', layer: 'place', mode, regions: locationsIn(one.values['parameters']) }, 'parameters')
    else add(look, one, { kind: 'other-deny', layer: 'resource', mode: mode === 'enforced' ? 'unknown' : mode })
  }
  for (const one of look.of('azuread_conditional_access_policy')) {
    const state = text(one.values['state'])
    if (state === 'disabled') continue
    add(look, one, { kind: 'conditional-access', layer: 'identity', mode: state === 'enabled' ? 'enforced' : state === 'enabledForReportingButNotEnforced' ? 'report-only' : 'unknown' }, 'state')
  }
}

function locationsIn(parameters: Value | undefined): string[] {
  const value = typeof parameters === 'string' ? parse(parameters) : isFields(parameters) ? parameters : null
  return value === null ? [] : texts(get(value, 'listOfAllowedLocations.value')).filter((item) => item !== null)
}

function parse(json: string): Fields | null {
  try {
    const value: unknown = JSON.parse(json)
    return isFields(value) ? value : null
  } catch {
    return null
  }
}

function google(look: Look): void {
  for (const one of look.of('google_org_policy_policy', 'google_project_organization_policy', 'google_folder_organization_policy', 'google_organization_policy')) {
    const name = text(one.values['constraint']) ?? text(one.values['name']) ?? ''
    const dry = !absent(one.values['dry_run_spec']) && absent(one.values['spec'])
    const mode = dry ? 'report-only' : 'enforced'
    if (/gcp\.resourceLocations/.test(name)) {
      const allowed = blocks(one.values, 'spec').flatMap((spec) => blocks(spec, 'rules')).flatMap((rule) => blocks(rule, 'values')).flatMap((values) => texts(values['allowed_values']))
      const old = blocks(one.values, 'list_policy').flatMap((list) => blocks(list, 'allow')).flatMap((allow) => texts(allow['values']))
      add(look, one, { kind: 'allowed-locations', layer: 'place', mode, regions: [...allowed, ...old].filter((value) => value !== null) })
    } else if (/allowedPolicyMemberDomains|publicAccessPrevention|allowedExternal|vmExternalIpAccess/.test(name)) add(look, one, { kind: /publicAccess/.test(name) ? 'public-access-block' : 'other-deny', layer: /MemberDomains/.test(name) ? 'identity' : 'resource', mode })
  }
  for (const one of look.of('google_access_context_manager_service_perimeter')) {
    const dry = flag(one.values['use_explicit_dry_run_spec'], 'no') === 'yes' && absent(one.values['status'])
    add(look, one, { kind: 'service-perimeter', layer: 'place', mode: dry ? 'report-only' : 'enforced' })
  }
}

function blocksOnPublic(look: Look): void {
  const fields = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets']
  for (const one of look.of('aws_s3_account_public_access_block')) {
    const states = fields.map((field) => flag(one.values[field], 'no'))
    if (states.every((state) => state === 'yes')) add(look, one, { kind: 'public-access-block', layer: 'resource' })
    else if (states.includes('unknown')) add(look, one, { kind: 'public-access-block', layer: 'resource', mode: 'unknown' })
  }
  for (const one of look.of('aws_ebs_snapshot_block_public_access')) if (text(one.values['state']) !== 'unblocked') add(look, one, { kind: 'public-access-block', layer: 'resource' })
}
