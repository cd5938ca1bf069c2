import { expect, test } from 'vitest'
import { QuarantinedEvidence, UnreadableEvidence } from './analyzer'
import { analyzers } from './registry.gen'

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
/** UTF-16 in which half of a pair stands alone, as JSON, as a table and as lines. */
const broken: [string, Buffer][] = [
  ['records', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16('[{"eventVersion":"1.08","when":"'), Buffer.from([0x00, 0xd8]), utf16('"}]')])],
  ['table', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16('when,who,what\n2026-11-20T08:00:00Z,'), Buffer.from([0x00, 0xd8]), utf16(',open\n')])],
]

test.each(analyzers.map((analyzer) => [analyzer.id, analyzer] as const))('%s says of broken UTF-16 that it cannot be read, or reads what is whole', async (_, analyzer) => {
  for (const [shape, bytes] of broken) {
    const file = { name: `${shape}.json`, size: bytes.length, open: async function* () { yield bytes } }
    const answer = await analyzer.analyze({ files: [file] }).then(() => 'read', (error: unknown) => (error instanceof UnreadableEvidence || error instanceof QuarantinedEvidence ? 'refused' : error))
    expect(['read', 'refused'], `${analyzer.id}, ${shape}`).toContain(answer)
  }
})
