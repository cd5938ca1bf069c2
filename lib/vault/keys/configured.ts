import { readFileSync, statSync } from 'node:fs'
import { env } from '../../env'
import type { KmsPlace } from './kms'
import type { Token } from './token'

/** What stands in a file of a secret. @throws Error when others may read it */
function secretIn(path: string): string {
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) throw new Error(`Others may read a secret: run chmod 600 ${path} and start again.`)
  return readFileSync(path, 'utf8').trim()
}

/** The token that the settings name. @param what needs it, for the message @throws Error when a setting is missing */
export function configuredToken(what: string): Token {
  const { PKCS11_MODULE: module, PKCS11_TOKEN: label, PKCS11_PIN_FILE: pinFile } = env()
  if (!module || !label || !pinFile) throw new Error(`${what} in a PKCS#11 token need PKCS11_MODULE, PKCS11_TOKEN and PKCS11_PIN_FILE.`)
  return { module, label, pin: () => secretIn(pinFile) }
}

/** The AWS KMS that the settings name. @param what needs it, for the message @throws Error when a setting is missing */
export function configuredKms(what: string): KmsPlace {
  const { KMS_REGION: region, KMS_ENDPOINT: endpoint } = env()
  if (!region) throw new Error(`${what} in AWS KMS need KMS_REGION.`)
  return { region, endpoint }
}
