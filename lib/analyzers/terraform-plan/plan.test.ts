import { expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import { findingsIn } from '../infrastructure/testing/fired'
import plan from './analyzer'

const change = (type: string, actions: string[], after: object | null) => ({ address: `${type}.x`, mode: 'managed', type, name: 'x', provider_name: 'registry.terraform.io/hashicorp/aws', change: { actions, before: {}, after, after_unknown: {} } })
const read = async (...changes: object[]) => {
  const { observations } = await plan.analyze({ files: [evidenceOf(JSON.stringify({ format_version: '1.2', terraform_version: '1.9.5', planned_values: { root_module: {} }, resource_changes: changes, configuration: {} }), 'plan.json')] })
  return { observations, fired: findingsIn(observations) }
}

it('tells of a trail that the plan takes away, and not of one that it makes anew', async () => {
  const { observations, fired } = await read(change('aws_s3_bucket', ['no-op'], { bucket: 'b' }), change('aws_cloudtrail', ['delete'], null))
  expect(fired).toContain('logging-removed')
  expect(observations.find(({ message }) => /takes 1 log away/.test(message))?.locator).toMatchObject({ pointer: '/resource_changes/1' })
  expect((await read(change('aws_cloudtrail', ['delete', 'create'], { name: 't' }))).fired).not.toContain('logging-removed')
  expect((await read(change('aws_instance', ['delete'], null))).fired).not.toContain('logging-removed')
})

it('points at a field of a change where it stands', async () => {
  const { observations } = await read(change('aws_db_instance', ['create'], { identifier: 'd', publicly_accessible: true }))
  expect(observations.map(({ locator }) => locator.pointer)).toContain('/resource_changes/0/change/after/publicly_accessible')
})
