import { KMSClient } from '@aws-sdk/client-kms'

export const kmsPrefix = 'aws-kms:'

/** `endpoint` is only for a gateway of one's own; without it the FIPS endpoint of the region is used. */
export type KmsPlace = { region: string; endpoint: string | undefined }

/** A client of AWS KMS there. */
export const kmsClient = ({ region, endpoint }: KmsPlace): KMSClient => new KMSClient({ region, maxAttempts: 3, ...(endpoint ? { endpoint } : { useFipsEndpoint: true }) })

/** The address of the key of this id. @throws Error for the id of another service */
export function arnOf(keyId: string): string {
  if (!keyId.startsWith(kmsPrefix)) throw new Error('This is not the id of a key in AWS KMS.')
  return keyId.slice(kmsPrefix.length)
}
