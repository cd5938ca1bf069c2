import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { AnalyzerInput, EvidenceFile } from '../analyzers/analyzer'
import { buildEvent, fileOf, roleSession } from '../analyzers/cloudtrail/build-event'
import { readTrail } from '../analyzers/cloudtrail/read'
import type { SharedFiles } from '../analyzers/cloudtrail/shared-files'
import { places } from '../analyzers/formats/places'
import { startThread } from './beside'

/** A packed file that can be read whole into memory, as those on a disk can. */
function packed(i: number, size?: number): EvidenceFile {
  const records = Array.from({ length: 400 }, (_, k) => buildEvent({ eventID: `${i}-${k}`, eventName: `Describe${k % 40}`, sourceIPAddress: `8.8.${i}.${k % 200}`, userIdentity: roleSession('Reader', `person.n${(k + i) % 30}`) }))
  const bytes = gzipSync(JSON.stringify({ Records: records }))
  return {
    ...fileOf(`${i}.json.gz`, bytes),
    size: size ?? bytes.length,
    into(memory) {
      if (bytes.length >= memory.length) return null
      memory.set(bytes)
      return bytes.length
    },
  }
}

it('a thread of its own scans what is counted here, and nothing comes out otherwise', async () => {
  const files = [...Array.from({ length: 60 }, (_, i) => packed(i)), packed(60, 9 * 1024 * 1024)]
  let shared: SharedFiles | undefined
  const start: NonNullable<AnalyzerInput['beside']> = (work, given) => {
    shared = given as SharedFiles
    return startThread(work, given)
  }
  const { facts, observations } = await readTrail({ files, beside: start }, places)
  expect({ facts, observations }).toEqual(await readTrail({ files }, { ...places, parseAll: true }))
  expect(facts.events).toBe(61 * 400)
  // Unpacked files stand at the beginning of the pieces.
  expect(shared?.parts.pieces.some((piece) => piece[0] === 0x7b)).toBe(true)
})
