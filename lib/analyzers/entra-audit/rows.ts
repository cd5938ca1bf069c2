import type { JsonRecord } from '../formats/json-records'

const targets = [1, 2, 3, 4, 5]
const properties = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/** A row of the audit CSV that the portal downloads as the record it was made of; null when the columns are of something else. */
export function directoryRecord(row: ReadonlyMap<string, string>): JsonRecord | null {
  const cell = (...names: string[]) => names.map((name) => row.get(name)).find((value) => value !== undefined)
  const activity = cell('activity', 'activitydisplayname', 'operationname')
  const time = cell('dateutc', 'date', 'activitydatetime', 'timegeneratedutc', 'timegenerated')
  if (!activity || !time || (!row.has('result') && !row.has('service') && !row.has('loggedbyservice'))) return null
  const person = cell('actoruserprincipalname') !== undefined || /user/i.test(cell('actortype') ?? '')
  const name = cell('actorserviceprincipalname', 'actordisplayname')
  const user = { userPrincipalName: cell('actoruserprincipalname'), displayName: cell('actordisplayname'), id: cell('actorobjectid'), ipAddress: cell('ipaddress') }
  const app = { displayName: name, servicePrincipalId: cell('actorserviceprincipalid', 'actorobjectid') }
  return {
    id: cell('id'),
    activityDisplayName: activity,
    activityDateTime: time,
    loggedByService: cell('service', 'loggedbyservice'),
    category: cell('category'),
    result: cell('result'),
    resultReason: cell('resultreason'),
    initiatedBy: cell('initiatedby') ?? (person ? { user } : name ? { app } : {}),
    targetResources: cell('targetresources') ?? targets.flatMap((i) => targetOf(cell, i)),
  }
}

function targetOf(cell: (...names: string[]) => string | undefined, i: number): JsonRecord[] {
  const [type, displayName] = [cell(`target${i}type`), cell(`target${i}displayname`)]
  if (!type && !displayName) return []
  const modifiedProperties = properties.flatMap((j) => {
    const property = cell(`target${i}modifiedproperty${j}name`)
    return property ? [{ displayName: property, oldValue: cell(`target${i}modifiedproperty${j}oldvalue`), newValue: cell(`target${i}modifiedproperty${j}newvalue`) }] : []
  })
  return [{ type, displayName, id: cell(`target${i}objectid`), userPrincipalName: cell(`target${i}userprincipalname`), modifiedProperties }]
}
