import { randomBytes, randomUUID } from 'node:crypto'
import { attribute, CKA, CKK_AES, CKO_SECRET_KEY, CKR_ENCRYPTED_DATA_INVALID, CKR_ENCRYPTED_DATA_LEN_RANGE, CryptokiError, type Session } from './cryptoki'
import { KeyGone, type KeyService, type WrapContext, WrongKey } from './key-service'
import { within, type Token } from './token'

export const pkcs11Prefix = 'pkcs11:'
const ivSize = 12
/** Nonce, data key, tag. */
const wrappedSize = ivSize + 32 + 16

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
