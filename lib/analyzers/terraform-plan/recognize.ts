import type { Sample } from '../analyzer'

const key = (name: string) => new RegExp(`"${name}"\\s*:`)
const planKeys = ['planned_values', 'resource_changes', 'configuration', 'prior_state', 'output_changes', 'resource_drift', 'terraform_version', 'variables', 'provider_schemas'].map(key)

/** What a JSON text of Terraform is, by its first bytes; null when it is none. */
export function terraformJson(text: string): 'plan' | 'state' | 'state as JSON' | 'messages' | null {
  const start = text.replace(/^\uFEFF/, '').trimStart()
  if (!start.startsWith('{')) return null
  const head = start.slice(0, 65_536)
  if (/^\{\s*"@level"\s*:/.test(head) && /"@module"\s*:\s*"(?:terraform|tofu)\.ui"/.test(head)) return 'messages'
  if (key('lineage').test(head) && key('serial').test(head) && (key('terraform_version').test(head) || key('resources').test(head) || key('modules').test(head))) return 'state'
  if (!key('format_version').test(head) && !(key('planned_values').test(head) && key('configuration').test(head))) return null
  const found = planKeys.filter((each) => each.test(head)).length
  if (/^\{\s*"format_version"\s*:\s*"[\d.]+"\s*,\s*"terraform_version"\s*:\s*"[^"]+"\s*,\s*"values"\s*:/.test(head)) return 'state as JSON'
  if (key('values').test(head) && key('terraform_version').test(head) && !key('planned_values').test(head) && !key('resource_changes').test(head) && !key('variables').test(head) && !key('configuration').test(head)) return 'state as JSON'
  return found >= 2 ? 'plan' : null
}

/** State is recognized too, so that it is refused with a reason: it holds secrets. */
export const recognizePlan = ({ text }: Sample): number => (terraformJson(text) === null ? 0 : 0.95)
