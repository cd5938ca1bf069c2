import { CreateKeyCommand, DecryptCommand, DisableKeyCommand, EncryptCommand, ScheduleKeyDeletionCommand } from '@aws-sdk/client-kms'
import { KeyGone, type KeyService, type WrapContext, WrongKey } from './key-service'
import { arnOf, kmsClient, type KmsPlace, kmsPrefix } from './kms'

const encryptionContext = ({ organizationId, objectId }: WrapContext) => ({ veritar: 'vault', organization: organizationId, object: objectId })

const gone = new Set(['NotFoundException', 'DisabledException', 'KMSInvalidStateException'])
const wrong = new Set(['InvalidCiphertextException', 'IncorrectKeyException'])

/** What AWS says, in our words; anything else, as when it cannot be reached, stays what it is. */
function said(error: unknown, keyId: string): unknown {
  const name = error instanceof Error ? error.name : ''
  return gone.has(name) ? new KeyGone(keyId) : wrong.has(name) ? new WrongKey(keyId) : error
}

/** The shortest wait that AWS allows before a key is deleted for good. It is disabled at once. */
const pendingDays = 7

/** Keys in AWS KMS, one customer managed key an organization; a data key is bound to its organization and object by the encryption context. */
export function awsKmsKeyService(place: KmsPlace): KeyService {
  const client = kmsClient(place)
  return {
    create: async (organizationId) => {
      const { KeyMetadata } = await client.send(new CreateKeyCommand({ KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT', Description: 'Veritar vault, key of one organization', Tags: [{ TagKey: 'veritar-organization', TagValue: organizationId }] }))
      if (!KeyMetadata?.Arn) throw new Error('AWS KMS made a key without an address.')
      return `${kmsPrefix}${KeyMetadata.Arn}`
    },
    wrap: async (keyId, dataKey, context) => {
      const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId: arnOf(keyId), Plaintext: dataKey, EncryptionContext: encryptionContext(context) })).catch((error: unknown) => {
        throw said(error, keyId)
      })
      if (!CiphertextBlob) throw new Error('AWS KMS wrapped nothing.')
      return Buffer.from(CiphertextBlob)
    },
    unwrap: async (keyId, wrapped, context) => {
      const { Plaintext } = await client.send(new DecryptCommand({ KeyId: arnOf(keyId), CiphertextBlob: wrapped, EncryptionContext: encryptionContext(context) })).catch((error: unknown) => {
        throw said(error, keyId)
      })
      if (Plaintext?.byteLength !== 32) throw new WrongKey(keyId)
      return Buffer.from(Plaintext)
    },
    destroy: async (keyId) => {
      const KeyId = arnOf(keyId)
      const absent = (error: unknown) => {
        if (!(said(error, keyId) instanceof KeyGone)) throw error
      }
      await client.send(new DisableKeyCommand({ KeyId })).catch(absent)
      await client.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: pendingDays })).catch(absent)
      return `The key was disabled in AWS KMS, and AWS deletes it in ${pendingDays} days.`
    },
  }
}
