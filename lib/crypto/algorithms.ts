/**
 * Every algorithm Veritar may name, as the code names it in lower case, with what it is for. design: what a FIPS 140-3
 * provider accepts, and of that AES-GCM, SHA-2, HMAC, HKDF and ECDSA on P-256 or P-384 only. lib/crypto/crypto-uses.test.ts
 * holds the source to it.
 */
export const approved: Record<string, string> = {
  sha256: 'digests of evidence, tokens, cases and log entries; HMAC and HKDF over it',
  'sha-256': 'the same, by WebCrypto',
  sha384: 'allowed, not used today',
  'sha-384': 'allowed, not used today',
  sha512: 'key derivation of the chunked encryption',
  'sha-512': 'the same, by WebCrypto',
  hmac: 'by WebCrypto',
  hkdf: 'by WebCrypto',
  'aes-256-gcm': 'evidence, and the keys it is encrypted with',
  'aes-gcm': 'the same, by WebCrypto',
  ec: 'keys of signatures',
  ecdsa: 'the same, by WebCrypto',
  'p-256': 'heads of the audit log, the witness, hardware keys',
  'p-384': 'allowed, not used today',
  es256: 'hardware keys (COSE)',
  ckm_aes_key_gen: 'organization keys in a PKCS#11 token',
  ckm_aes_gcm: 'wrapping data keys in a PKCS#11 token',
  ckm_ec_key_pair_gen: 'the key that signs the audit log, in a PKCS#11 token, on P-256',
  ckm_ecdsa: 'heads of the audit log, signed in a PKCS#11 token',
}

/** Where another one is named nevertheless, and why that is right. Each must still be there: one that is not fails the test. */
export const exceptions: { file: string; algorithm: string; because: string }[] = [
  { file: 'lib/analyzers/formats/md5.ts', algorithm: 'md5 written out', because: 'AWS names CloudTrail’s public keys by MD5: a name that is compared, and nothing is held to be unaltered because of it.' },
  { file: 'lib/analyzers/cloudtrail-digest/testing/build-chain.ts', algorithm: 'rsa', because: 'Signs made-up digests as AWS does: RSA of 2,048 bits with SHA-256, which the analyzer verifies.' },
  { file: 'prisma/demo/logs.ts', algorithm: 'rsa', because: 'Signs the invented digests of the demo as AWS does, with a key that is thrown away.' },
  { file: 'lib/crypto/self-test.ts', algorithm: 'md5', because: 'Asked for to see it refused: a FIPS provider has none.' },
  { file: 'lib/crypto/self-test.ts', algorithm: 'chacha20-poly1305', because: 'Asked for to see it refused: a FIPS provider has none.' },
  { file: 'lib/attack/identity-provider.ts', algorithm: 'rsa', because: 'An identity provider of the tests, with keys as real ones have them.' },
  { file: 'lib/attack/identity-provider.ts', algorithm: 'rsa-sha256', because: 'The same signs ID tokens as real ones do; Veritar only verifies them.' },
  { file: 'lib/audit/note.test.ts', algorithm: '? namedcurve', because: 'Makes a key on another curve to see it refused.' },
]
