import type { Rule, Severity } from '../../analyzer'

/** What a record can tell, of which a selection may have left something out. */
export const topics = ['who', 'what', 'when', 'from where', 'kind of identity', 'second factor', 'request', 'outcome', 'region', 'account', 'event ids', 'reads', 'connection'] as const
export type Topic = (typeof topics)[number]

/** What a topic needs: one of these paths, or anything below one. */
const needs: Record<Topic, string[][]> = {
  who: [['userIdentity']],
  what: [['eventName'], ['eventSource']],
  when: [['eventTime']],
  'from where': [['sourceIPAddress']],
  'kind of identity': [['userIdentity', 'userIdentity.type', 'userIdentity.arn', 'userIdentity.principalId']],
  'second factor': [['userIdentity', 'userIdentity.sessionContext', 'userIdentity.sessionContext.attributes', 'userIdentity.sessionContext.attributes.mfaAuthenticated'], ['additionalEventData']],
  request: [['requestParameters']],
  outcome: [['errorCode', 'errorMessage']],
  region: [['awsRegion']],
  account: [['recipientAccountId']],
  'event ids': [['eventID']],
  reads: [['readOnly']],
  connection: [['tlsDetails']],
}
/** Topics that part of a struct tells as well: any name, any parameter. */
const below: ReadonlySet<Topic> = new Set(['who', 'request', 'connection'])

/** Whether columns of these paths say of calls whether a second factor was used. */
export const tellsFactorOfCalls = (paths: ReadonlySet<string>): boolean => needs['second factor'][0]?.some((path) => paths.has(path)) === true

/** What columns of these paths do not carry. */
export function lackingIn(paths: ReadonlySet<string>): Topic[] {
  const has = (wanted: string, topic: Topic) => paths.has(wanted) || ((below.has(topic) || wanted === 'additionalEventData') && [...paths].some((path) => path.startsWith(`${wanted}.`)))
  const lacking = topics.filter((topic) => !needs[topic].every((choice) => choice.some((wanted) => has(wanted, topic))))
  return lacking.includes('who') ? lacking.filter((topic) => topic !== 'kind of identity') : lacking
}

export const carriedRule: Rule = {
  id: 'CT-22', title: 'The export carries what the rules need', severity: 'medium', criterion: 'LOG-01', basis: 'domain.md 5, Common, and 5.2; NIST SP 800-171 r2 3.3.1',
}

type Said = { severity?: Severity; criterion: string; also?: string[]; message: string; expected: string }
const complete = (what: string, field: string): Said => ({ criterion: 'LOG-01', message: `This export does not carry ${what}: no event in it can be complete. That says nothing of the log itself.`, expected: `the column ${field}, or the files as delivered` })

/** What cannot be told without each topic. */
export const saidOf: Record<Topic | 'selection', Said> = {
  who: complete('who acted', 'userIdentity'),
  what: complete('which service was called', 'eventSource'),
  when: complete('when it happened', 'eventTime'),
  'from where': complete('from where it was called', 'sourceIPAddress'),
  'kind of identity': { criterion: 'IAM-03', also: ['LOG-01', 'PER-02'], message: 'This export does not carry what kind of identity acted: people, roles and the account root are told apart by their names alone.', expected: 'the column userIdentity' },
  'second factor': { criterion: 'IAM-02', also: ['IAM-01'], message: 'This export does not carry second factors: whether one was used cannot be told from it.', expected: 'the columns userIdentity and additionalEventData' },
  request: { criterion: 'IAM-04', also: ['IAM-01', 'IAM-03', 'REG-05', 'CRY-03', 'LOG-04', 'LOG-05'], message: 'This export does not carry what calls asked for: what was shared with whom, which rights were given, and what was done to buckets of logs cannot be told from it.', expected: 'the column requestParameters' },
  outcome: { criterion: 'LOG-01', also: ['IAM-04', 'LOG-05'], message: 'This export does not carry errors: calls that failed or were refused count as done.', expected: 'the column errorCode' },
  region: { criterion: 'REG-01', also: ['REG-04'], message: 'This export does not carry regions: where the events lie cannot be told from it.', expected: 'the column awsRegion' },
  account: { criterion: 'REG-05', also: ['LOG-02'], message: 'This export does not carry the account that events belong to: whether another account reached in cannot be told from it.', expected: 'the column recipientAccountId' },
  'event ids': { criterion: 'LOG-02', message: 'This export does not carry event ids: an event that stands in it twice cannot be found.', expected: 'the column eventID' },
  reads: { criterion: 'LOG-01', message: 'This export does not carry which calls only read: whether changes were filtered out cannot be told from it.', expected: 'the column readOnly' },
  connection: { severity: 'low', criterion: 'CRY-02', message: 'This export does not carry the TLS version of connections.', expected: 'the column tlsDetails' },
  selection: { criterion: 'LOG-04', also: ['REG-01', 'IAM-05'], message: 'These events were selected by a query or in the console: what was left out cannot be seen, and no digest proves what is there. Upload the files as CloudTrail delivered them.', expected: 'the .json.gz files of the bucket' },
}
