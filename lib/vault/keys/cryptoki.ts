import koffi from 'koffi'

/** The few functions of PKCS#11 (Cryptoki 2.40) that wrapping a data key and signing need, of a module of the operator's. */

export const CKR_OK = 0
/** What a module says when its session ended or is stuck, as after a token was reset or taken out: worth one more try. */
export const lostSession = new Set([0x30, 0x32, 0x33, 0x90, 0xb0, 0xb3, 0x101])
export const CKR_ENCRYPTED_DATA_INVALID = 0x40
export const CKR_ENCRYPTED_DATA_LEN_RANGE = 0x41

export const CKA = { CLASS: 0x0, TOKEN: 0x1, PRIVATE: 0x2, LABEL: 0x3, KEY_TYPE: 0x100, ID: 0x102, SENSITIVE: 0x103, ENCRYPT: 0x104, DECRYPT: 0x105, SIGN: 0x108, VERIFY: 0x10a, VALUE_LEN: 0x161, EXTRACTABLE: 0x162, EC_PARAMS: 0x180, EC_POINT: 0x181 } as const
export const CKO_PUBLIC_KEY = 2
export const CKO_PRIVATE_KEY = 3
export const CKO_SECRET_KEY = 4
export const CKK_EC = 3
export const CKK_AES = 0x1f
const CKM_AES_KEY_GEN = 0x1080
const CKM_AES_GCM = 0x1087
const CKM_EC_KEY_PAIR_GEN = 0x1040
const CKM_ECDSA = 0x1041
const CKF_RW_SESSION = 2
const CKF_SERIAL_SESSION = 4
const CKU_USER = 1
const CKR_CRYPTOKI_ALREADY_INITIALIZED = 0x191
const CKR_USER_ALREADY_LOGGED_IN = 0x100

/** A function of the module did not do what it was asked; `code` is its return value. */
export class CryptokiError extends Error {
  constructor(readonly code: number, what: string) {
    super(`The PKCS#11 module answered ${what} with 0x${code.toString(16)}.`)
    this.name = 'CryptokiError'
  }
}

export type Attribute = { type: number; pValue: Buffer; ulValueLen: number }
/** One attribute of a template. */
export function attribute(type: number, value: boolean | number | Buffer): Attribute {
  const bytes = Buffer.isBuffer(value) ? value : typeof value === 'boolean' ? Buffer.from([value ? 1 : 0]) : ulong(value)
  return { type, pValue: bytes, ulValueLen: bytes.length }
}

function ulong(value: number): Buffer {
  const bytes = Buffer.alloc(koffi.sizeof('unsigned long'))
  bytes.writeUIntLE(value, 0, 4)
  return bytes
}

function bind(path: string) {
  const lib = koffi.load(path)
  const Attributes = koffi.pointer(koffi.struct({ type: 'unsigned long', pValue: 'void *', ulValueLen: 'unsigned long' }))
  const Gcm = koffi.struct({ pIv: 'void *', ulIvLen: 'unsigned long', ulIvBits: 'unsigned long', pAAD: 'void *', ulAADLen: 'unsigned long', ulTagBits: 'unsigned long' })
  const Mechanism = koffi.struct({ mechanism: 'unsigned long', pParameter: koffi.pointer(Gcm), ulParameterLen: 'unsigned long' })
  const Initialize = koffi.struct({ CreateMutex: 'void *', DestroyMutex: 'void *', LockMutex: 'void *', UnlockMutex: 'void *', flags: 'unsigned long', pReserved: 'void *' })
  const number = 'unsigned long'
  const out = koffi.out(koffi.pointer(number))
  const length = koffi.inout(koffi.pointer(number))
  const mechanism = koffi.pointer(Mechanism)
  const f = (name: string, args: (string | ReturnType<typeof koffi.pointer> | ReturnType<typeof koffi.out>)[]) => lib.func(name, number, args)
  return {
    gcmSize: koffi.sizeof(Gcm),
    initialize: f('C_Initialize', [koffi.pointer(Initialize)]),
    slots: f('C_GetSlotList', ['uint8_t', 'void *', length]),
    tokenInfo: f('C_GetTokenInfo', [number, 'void *']),
    openSession: f('C_OpenSession', [number, number, 'void *', 'void *', out]),
    finalize: f('C_Finalize', ['void *']),
    login: f('C_Login', [number, number, 'void *', number]),
    findInit: f('C_FindObjectsInit', [number, Attributes, number]),
    find: f('C_FindObjects', [number, out, number, out]),
    findFinal: f('C_FindObjectsFinal', [number]),
    generate: f('C_GenerateKey', [number, mechanism, Attributes, number, out]),
    generatePair: f('C_GenerateKeyPair', [number, mechanism, Attributes, number, Attributes, number, out, out]),
    read: f('C_GetAttributeValue', [number, number, koffi.inout(Attributes), number]),
    destroy: f('C_DestroyObject', [number, number]),
    signInit: f('C_SignInit', [number, mechanism, number]),
    sign: f('C_Sign', [number, 'void *', number, 'void *', length]),
    encryptInit: f('C_EncryptInit', [number, mechanism, number]),
    encrypt: f('C_Encrypt', [number, 'void *', number, 'void *', length]),
    decryptInit: f('C_DecryptInit', [number, mechanism, number]),
    decrypt: f('C_Decrypt', [number, 'void *', number, 'void *', length]),
  }
}

const check = (code: number, what: string, ...fine: number[]) => {
  if (code !== CKR_OK && !fine.includes(code)) throw new CryptokiError(code, what)
}

