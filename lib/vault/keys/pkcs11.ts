import { randomBytes, randomUUID } from 'node:crypto'
import { attribute, CKA, CKK_AES, CKO_SECRET_KEY, CKR_ENCRYPTED_DATA_INVALID, CKR_ENCRYPTED_DATA_LEN_RANGE, CryptokiError } from './cryptoki'
import { type KeyService, type WrapContext, WrongKey } from './key-service'
import { handleOf, idInToken, pkcs11Prefix, type Token, within } from './token'

const ivSize = 12
/** Nonce, data key, tag. */
const wrappedSize = ivSize + 32 + 16

const boundTo = ({ organizationId, objectId }: WrapContext) => Buffer.from(`veritar vault data key|${organizationId}|${objectId}`)

const aes = [attribute(CKA.CLASS, CKO_SECRET_KEY), attribute(CKA.KEY_TYPE, CKK_AES)]

/**
 * Keys in a token of a PKCS#11 module: AES-256, made there, never leaving it (CKA_SENSITIVE, not CKA_EXTRACTABLE). Data
 * keys are wrapped with CKM_AES_GCM, bound to their organization and object.
 */
export function pkcs11KeyService(token: Token): KeyService {
  return {
    create: async (organizationId) => {
      const keyId = `${pkcs11Prefix}${randomUUID()}`
      const allowed = [CKA.TOKEN, CKA.PRIVATE, CKA.SENSITIVE, CKA.ENCRYPT, CKA.DECRYPT].map((type) => attribute(type, true))
      const named = [attribute(CKA.ID, idInToken(keyId)), attribute(CKA.LABEL, Buffer.from(`veritar ${organizationId}`))]
      within(token, (session) => session.generateAes([...aes, ...allowed, ...named, attribute(CKA.EXTRACTABLE, false), attribute(CKA.VALUE_LEN, 32)]))
      return keyId
    },
    wrap: async (keyId, dataKey, context) => {
      const iv = randomBytes(ivSize)
      return Buffer.concat([iv, within(token, (session) => session.encrypt(handleOf(session, aes, keyId), iv, boundTo(context), Buffer.from(dataKey)))])
    },
    unwrap: async (keyId, wrapped, context) => {
      const bytes = Buffer.from(wrapped)
      // A module may take less than a tag for an empty text, as SoftHSM does: nothing but the one length is asked about.
      if (bytes.length !== wrappedSize) throw new WrongKey(keyId)
      try {
        return within(token, (session) => session.decrypt(handleOf(session, aes, keyId), bytes.subarray(0, ivSize), boundTo(context), bytes.subarray(ivSize)))
      } catch (error) {
        if (error instanceof CryptokiError && wrong.has(error.code)) throw new WrongKey(keyId)
        throw error
      }
    },
    destroy: async (keyId) => {
      within(token, (session) => session.find([...aes, attribute(CKA.ID, idInToken(keyId))]).forEach((handle) => session.destroy(handle)))
      return 'The key was destroyed in its PKCS#11 token.'
    },
  }
}

const CKR_GENERAL_ERROR = 0x5
/** What modules say of a tag that does not fit; SoftHSM says that something failed. */
const wrong = new Set([CKR_ENCRYPTED_DATA_INVALID, CKR_ENCRYPTED_DATA_LEN_RANGE, CKR_GENERAL_ERROR])
