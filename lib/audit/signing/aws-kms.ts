import { CreateKeyCommand, GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms'
import type { KmsPlace } from '../../vault/keys/aws-kms'
import type { SigningService } from './service'

export const kmsPrefix = 'aws-kms:'

function arnOf(keyId: string): string {
  if (!keyId.startsWith(kmsPrefix)) throw new Error('This is not the id of a key in AWS KMS.')
  return keyId.slice(kmsPrefix.length)
}

/** A customer managed key in AWS KMS, made there for signing and never leaving it. */
export function awsKmsSigning({ region, endpoint }: KmsPlace): SigningService {
  const client = new KMSClient({ region, maxAttempts: 3, ...(endpoint ? { endpoint } : { useFipsEndpoint: true }) })
  return {
    create: async (installation) => {
      const { KeyMetadata } = await client.send(new CreateKeyCommand({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', Description: 'Veritar audit log', Tags: [{ TagKey: 'veritar-installation', TagValue: installation }] }))
      if (!KeyMetadata?.Arn) throw new Error('AWS KMS made a key without an address.')
      const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: KeyMetadata.Arn }))
      if (!PublicKey) throw new Error('AWS KMS gave no public key.')
      return { id: `${kmsPrefix}${KeyMetadata.Arn}`, spki: Buffer.from(PublicKey) }
    },
    sign: async (id, bytes) => {
      const { Signature } = await client.send(new SignCommand({ KeyId: arnOf(id), Message: bytes, MessageType: 'RAW', SigningAlgorithm: 'ECDSA_SHA_256' }))
      if (!Signature) throw new Error('AWS KMS signed nothing.')
      return Buffer.from(Signature)
    },
  }
}