/** One session with one token, logged in. */
export type Session = {
  /** Handles of objects that have these attributes, at most two. */
  find: (template: Attribute[]) => number[]
  generateAes: (template: Attribute[]) => void
  /** A pair on the curve that the public half names. @returns the point of the public half, as the module gives it */
  generateEc: (publicHalf: Attribute[], privateHalf: Attribute[]) => Buffer
  destroy: (handle: number) => void
  encrypt: (handle: number, iv: Buffer, bound: Buffer, bytes: Buffer) => Buffer
  decrypt: (handle: number, iv: Buffer, bound: Buffer, bytes: Buffer) => Buffer
  /** ECDSA over a digest: r and s, one behind the other. */
  signDigest: (handle: number, digest: Buffer) => Buffer
  /** Ends the session and the module with it, which looks for its tokens anew when it is opened again. */
  close: () => void
}

const tagBits = 128
/** Bytes that a point or a signature takes at the most, on curves up to 521 bits. */
const [mostOfPoint, mostOfSignature] = [256, 256]
const bare = (mechanism: number) => ({ mechanism, pParameter: null, ulParameterLen: 0 })

/**
 * Opens a session with the token of this label.
 * @param path of the module, a shared library
 * @throws CryptokiError, or Error when there is no such module or token
 */
export function openSession(path: string, label: string, pin: string): Session {
  const c = bind(path)
  // CKF_OS_LOCKING_OK: Node calls from one thread, and a module may have threads of its own.
  check(c.initialize({ flags: 2 }), 'C_Initialize', CKR_CRYPTOKI_ALREADY_INITIALIZED)
  const [session] = opened(c, slotOf(c, label))
  const secret = Buffer.from(pin)
  check(c.login(session, CKU_USER, secret, secret.length), 'C_Login', CKR_USER_ALREADY_LOGGED_IN)
  secret.fill(0)
  const gcm = (iv: Buffer, bound: Buffer) => ({ mechanism: CKM_AES_GCM, pParameter: { pIv: iv, ulIvLen: iv.length, ulIvBits: iv.length * 8, pAAD: bound, ulAADLen: bound.length, ulTagBits: tagBits }, ulParameterLen: c.gcmSize })
  const run = (call: typeof c.encrypt, what: string, bytes: Buffer, room: number) => {
    const result = Buffer.alloc(room)
    const size = [room]
    check(call(session, bytes, bytes.length, result, size), what)
    return result.subarray(0, size[0])
  }
  return {
    find: (template) => {
      check(c.findInit(session, template, template.length), 'C_FindObjectsInit')
      const found: number[] = []
      for (let more = true; more && found.length < 2; ) {
        const [handle, count] = [[0], [0]]
        check(c.find(session, handle, 1, count), 'C_FindObjects')
        more = count[0] === 1
        if (more) found.push(handle[0] ?? 0)
      }
      check(c.findFinal(session), 'C_FindObjectsFinal')
      return found
    },
    generateAes: (template) => check(c.generate(session, bare(CKM_AES_KEY_GEN), template, template.length, [0]), 'C_GenerateKey'),
    generateEc: (publicHalf, privateHalf) => {
      const made = [0]
      check(c.generatePair(session, bare(CKM_EC_KEY_PAIR_GEN), publicHalf, publicHalf.length, privateHalf, privateHalf.length, made, [0]), 'C_GenerateKeyPair')
      const point = Buffer.alloc(mostOfPoint)
      const asked = [{ type: CKA.EC_POINT, pValue: point, ulValueLen: point.length }]
      check(c.read(session, made[0], asked, 1), 'C_GetAttributeValue')
      return point.subarray(0, asked[0]?.ulValueLen ?? 0)
    },
    destroy: (handle) => check(c.destroy(session, handle), 'C_DestroyObject'),
    encrypt: (handle, iv, bound, bytes) => {
      check(c.encryptInit(session, gcm(iv, bound), handle), 'C_EncryptInit')
      return run(c.encrypt, 'C_Encrypt', bytes, bytes.length + tagBits / 8)
    },
    decrypt: (handle, iv, bound, bytes) => {
      check(c.decryptInit(session, gcm(iv, bound), handle), 'C_DecryptInit')
      return run(c.decrypt, 'C_Decrypt', bytes, bytes.length)
    },
    signDigest: (handle, digest) => {
      check(c.signInit(session, bare(CKM_ECDSA), handle), 'C_SignInit')
      return run(c.sign, 'C_Sign', digest, mostOfSignature)
    },
    close: () => void c.finalize(null),
  }
}

function opened(c: ReturnType<typeof bind>, slot: number): [number] {
  const session: [number] = [0]
  check(c.openSession(slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, null, null, session), 'C_OpenSession')
  return session
}

/** The slot whose token has this label. A CK_TOKEN_INFO begins with it, 32 bytes padded with spaces. */
function slotOf(c: ReturnType<typeof bind>, label: string): number {
  const count = [0]
  check(c.slots(1, null, count), 'C_GetSlotList')
  const width = koffi.sizeof('unsigned long')
  const list = Buffer.alloc(Math.max(1, count[0] ?? 0) * width)
  check(c.slots(1, list, count), 'C_GetSlotList')
  for (let i = 0; i < (count[0] ?? 0); i += 1) {
    const slot = list.readUIntLE(i * width, 4)
    const info = Buffer.alloc(512)
    check(c.tokenInfo(slot, info), 'C_GetTokenInfo')
    if (info.subarray(0, 32).toString().trimEnd() === label) return slot
  }
  throw new Error(`The PKCS#11 module has no token ${label}.`)
}
