import type { Row } from './reference'

/** A cryptographic library by the name of its package. `unclear`: sold or shipped both with and without a validated module. */
export type CryptoLibrary = { name: RegExp; fips: 'module' | 'ordinary' | 'unclear' }

/** Libraries that encrypt, and whether a build of that name holds a FIPS validation (domain.md 5.11, 3.4). The first that fits decides. */
export const cryptoLibraries: Row<CryptoLibrary[]> = {
  id: 'crypto-libraries',
  value: [
    { name: /^(?:bc-?fips|bcpkix-fips|bctls-fips|bcmail-fips|bcutil-fips|boringcrypto|openssl-fips(?:-provider)?|fips-provider(?:-next)?|wolfcrypt-fips|wolfssl-fips|aws-lc-fips(?:-sys)?|crypto-policies-fips|libgcrypt20-fips|openssl-fips-module)$/i, fips: 'module' },
    { name: /^(?:openssl|openssl-libs|libssl[\d.]*(?:t64)?|libcrypto[\d.]*|gnutls|libgnutls30?|libgcrypt(?:20)?|nss|libnss3|nettle|wolfssl|aws-lc|aws-lc-(?:rs|sys)|mbedtls|libmbedcrypto\d*|amazon-corretto-crypto-provider|golang-fips|corecrypto)$/i, fips: 'unclear' },
    { name: /^(?:bcprov|bcpkix|bcpg|bctls|bcmail|bcutil)-(?:jdk|ext|lts)[\w]*$/i, fips: 'ordinary' },
    { name: /^(?:boringssl|libressl|botan\d?|libsodium|cryptography|pycryptodomex?|pycrypto|pynacl|m2crypto|rsa|crypto-js|go-crypto|node-forge|jsrsasign|tweetnacl|sjcl|elliptic|rustls|ring|openssl-src|sodiumoxide|chacha20poly1305|tink(?:-java|-go)?|golang\.org\/x\/crypto|x\/crypto|jasypt|bouncycastle(?:\.cryptography)?|portable\.bouncycastle)$/i, fips: 'ordinary' },
  ],
  source: 'domain.md 5.11; csrc.nist.gov/projects/cryptographic-module-validation-program, modules in process and validated',
  from: null,
  to: null,
  checkedOn: '2026-11-24',
  confidence: 'medium',
  note: 'Only a certificate with its operational environment proves a validation; a name does not.',
}
