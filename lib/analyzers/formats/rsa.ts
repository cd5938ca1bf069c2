import { createPublicKey, verify, type KeyObject } from 'node:crypto'

/** Largest key in bytes of DER; 8,192 bits need about 1,100. */
const largest = 4096
const bits = { least: 2048, most: 8192 }

/** An RSA public key that can check signatures. */
export type RsaKey = { verifies: (text: string, signature: Uint8Array) => boolean }

/**
 * The RSA key in DER bytes, PKCS#1 `RSAPublicKey` or SPKI; null when it is neither, is no RSA key, or has less than 2,048
 * or more than 8,192 bits. `verifies` checks RSASSA-PKCS1-v1_5 with SHA-256 over the UTF-8 text, and never throws.
 */
export function rsaKey(der: Uint8Array): RsaKey | null {
  if (der.length > largest) return null
  const key = parsed(der, 'pkcs1') ?? parsed(der, 'spki')
  const length = key?.asymmetricKeyDetails?.modulusLength ?? 0
  if (key?.asymmetricKeyType !== 'rsa' || length < bits.least || length > bits.most) return null
  return {
    verifies(text, signature) {
      try {
        return verify('sha256', Buffer.from(text), key, signature)
      } catch {
        return false
      }
    },
  }
}

function parsed(der: Uint8Array, type: 'pkcs1' | 'spki'): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(der), format: 'der', type })
  } catch {
    return null
  }
}
