import { randomBytes, randomUUID } from 'node:crypto'
import { attribute, CKA, CKK_AES, CKO_SECRET_KEY, CKR_ENCRYPTED_DATA_INVALID, CKR_ENCRYPTED_DATA_LEN_RANGE, CryptokiError, lostSession, openSession, type Session } from './cryptoki'
import { KeyGone, type KeyService, type WrapContext, WrongKey } from './key-service'

export const pkcs11Prefix = 'pkcs11:'
const ivSize = 12
/** Nonce, data key, tag. */
const wrappedSize = ivSize + 32 + 16

/** A token of a PKCS#11 module. */
export type Token = { module: string; label: string; pin: () => string }

const boundTo = ({ organizationId, objectId }: WrapContext) => Buffer.from(`veritar vault data key|${organizationId}|${objectId}`)

function idOf(keyId: string): Buffer {
  const hex = keyId.slice(pkcs11Prefix.length).replaceAll('-', '')
  if (!keyId.startsWith(pkcs11Prefix) || !/^[0-9a-f]{32}$/.test(hex)) throw new Error('This is not the id of a key in a PKCS#11 token.')
  return Buffer.from(hex, 'hex')
}

const aes = [attribute(CKA.CLASS, CKO_SECRET_KEY), attribute(CKA.KEY_TYPE, CKK_AES)]

/** The handle of a key. @throws KeyGone */
function handleOf(session: Session, keyId: string): number {
  const [handle, another] = session.find([...aes, attribute(CKA.ID, idOf(keyId))])
  if (handle === undefined) throw new KeyGone(keyId)
  if (another !== undefined) throw new Error(`The token holds two keys ${keyId}.`)
  return handle
}

type Kept = { session: Session; openedAt: number }
/** Modules know one login a process; Next keeps modules apart per bundle, so the process-wide object holds it. */
const kept = globalThis as typeof globalThis & { veritarTokens?: Map<string, Kept> }

/** Milliseconds for which a session that was just opened is believed when it does not see a key. */
const fresh = 5_000

/** Whether a session may be of a token that is not there any more: it says so, or lacks a key, as SoftHSM does for good. */
const stale = (error: unknown, { openedAt }: Kept) =>
  (error instanceof CryptokiError && lostSession.has(error.code)) || (error instanceof KeyGone && performance.now() - openedAt > fresh)

/** Runs `work` in the session of this process. One that was lost, as when the token was reset or pulled, is opened anew once. */
function within<T>(token: Token, work: (session: Session) => T): T {
  const sessions = (kept.veritarTokens ??= new Map<string, Kept>())
  const name = `${token.module}|${token.label}`
  const open = () => {
    const session = openSession(token.module, token.label, token.pin())
    sessions.set(name, { session, openedAt: performance.now() })
    return session
  }
  const known = sessions.get(name)
  if (!known) return work(open())
  try {
    return work(known.session)
  } catch (error) {
    if (!stale(error, known)) throw error
    sessions.delete(name)
    known.session.close()
    return work(open())
  }
}

/**
 * Keys in a token of a PKCS#11 module: AES-256, made there, never leaving it (CKA_SENSITIVE, not CKA_EXTRACTABLE). Data
 * keys are wrapped with CKM_AES_GCM, bound to their organization and object.
 */
export function pkcs11KeyService(token: Token): KeyService {
  return {
    create: async (organizationId) => {
      const keyId = `${pkcs11Prefix}${randomUUID()}`
      const allowed = [CKA.TOKEN, CKA.PRIVATE, CKA.SENSITIVE, CKA.ENCRYPT, CKA.DECRYPT].map((type) => attribute(type, true))
      const named = [attribute(CKA.ID, idOf(keyId)), attribute(CKA.LABEL, Buffer.from(`veritar ${organizationId}`))]
      within(token, (session) => session.generateAes([...aes, ...allowed, ...named, attribute(CKA.EXTRACTABLE, false), attribute(CKA.VALUE_LEN, 32)]))
      return keyId
    },
    wrap: async (keyId, dataKey, context) => {
      const iv = randomBytes(ivSize)
      return Buffer.concat([iv, within(token, (session) => session.encrypt(handleOf(session, keyId), iv, boundTo(context), Buffer.from(dataKey)))])
    },
    unwrap: async (keyId, wrapped, context) => {
      const bytes = Buffer.from(wrapped)
      // A module may take less than a tag for an empty text, as SoftHSM does: nothing but the one length is asked about.
      if (bytes.length !== wrappedSize) throw new WrongKey(keyId)
      try {
        return within(token, (session) => session.decrypt(handleOf(session, keyId), bytes.subarray(0, ivSize), boundTo(context), bytes.subarray(ivSize)))
      } catch (error) {
        if (error instanceof CryptokiError && wrong.has(error.code)) throw new WrongKey(keyId)
        throw error
      }
    },
    destroy: async (keyId) => {
      within(token, (session) => session.find([...aes, attribute(CKA.ID, idOf(keyId))]).forEach((handle) => session.destroy(handle)))
      return 'The key was destroyed in its PKCS#11 token.'
    },
  }
}

const CKR_GENERAL_ERROR = 0x5
/** What modules say of a tag that does not fit; SoftHSM says that something failed. */
const wrong = new Set([CKR_ENCRYPTED_DATA_INVALID, CKR_ENCRYPTED_DATA_LEN_RANGE, CKR_GENERAL_ERROR])
