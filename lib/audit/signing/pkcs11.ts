import { createHash, randomUUID } from 'node:crypto'
import { attribute, CKA, CKK_EC, CKO_PRIVATE_KEY, CKO_PUBLIC_KEY } from '../../vault/keys/cryptoki'
import { handleOf, idInToken, pkcs11Prefix, type Token, within } from '../../vault/keys/token'
import { derOfSignature, type SigningService, spkiOfPoint } from './service'

/** The object identifier of the curve P-256, in DER. */
const p256 = Buffer.from('06082a8648ce3d030107', 'hex')

const yes = (types: number[]) => types.map((type) => attribute(type, true))
const privateEc = [attribute(CKA.CLASS, CKO_PRIVATE_KEY), attribute(CKA.KEY_TYPE, CKK_EC)]

/** A key in a token of a PKCS#11 module, made there and never leaving it (CKA_SENSITIVE, not CKA_EXTRACTABLE); CKM_ECDSA over a digest computed here. */
export function pkcs11Signing(token: Token): SigningService {
  return {
    create: async (installation) => {
      const id = `${pkcs11Prefix}${randomUUID()}`
      const named = [attribute(CKA.ID, idInToken(id)), attribute(CKA.LABEL, Buffer.from(`veritar audit log ${installation}`))]
      const publicHalf = [attribute(CKA.CLASS, CKO_PUBLIC_KEY), attribute(CKA.KEY_TYPE, CKK_EC), attribute(CKA.EC_PARAMS, p256), ...yes([CKA.TOKEN, CKA.VERIFY]), ...named]
      const privateHalf = [...privateEc, ...yes([CKA.TOKEN, CKA.PRIVATE, CKA.SENSITIVE, CKA.SIGN]), attribute(CKA.EXTRACTABLE, false), ...named]
      return { id, spki: spkiOfPoint(within(token, (session) => session.generateEc(publicHalf, privateHalf))) }
    },
    sign: async (id, bytes) => {
      const digest = createHash('sha256').update(bytes).digest()
      return derOfSignature(within(token, (session) => session.signDigest(handleOf(session, privateEc, id), digest)))
    },
  }
}
