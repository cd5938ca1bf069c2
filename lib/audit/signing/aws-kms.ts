import { CreateKeyCommand, GetPublicKeyCommand, SignCommand } from '@aws-sdk/client-kms'
import { arnOf, kmsClient, type KmsPlace, kmsPrefix } from '../../vault/keys/kms'
import type { SigningService } from './service'

/** A customer managed key in AWS KMS, made there for signing and never leaving it. */
export function awsKmsSigning(place: KmsPlace): SigningService {
  const client = kmsClient(place)
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
