import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import analyzer from './analyzer'
import { planRules } from './rules'

type Node = Record<string, unknown>
const good = readFileSync(join(import.meta.dirname, 'fixtures/good.json'), 'utf8')
const at = (value: unknown, path: string) => path.split('.').reduce<unknown>((node, key) => (node as Node)[key], value) as Node

/** The good plan with one value changed; undefined takes the key away. */
function changed(path: string, value: unknown): string {
  const plan = JSON.parse(good) as unknown
  const keys = `system-security-plan.${path}`.split('.')
  const last = keys.pop() as string
  const node = at(plan, keys.join('.'))
  if (value === undefined) delete node[last]
  else node[last] = value
  return JSON.stringify(plan)
}

const fired = async (content: string) => (await analyzer.analyze({ files: [evidenceOf(content, 'plan')] })).observations.map(({ rule }) => rule)
const first = 'control-implementation.implemented-requirements.0.statements.0.by-components.0'

/** Each rule: what fires it, and what comes near without being it; the good plan fires none. */
const cases: Record<string, [fires: string, near: string]> = {
  'SP-01': [changed('uuid', 'cff8385f-108e-40a5-8f7a-82f3dc0eaba8'), changed('metadata.title', 'Logging and Auditing System Security Plan')],
  'SP-02': [changed('system-characteristics.description', 'Describe the system here.'), changed('system-characteristics.description', 'The records describe how the system works, and nothing here is left to be done.')],
  'SP-03': [changed('metadata.oscal-version', '1.1'), changed('metadata.oscal-version', '1.0.4')],
  'SP-04': [changed(`${first}.component-uuid`, '00000000-0000-4000-8000-000000000000'), changed('import-profile.href', '#/profile')],
  'SP-05': [changed(`${first}.description`, 'TBD'), changed('control-implementation.implemented-requirements.0.statements', [{ remarks: 'Met by the group in the identity provider.' }])],
  'SP-06': [changed('system-characteristics.authorization-boundary', undefined), changed('system-characteristics.authorization-boundary.description', 'The account.')],
  'SP-07': [changed('system-characteristics.status.state', 'under-major-modification'), changed('system-characteristics.status', {})],
  'SP-08': [changed('system-characteristics.date-authorized', undefined), changed('system-characteristics.date-authorized', '2026-06-30Z'.slice(0, 10))],
  'SP-09': [changed('system-characteristics.security-impact-level.security-objective-confidentiality', 'fips-199-low'), changed('system-characteristics.security-impact-level.security-objective-integrity', 'fips-199-low')],
  'SP-10': [changed('system-implementation.leveraged-authorizations.0.date-authorized', undefined), changed('system-implementation.leveraged-authorizations', undefined)],
  'AD-09': [changed('system-characteristics.description', 'The help desk in Manila answers at night.'), changed('system-characteristics.description', 'No help desk in Manila has access; support is in Virginia.')],
  'SP-11': [changed('system-implementation.components', []), changed('system-implementation.inventory-items', [])],
}

it('is quiet on a plan that is whole', async () => expect(await fired(good)).toEqual([]))
describe.each(Object.entries(cases))('%s', (rule, [fires, near]) => {
  it('fires', async () => expect(await fired(fires)).toContain(rule))
  it('lets pass what comes near', async () => expect(await fired(near)).not.toContain(rule))
})
it('has cases for every rule', () => expect(Object.keys(cases).sort()).toEqual(planRules.map(({ id }) => id).sort()))
