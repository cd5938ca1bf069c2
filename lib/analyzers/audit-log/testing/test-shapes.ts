import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Analyzer } from '../../analyzer'
import type { AuditLogFacts } from '../../audit-log-facts'
import { evidenceOf } from '../../formats/testing/evidence'
import { recognize, sampleOf } from '../../recognize'

const respelled = (value: unknown, spell: (key: string) => string): unknown =>
  Array.isArray(value) ? value.map((one) => respelled(one, spell)) : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [spell(key), respelled(inner, spell)])) : value
const snake = (key: string) => (/^[A-Za-z]+$/.test(key) ? key.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase() : key)
const lines = (records: object[]) => records.map((record) => JSON.stringify(record)).join('\n')

/** The same records in every shape in which an audit log is exported or passed on. */
const shapes = (records: object[], list: string): Record<string, string> => ({
  'JSON Lines': lines(records),
  'JSON Lines, CRLF': lines(records).replaceAll('\n', '\r\n'),
  array: JSON.stringify(records),
  'array, pretty': JSON.stringify(records, null, 2),
  'objects in a row, pretty': records.map((record) => JSON.stringify(record, null, 4)).join('\n\n'),
  [`{"${list}": []}`]: JSON.stringify({ [list]: records }),
  'lower-cased keys': lines(records.map((record) => respelled(record, (key) => key.toLowerCase()) as object)),
  snake_case: lines(records.map((record) => respelled(record, snake) as object)),
  'Splunk results': lines(records.map((record) => ({ preview: false, offset: 1, result: { _raw: JSON.stringify(record), sourcetype: 'x', host: 'h' } }))),
  'Splunk HEC': lines(records.map((record) => ({ time: 1793628000, sourcetype: 'x', event: record }))),
  'Elastic _source': lines(records.map((record) => ({ _index: 'logs', _id: 'a', _source: record }))),
  'Elastic message': lines(records.map((record) => ({ '@timestamp': '2026-11-02T14:00:00Z', agent: { type: 'filebeat' }, message: JSON.stringify(record) }))),
  EventBridge: lines(records.map((record) => ({ version: '0', id: 'x', 'detail-type': 'SystemLog', source: 'aws.partner/x', region: 'us-gov-west-1', detail: record }))),
  CloudEvents: lines(records.map((record) => ({ specversion: '1.0', id: 'x', type: 'x', source: '//x', data: record }))),
  'Pub/Sub, pulled': JSON.stringify({ receivedMessages: records.map((record, i) => ({ ackId: `a${i}`, message: { data: Buffer.from(JSON.stringify(record)).toString('base64'), messageId: String(i) } })) }),
  'Pub/Sub': lines(records.map((record) => ({ message: { data: Buffer.from(JSON.stringify(record)).toString('base64'), messageId: '1' }, subscription: 's' }))),
})

const encodings: [string, (text: string) => Uint8Array][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['gzip', (text) => gzipSync(text)],
]

/** Facts and observations without places and shapes, which differ by the way a file is written. */
const essence = async (analyzer: Analyzer<AuditLogFacts>, bytes: Uint8Array) => {
  const { facts, observations } = await analyzer.analyze({ files: [evidenceOf(bytes, 'log', 333)] })
  const { files: _, ...rest } = facts
  return [JSON.parse(JSON.stringify(rest, (key, value: unknown) => (/^(at|regionsAt|accountsAt)$/.test(key) ? undefined : value))) as unknown, observations.map(({ rule, severity, count, message }) => [rule, severity, count, message])]
}

/**
 * Every shape in every encoding reads the same, and is recognized by content alone.
 * @param list the outer key under which the product's own tools put records
 * @param unrecognized shapes in which too little of the record is left to see it is this product's
 */
export function testShapes(analyzer: Analyzer<AuditLogFacts>, records: object[], list: string, unrecognized: string[] = []): void {
  describe.each(Object.entries(shapes(records, list)))('%s', (shape, text) => {
    it.each(encodings)('in %s reads the same', async (_, encode) => expect(await essence(analyzer, encode(text))).toEqual(await essence(analyzer, Buffer.from(lines(records)))))
    it('is recognized', async () => {
      const found = recognize(await sampleOf(evidenceOf(text, 'roster.csv')))
      if (!unrecognized.includes(shape)) expect(found).toMatchObject({ analyzer: analyzer.id, kind: 'audit-log' })
    })
  })
}
