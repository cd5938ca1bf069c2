import type { JsonRecord } from '../formats/json-records'

/** The columns that the record is built from, as `columnName` has them; the first that is there wins. */
const columns: Record<string, string[]> = {
  type: ['eventtype', 'eventeventtype'],
  id: ['uuid', 'eventid'],
  time: ['published', 'timestamp', 'eventtime', 'time'],
  actorId: ['actorid'], actorLogin: ['actoralternateid'], actorName: ['actordisplayname'], actorType: ['actortype'],
  ip: ['clientipaddress'], country: ['clientgeographicalcontextcountry', 'clientcountry'], agent: ['clientuseragentrawuseragent'],
  result: ['outcomeresult'], reason: ['outcomereason'],
  session: ['authenticationcontextexternalsessionid', 'externalsessionid'], credential: ['authenticationcontextcredentialtype'], provider: ['authenticationcontextcredentialprovider'],
  factor: ['debugcontextdebugdatafactor', 'debugdatafactor'], granted: ['debugcontextdebugdataprivilegegranted', 'debugdataprivilegegranted'], uri: ['debugcontextdebugdatarequesturi'], origin: ['debugcontextdebugdataorigin'],
}

/** A row of the report's CSV as the event it was made of; null when the columns are of something else. */
export function oktaRecord(row: ReadonlyMap<string, string>): JsonRecord | null {
  const cell = (name: keyof typeof columns) => columns[name]?.map((column) => row.get(column)).find((value) => value !== undefined)
  const type = cell('type')
  if (!type || (!cell('actorLogin') && !cell('actorId') && !cell('result'))) return null
  const target = [0, 1, 2, 3].flatMap((i) => {
    const part = (name: string) => row.get(`target${i}${name}`) ?? (i === 0 ? row.get(`target${name}`) : undefined)
    return part('id') || part('type') || part('displayname') ? [{ id: part('id'), type: part('type'), alternateId: part('alternateid'), displayName: part('displayname') }] : []
  })
  return {
    eventType: type,
    uuid: cell('id'),
    published: cell('time'),
    actor: { id: cell('actorId'), alternateId: cell('actorLogin'), displayName: cell('actorName'), type: cell('actorType') },
    client: { ipAddress: cell('ip'), userAgent: { rawUserAgent: cell('agent') }, geographicalContext: { country: cell('country') } },
    outcome: { result: cell('result'), reason: cell('reason') },
    authenticationContext: { externalSessionId: cell('session'), credentialType: cell('credential'), credentialProvider: cell('provider') },
    debugContext: { debugData: { factor: cell('factor'), privilegeGranted: cell('granted'), requestUri: cell('uri'), origin: cell('origin') } },
    target,
  }
}
