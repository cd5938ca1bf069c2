import { deflateRawSync, crc32 } from 'node:zlib'
import { type Clamd, ScannerAway, scanStream, versionOf } from './clamd'

/** The test file every scanner knows (eicar.org), put together so that no scanner stops at this source. */
const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join(''))
/** More than the 17 levels clamd looks into by default; no setting that an operator has a reason for is this deep. */
const levels = 60

async function* of(bytes: Uint8Array) {
  yield bytes
}

/**
 * Whether the scanner may be believed when it says clean: it has signatures, they are not too old, it finds what every
 * scanner finds, and it does not call clean what it did not look into (AlertExceedsMax).
 * @param oldest hours the signatures may be old, or `undated` for signatures of the operator's own
 * @returns what it is, for the record of a scan
 * @throws ScannerAway with the reason when it may not
 */
export async function trustedScanner(clamd: Clamd, oldest: number | 'undated', now: Date): Promise<string> {
  const { engine, signatures, at } = await versionOf(clamd)
  if (oldest !== 'undated') {
    if (!at) throw new ScannerAway('The malware scanner has no signatures that carry a date.')
    const hours = (now.getTime() - at.getTime()) / 3_600_000
    if (hours > oldest) throw new ScannerAway(`The signatures of the malware scanner are ${Math.floor(hours)} hours old; ${oldest} is the most.`)
  }
  if ((await scanStream(clamd, of(eicar))).result !== 'infected') throw new ScannerAway('The malware scanner does not find the test file that every scanner finds.')
  if ((await scanStream(clamd, of(nested()))).result === 'clean') throw new ScannerAway('The malware scanner calls clean what it did not look into: set AlertExceedsMax yes.')
  return at ? `${engine}, signatures ${signatures ?? ''} of ${at.toISOString().slice(0, 10)}` : `${engine}, signatures of the operator's own`
}

/** A zip in a zip in a zip: deeper than any scanner looks. */
function nested(): Uint8Array {
  let inner = Buffer.from('nothing\n')
  for (let level = 0; level < levels; level += 1) inner = zipOf(inner, level === 0 ? 'a.txt' : 'a.zip')
  return inner
}

function zipOf(data: Buffer, name: string): Buffer<ArrayBuffer> {
  const packed = deflateRawSync(data)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(8, 4)
  common.writeUInt32LE(crc32(data), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(data.length, 18)
  common.writeUInt16LE(name.length, 22)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  for (const at of [8, 10]) end.writeUInt16LE(1, at)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed, Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(14), Buffer.from(name), end])
}
