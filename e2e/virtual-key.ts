import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509'
import type { CDPSession, Page } from '@playwright/test'

/** Every virtual authenticator of Chromium claims this model and vouches for itself with this one key. */
const aaguid = '01020304-0506-0708-0102-030405060708'
const point = '048d617e65c9508e64bcc5673ac82a6799da3c1446682c258c463fffdf58dfd2fa3e6c378b53d795c4a4dffb4199edd7862f23abaf0203b4b8911ba0569994e101'
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** The operator's list that takes Chromium's virtual authenticators: an authority of their name and key. Who signed it does not matter, it is the root. */
export async function virtualModels(): Promise<string> {
  const { privateKey } = (await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
  const name = 'C=US, O=Chromium, OU=Authenticator Attestation, CN=Batch Certificate'
  const root = await X509CertificateGenerator.create({
    serialNumber: '01',
    subject: name,
    issuer: name,
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
    publicKey: await webcrypto.subtle.importKey('raw', Buffer.from(point, 'hex'), ecdsa, true, ['verify']),
    signingKey: privateKey,
    signingAlgorithm: ecdsa,
    extensions: [new BasicConstraintsExtension(true, 0, true)],
  })
  return JSON.stringify({ models: [{ aaguid, name: 'Virtual key', roots: [root.toString('pem')], aaguidInCertificate: false }] })
}

/** Plugs a virtual authenticator into the browser of a page; what it returns pulls it out. @param backed whether it is a passkey that lives in a cloud */
export async function plugIn(page: Page, backed: boolean): Promise<() => Promise<void>> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'usb', hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, defaultBackupEligibility: backed, defaultBackupState: backed } as const
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options })
  return async () => {
    await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    await cdp.detach()
  }
}
