import 'reflect-metadata'
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, X509Certificate } from '@peculiar/x509'

/** More certificates than any manufacturer uses. */
const longest = 5

/** Whether a certificate may sign others (RFC 5280, 4.2.1.9 and 4.2.1.3). */
export function isCa(certificate: X509Certificate): boolean {
  const usage = certificate.getExtension(KeyUsagesExtension)
  return certificate.getExtension(BasicConstraintsExtension)?.ca === true && (!usage || (usage.usages & KeyUsageFlags.keyCertSign) !== 0)
}

const holds = (certificate: X509Certificate, now: Date) => certificate.notBefore <= now && now <= certificate.notAfter

/** Whether `issuer` signed `certificate`, under which `below` other authorities stand. */
async function signed(issuer: X509Certificate, certificate: X509Certificate, below: number, now: Date): Promise<boolean> {
  const most = issuer.getExtension(BasicConstraintsExtension)?.pathLength
  if (!isCa(issuer) || (most !== undefined && below > most)) return false
  if (issuer.subject !== certificate.issuer || !holds(issuer, now) || !holds(certificate, now)) return false
  return certificate.verify({ publicKey: issuer.publicKey, signatureOnly: true })
}

/**
 * Whether the certificates of an attestation, leaf first, lead to one of `roots`, each signed by the next and all valid now.
 * Our own walk: the library takes one list of roots for all models, and fetches what a certificate points to from the network.
 * @param x5c DER
 * @param roots PEM
 */
export async function leadsToRoot(x5c: Uint8Array[], roots: string[], now: Date): Promise<boolean> {
  if (x5c.length === 0 || x5c.length > longest) return false
  try {
    const path = x5c.map((der) => new X509Certificate(new Uint8Array(der)))
    for (const [i, certificate] of path.entries()) {
      const issuer = path[i + 1]
      if (issuer && !(await signed(issuer, certificate, i, now))) return false
    }
    const last = path.at(-1) as X509Certificate
    for (const pem of roots) {
      const root = new X509Certificate(pem)
      if (path.length > 1 && root.equal(last) && holds(root, now)) return true
      if (await signed(root, last, path.length - 1, now)) return true
    }
  } catch {
    // What cannot be parsed or verified leads nowhere.
  }
  return false
}
