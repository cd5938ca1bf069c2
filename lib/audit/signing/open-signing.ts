import { configuredKms, configuredToken } from '../../vault/keys/configured'
import type { SigningService } from './service'

const what = 'Keys of the audit log'
/** A module and a library are loaded only where they are configured. */
const services = {
  pkcs11: async (): Promise<SigningService> => (await import('./pkcs11')).pkcs11Signing(configuredToken(what)),
  'aws-kms': async (): Promise<SigningService> => (await import('./aws-kms')).awsKmsSigning(configuredKms(what)),
}

/** Where a key that signs the audit log can be made, beside the key file. */
export type SigningPlace = keyof typeof services

/** The service of this name. @throws Error when it is not configured whole */
export const signingService = (place: SigningPlace): Promise<SigningService> => services[place]()

/** Where a key is, by its id. @throws Error when that is nowhere */
export function placeOfKey(id: string): SigningPlace {
  const place = (Object.keys(services) as SigningPlace[]).find((each) => id.startsWith(`${each}:`))
  if (!place) throw new Error(`No key service of this installation holds ${id}.`)
  return place
}
