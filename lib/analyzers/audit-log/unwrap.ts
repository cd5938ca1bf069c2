import type { JsonRecord } from '../formats/json-records'
import { field, isObject, parsed } from '../formats/keys'

/** Keys under which pipelines put the record they carry: Splunk, Elastic, EventBridge, Kinesis, Pub/Sub, CloudEvents, Graph, webhooks. */
const wrappers = ['receivedMessages', 'kinesis', '_source', 'detail', 'event', 'result', '_raw', 'data', 'message', 'logEvent', 'record', 'rawEvent', 'raw', 'body', 'payload', 'original', 'log', 'content', 'json', 'fields', 'properties', 'attributes', 'map', 'records', 'events', 'value', 'entries', 'hits']
const deepest = 4

/**
 * The records that are `mine` in what a pipeline put around them; JSON in a string and base64 of it are opened too.
 * Empty when none is there. Outer fields are left out: they describe the pipeline.
 */
export function unwrapped(record: JsonRecord, mine: (record: JsonRecord) => boolean): JsonRecord[] {
  const found: JsonRecord[] = []
  look(record, 0)
  return found

  function look(value: unknown, depth: number): boolean {
    const inner = typeof value === 'string' ? (parsed(value) ?? parsed(decoded(value))) : value
    if (Array.isArray(inner)) return inner.map((one) => look(one, depth + 1)).some(Boolean)
    if (!isObject(inner)) return false
    if (mine(inner)) {
      found.push(inner)
      return true
    }
    return depth < deepest && wrappers.some((name) => look(field(inner, name), depth + 1))
  }
}

function decoded(value: string): string | undefined {
  return value.length > 40 && value.startsWith('ey') && /^[\w+/]+={0,2}$/.test(value) ? Buffer.from(value, 'base64').toString('utf8') : undefined
}
