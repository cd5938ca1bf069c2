import { crc32, deflateRawSync } from 'node:zlib'

export type Member = {
  name: string
  data: string | Uint8Array
  /** Store without compression. */
  stored?: boolean
  /** Say that the member is encrypted (it is not). */
  encrypted?: boolean
  /** Claim this unpacked size instead of the true one. */
  claims?: number
  /** Claim that the local header is here instead of where it is. */
  offset?: number
}

/** A zip container with these members; the odd options make the broken ones that tests need. */
export function writeZip(members: Member[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const member of members) {
    const name = Buffer.from(member.name)
    const plain = Buffer.from(member.data as Uint8Array)
    const packed = member.stored ? plain : deflateRawSync(plain)
    const flags = 0x0800 | (member.encrypted ? 1 : 0)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(member.stored ? 0 : 8, 4)
    common.writeUInt16LE(0x5b21, 8)
    common.writeUInt32LE(crc32(plain), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(member.claims ?? plain.length, 18)
    common.writeUInt16LE(name.length, 22)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(member.offset ?? offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, name)
    offset += 30 + name.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

