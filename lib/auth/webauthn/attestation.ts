import 'reflect-metadata'
import type { VerifiedRegistrationResponse } from '@simplewebauthn/server'
import { cose, decodeAttestationObject, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers'
import { X509Certificate } from '@peculiar/x509'
import { leadsToRoot } from './certificate-path'
import type { KeyModel } from './key-models'
import type { Refusal } from './refusals'

export type Registration = NonNullable<VerifiedRegistrationResponse['registrationInfo']>

/** FIDO's id-fido-gen-ce-aaguid: an octet string of 16 bytes. */
const aaguidExtension = '1.3.6.1.4.1.45724.1.1.4'

/** The AAGUID in an attestation certificate, or null when it carries none. @throws Error when it carries something else */
function aaguidOf(der: Uint8Array): string | null {
  const extension = new X509Certificate(new Uint8Array(der)).getExtension(aaguidExtension)
  if (!extension) return null
  const hex = Buffer.from(extension.value).toString('hex')
  if (!/^0410[0-9a-f]{32}$/.test(hex)) throw new Error('The certificate names no AAGUID.')
  return hex.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function certifies(model: KeyModel, leaf: Uint8Array): boolean {
  try {
    const named = aaguidOf(leaf)
    return named === null ? !model.aaguidInCertificate : named === model.aaguid
  } catch {
    return false
  }
}

/**
 * Our own gate after the library, all of it required: packed attestation with certificates that lead to a root loaded for
 * exactly this model, on one device, not backed up, its user verified, ES256. The library alone takes a software key that
 * claims the AAGUID of a hardware one (self-attested, or with no attestation at all).
 * @returns why the key is not taken, or the model it is
 */
export async function judgeAttestation(given: Registration, models: KeyModel[], now: Date): Promise<{ refusal: Refusal } | { model: KeyModel }> {
  if (models.length === 0) return { refusal: 'no-list' }
  if (given.credentialDeviceType !== 'singleDevice' || given.credentialBackedUp) return { refusal: 'copied' }
  if (!given.userVerified) return { refusal: 'not-verified' }
  if (decodeCredentialPublicKey(given.credential.publicKey).get(cose.COSEKEYS.alg) !== cose.COSEALG.ES256) return { refusal: 'algorithm' }
  if (given.fmt !== 'packed') return { refusal: 'no-attestation' }
  const x5c = decodeAttestationObject(given.attestationObject).get('attStmt').get('x5c')
  const leaf = x5c?.[0]
  if (!x5c || !leaf) return { refusal: 'self-attested' }
  const model = models.find(({ aaguid }) => aaguid === given.aaguid)
  if (!model) return { refusal: 'unknown-model' }
  if (!(await leadsToRoot(x5c, model.roots, now))) return { refusal: 'certificate' }
  return certifies(model, leaf) ? { model } : { refusal: 'other-model' }
}
