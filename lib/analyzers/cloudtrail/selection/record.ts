import { auditTime } from '../../audit-log/time'
import type { JsonRecord } from '../../formats/json-records'
import { isObject } from '../../formats/keys'
import { isoOf } from '../../log-model'
import { spelled } from '../keys'
import { areTrailColumns, storedTime, targetOf } from './columns'
import { parseStruct } from './struct'

/** A record made of the columns of a selection, and the paths of the columns that it had, also those without a value. */
export type Selected = { record: JsonRecord; paths: ReadonlySet<string> }

const nothing = /^(?:|-|null)$/i

/** The record that cells of these columns were made of. A cell may be text or a value of JSON. */
export function selectedRecord(cells: Iterable<readonly [string, unknown]>): Selected {
  const record: JsonRecord = {}
  const paths = new Set<string>()
  for (const [header, cell] of cells) {
    const target = targetOf(header)
    if (!target) continue
    paths.add(target.path.join('.'))
    const value = typeof cell === 'string' ? (nothing.test(cell.trim()) ? undefined : target.struct ? (structOf(cell) ?? cell) : cell.trim()) : (cell ?? undefined)
    if (value !== undefined) put(record, target.path, value)
  }
  if (paths.delete(storedTime)) {
    paths.add('eventTime')
    record['eventTime'] ??= record[storedTime]
    delete record[storedTime]
  }
  const event = spelled({ ...record, userIdentity: identityOf(record['userIdentity']) })
  const time = auditTime(event['eventTime'])
  return { record: time === null ? event : { ...event, eventTime: isoOf(time) }, paths }
}

/** Structs read last, by their text: a session acts thousands of times in a row. None of them is changed. */
const structs = new Map<string, unknown>()

function structOf(text: string): unknown {
  if (structs.has(text)) return structs.get(text)
  if (structs.size >= 2_000) structs.clear()
  const value = parseStruct(text)
  if (text.length < 4_000) structs.set(text, value)
  return value
}

/** Sets a value, unless one is there: the first of two columns for one thing counts. Objects on the way are copied. */
function put(record: JsonRecord, path: readonly string[], value: unknown): void {
  let of = record
  for (const name of path.slice(0, -1)) {
    const inner = Object.hasOwn(of, name) ? of[name] : {}
    if (!isObject(inner)) return
    const copy = { ...inner }
    of[name] = copy
    of = copy
  }
  const last = path.at(-1) as string
  if (!Object.hasOwn(of, last)) of[last] = value
}

const typeInArn: [RegExp, string][] = [
  [/^arn:aws[a-z-]*:sts::\d*:assumed-role\//, 'AssumedRole'],
  [/^arn:aws[a-z-]*:sts::\d*:federated-user\//, 'FederatedUser'],
  [/^arn:aws[a-z-]*:iam::\d*:user\//, 'IAMUser'],
  [/^arn:aws[a-z-]*:iam::\d*:role\//, 'Role'],
  [/^arn:aws[a-z-]*:iam::\d*:root$/, 'Root'],
]

/**
 * An identity with the type that its other parts prove, where the type was not selected: the form of its ARN, the name
 * "root" that the console shows for the account root, or a key that only a user has. Else it stays without one.
 */
function identityOf(identity: unknown): JsonRecord | undefined {
  const given = isObject(identity) ? spelled(identity) : undefined
  if (given === undefined || typeof given['type'] === 'string') return given
  const { arn, userName, accessKeyId } = given
  const shown = typeof arn === 'string' ? typeInArn.find(([form]) => form.test(arn))?.[1] : undefined
  if (shown !== undefined) return { ...given, type: shown, ...(typeof given['accountId'] !== 'string' && { accountId: String(arn).split(':')[4] }) }
  if (userName === 'root') return { ...given, type: 'Root' }
  return typeof accessKeyId === 'string' && /^AKIA/.test(accessKeyId) ? { ...given, type: 'IAMUser' } : given
}

const alwaysThere = ['requestparameters', 'responseelements', 'useridentity']

/**
 * Whether an object is a selection of fields rather than a whole record: it has no version or nothing of what CloudTrail
 * writes into every record, or has members of the identity as columns of their own, or the identity as text.
 */
export function isSelection(record: JsonRecord): boolean {
  if ('eventVersion' in record && isObject(record['userIdentity'])) return false
  const keys = Object.keys(record)
  if (keys.length > 200 || !areTrailColumns(keys)) return false
  const names = keys.map((key) => key.toLowerCase().replace(/[^a-z0-9.]/g, ''))
  const identity = keys[names.indexOf('useridentity')]
  if (identity !== undefined && isObject(record[identity])) return !names.includes('eventversion')
  return identity !== undefined ? typeof record[identity] === 'string' : keys.some((key) => targetOf(key)?.path[0] === 'userIdentity') || !names.includes('eventversion') || !alwaysThere.some((name) => names.includes(name))
}
