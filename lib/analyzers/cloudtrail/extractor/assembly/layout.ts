// Where everything lies in the memory of the module. The host copies these numbers: ../extractor.ts.

// From 0x10000 on, 1 MB: bytes to look at. From 0xe80000 on, 4 MB: a whole file to look at. Zeros are put behind the bytes:
// no JSON value goes on through a zero, so the end needs no test.

/** Records found, `ROW` bytes each: start, end, kind, identity, time in seconds, two halves of the hash of the id. */
export const ROWS: usize = 0x120000
export const ROW: usize = 28
export const ROW_COUNT: i32 = 4096
/** An identity or a list of resources, reduced to what tells two of them apart. */
export const SCRATCH: usize = 0x140000
export const SCRATCH_SIZE: usize = 0x10000
/** Identities as they were last written: length, number, kind, and from byte 16 the bytes. */
export const MEMO: usize = 0x200000
export const MEMO_SLOTS: usize = 4096
export const MEMO_SLOT: usize = 1024
/** Known values: hash, place of the bytes, length and field, class. */
export const VALUES: usize = 0x600000
export const VALUE_SLOTS: u32 = 65536
export const ARENA: usize = 0x700000
export const ARENA_SIZE: usize = 0x400000
/** Known combinations of classes. */
export const ALIKE_SLOTS: usize = 0xb00000
export const ALIKE_SLOT_COUNT: u32 = 32768
export const ALIKE: usize = 0xb20000
/** Nineteen classes of eight bytes, and eight bytes more, so that sixteen at a time come out even. */
export const ALIKE_SIZE: usize = 160
export const ALIKE_COUNT: u32 = 12288
/** Kind of each identity, by its number. */
export const IDENTITY_KINDS: usize = 0xe00000
/** Classes of the record at hand, by field. */
export const CLASSES: usize = 0xd10000
/** Keys as they follow each other, found by a small hash: the two that came behind it lately, length, field, 32 bytes and which of them count. */
export const FOLLOWING: usize = 0xd12000
export const FOLLOWING_SLOT: usize = 96
export const FOLLOWING_SLOTS: u32 = 64
/** Values as they were last written, `LATEST_WAYS` a field: length, from byte 8 what it is put down as, from byte 16 the bytes. */
export const LATEST: usize = 0xd20000
export const LATEST_SLOT: usize = 256
export const LATEST_WAYS: usize = 32

/** Keys of a record by a small hash: length, field, and from byte 16 the key itself. Written by the host. */
export const KEYS: usize = 0xd11000
export const KEY_SLOT: usize = 64
export const KEY_SLOTS: u32 = 64

/** Fields of a record that tell two records apart; the order is also in ../extractor.ts. */
export const NONE: i32 = -1
export const VERSION: i32 = 0
export const IDENTITY: i32 = 1
export const SOURCE: i32 = 2
export const NAME: i32 = 3
export const REGION: i32 = 4
export const ADDRESS: i32 = 5
export const AGENT: i32 = 6
export const ERROR_CODE: i32 = 7
export const ERROR_MESSAGE: i32 = 8
export const READ_ONLY: i32 = 9
export const TYPE: i32 = 10
export const MANAGEMENT: i32 = 11
export const RESOURCES: i32 = 12
export const RECIPIENT: i32 = 13
export const ENDPOINT: i32 = 14
export const CATEGORY: i32 = 15
export const CONSOLE: i32 = 16
export const TLS: i32 = 17
export const FILE: i32 = 18
export const FIELDS: i32 = 19
/** Of every record anew. */
export const TIME: i32 = 20
export const ID: i32 = 21
/** A key that makes an object an envelope around records, not a record. */
export const LIST: i32 = 22
