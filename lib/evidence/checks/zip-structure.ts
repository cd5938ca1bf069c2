import { nameProblem } from './endings'

type Member = { name: string; flags: number; method: number; crc: number; packed: number; size: number; offset: number; mode: number; host: number }

const end32 = 0x06054b50
const end64 = 0x06064b50
const locator64 = 0x07064b50
const central = 0x02014b50
const local = 0x04034b50
const whole32 = 0xffffffff

/**
 * Holds the directory of a zip against the members it lists, byte by byte: every reader has to see the same files. Every
 * byte of the archive belongs to a member, to the directory or to its end.
 * @returns what is wrong in one sentence, or null
 */
export function zipProblem(bytes: Uint8Array, mostMembers: number): string | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(data)
  if (typeof end === 'string') return end
  const { count, start, size, at } = end
  if (count > mostMembers) return `The archive holds more than ${mostMembers} files.`
  if (start + size !== at) return 'Something stands between the directory of the archive and its end.'
  const members = directory(data, start, at)
  if (!members) return 'The directory of the archive is damaged.'
  if (members.length !== count) return `The directory of the archive says ${count} files and lists ${members.length}.`
  return namesProblem(members) ?? bodiesProblem(data, members, start)
}

/** Where the directory is and how long, from the one end record whose comment ends where the archive ends. `at` is where the end records begin. */
function endOf(data: Buffer): { count: number; size: number; start: number; at: number } | string {
  let at = data.length - 22
  while (at >= Math.max(0, data.length - 22 - 0xffff) && !(data.readUInt32LE(at) === end32 && data.readUInt16LE(at + 20) === data.length - at - 22)) at -= 1
  if (at < Math.max(0, data.length - 22 - 0xffff)) return 'The archive is cut off, or something follows its end.'
  if (data.readUInt16LE(at + 4) !== 0 || data.readUInt16LE(at + 6) !== 0) return 'The archive is one part of several.'
  if (/[^\x20-\x7e\r\n\t]/.test(data.toString('latin1', at + 22))) return 'The comment of the archive holds data.'
  const short = { count: data.readUInt16LE(at + 10), size: data.readUInt32LE(at + 12), start: data.readUInt32LE(at + 16), at }
  if (short.count !== data.readUInt16LE(at + 8)) return 'The directory of the archive contradicts itself.'
  const long = at >= 76 && data.readUInt32LE(at - 20) === locator64 ? at - 76 : -1
  if (long < 0) return short.count === 0xffff || short.size === whole32 || short.start === whole32 ? 'The directory of the archive is damaged.' : short
  // Some writers add the 64-bit form to every archive; both forms then have to say the same.
  const record = { count: Number(data.readBigUInt64LE(long + 32)), size: Number(data.readBigUInt64LE(long + 40)), start: Number(data.readBigUInt64LE(long + 48)), at: long }
  const agrees = (a: number, b: number, unsaid: number) => a === b || a === unsaid
  const same = agrees(short.count, record.count, 0xffff) && agrees(short.size, record.size, whole32) && agrees(short.start, record.start, whole32)
  if (data.readUInt32LE(long) !== end64 || Number(data.readBigUInt64LE(at - 12)) !== long || Number(data.readBigUInt64LE(long + 4)) !== 44 || !same) return 'The directory of the archive contradicts itself.'
  return record
}

function directory(data: Buffer, start: number, stop: number): Member[] | null {
  const members: Member[] = []
  let at = start
  while (at < stop) {
    if (at + 46 > stop || data.readUInt32LE(at) !== central) return null
    const [name, extra, comment] = [data.readUInt16LE(at + 28), data.readUInt16LE(at + 30), data.readUInt16LE(at + 32)]
    const next = at + 46 + name + extra + comment
    if (next > stop) return null
    members.push({
      name: data.toString('utf8', at + 46, at + 46 + name),
      host: data.readUInt8(at + 5),
      flags: data.readUInt16LE(at + 8),
      method: data.readUInt16LE(at + 10),
      crc: data.readUInt32LE(at + 16),
      packed: data.readUInt32LE(at + 20),
      size: data.readUInt32LE(at + 24),
      mode: data.readUInt16LE(at + 40),
      offset: data.readUInt32LE(at + 42),
    })
    at = next
  }
  return members
}

function namesProblem(members: Member[]): string | null {
  const seen = new Set<string>()
  for (const { name, mode, host, flags } of members) {
    const problem = nameProblem(name)
    if (problem) return `The name of a file in the archive ${problem}.`
    // Systems that do not tell upper from lower case would keep only one of the two.
    const folded = name.normalize('NFC').toLowerCase()
    if (seen.has(folded)) return 'Two files in the archive have the same name.'
    seen.add(folded)
    if (flags & 0x2041) return 'The archive is protected by a password.'
    const kind = mode & 0o170000
    if ((host === 3 || host === 19) && kind === 0o120000) return 'The archive holds a link to another file.'
    if ((host === 3 || host === 19) && kind !== 0 && kind !== 0o100000 && kind !== 0o040000) return 'The archive holds something that is no plain file.'
  }
  return null
}

/** Members lie one after another from the first byte to the directory, and each says of itself what the directory says. */
function bodiesProblem(data: Buffer, members: Member[], start: number): string | null {
  let at = 0
  for (const member of members.toSorted((a, b) => a.offset - b.offset)) {
    if (member.offset < at) return 'Parts of the archive overlap.'
    if (member.offset > at) return at === 0 ? 'Something stands before the archive.' : 'Something is hidden between the files of the archive.'
    if (at + 30 > start || data.readUInt32LE(at) !== local) return 'A file of the archive is not where its directory says.'
    const [name, extra] = [data.readUInt16LE(at + 26), data.readUInt16LE(at + 28)]
    const body = at + 30 + name + extra
    const streamed = (member.flags & 8) !== 0
    // Where the writer could not know yet, or wrote the 64-bit form, there is no number here; the directory has it.
    const same = (own: number, listed: number) => own === listed || (streamed && own === 0) || (own === whole32 && extra >= 20)
    const agrees =
      data.toString('utf8', at + 30, at + 30 + name) === member.name &&
      data.readUInt16LE(at + 6) === member.flags &&
      data.readUInt16LE(at + 8) === member.method &&
      same(data.readUInt32LE(at + 14), member.crc) &&
      same(data.readUInt32LE(at + 18), member.packed) &&
      same(data.readUInt32LE(at + 22), member.size)
    if (!agrees) return 'A file of the archive says something else of itself than the directory says of it.'
    at = body + member.packed
    if (at > start) return 'Parts of the archive overlap.'
    if (streamed) at += descriptorLength(data, at, member)
  }
  return at === start ? null : at === 0 ? 'Something stands before the archive.' : 'Something is hidden between the files of the archive.'
}

/** What a writer that did not know the size beforehand puts behind a member: with or without a signature. */
function descriptorLength(data: Buffer, at: number, { crc, packed, size }: Member): number {
  for (const lead of [4, 0]) {
    if (lead === 4 && data.readUInt32LE(at) !== 0x08074b50) continue
    if (data.readUInt32LE(at + lead) !== crc) continue
    if (data.readUInt32LE(at + lead + 4) === packed && data.readUInt32LE(at + lead + 8) === size) return lead + 12
    if (data.readUInt32LE(at + lead + 4) === packed && data.readUInt32LE(at + lead + 12) === size && data.readUInt32LE(at + lead + 8) === 0) return lead + 20
  }
  return 0
}
