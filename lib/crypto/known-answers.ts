import { createCipheriv, createDecipheriv, createHash, createHmac, createPublicKey, generateKeyPairSync, hkdfSync, randomBytes, sign, verify } from 'node:crypto'

const hex = (text: string) => Buffer.from(text, 'hex')

/** Test case 16 of McGrew and Viega, The Galois/Counter Mode of Operation. */
const gcm = {
  key: hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'),
  iv: hex('cafebabefacedbaddecaf888'),
  plain: hex('d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39'),
  bound: hex('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
  cipher: '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662',
  tag: '76fc6ece0f4e1768cddf8853bb2d551b',
}

function opens(tag: Buffer): boolean {
  const decipher = createDecipheriv('aes-256-gcm', gcm.key, gcm.iv, { authTagLength: 16 }).setAAD(gcm.bound).setAuthTag(tag)
  const plain = decipher.update(gcm.cipher, 'hex')
  try {
    return Buffer.concat([plain, decipher.final()]).equals(gcm.plain)
  } catch {
    return false
  }
}

function seals(): boolean {
  const cipher = createCipheriv('aes-256-gcm', gcm.key, gcm.iv, { authTagLength: 16 }).setAAD(gcm.bound)
  return cipher.update(gcm.plain, undefined, 'hex') + cipher.final('hex') === gcm.cipher && cipher.getAuthTag().toString('hex') === gcm.tag
}

/** RFC 6979 A.2.5, the message "sample" with SHA-256; the signature as r and s. */
function verifies(message: string): boolean {
  const x = hex('60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6').toString('base64url')
  const y = hex('7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299').toString('base64url')
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const signature = hex('efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8')
  return verify('sha256', Buffer.from(message), { key, dsaEncoding: 'ieee-p1363' }, signature)
}

function signs(): boolean {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signature = sign('sha256', gcm.plain, privateKey)
  return verify('sha256', gcm.plain, publicKey, signature) && !verify('sha256', gcm.bound, publicKey, signature)
}

/** What every algorithm in use must answer, by name: published examples, and that what was altered is refused. */
export const knownAnswers: Record<string, () => boolean> = {
  // FIPS 180-4, the examples of one block.
  'SHA-256': () => createHash('sha256').update('abc').digest('hex') === 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  'SHA-512': () => createHash('sha512').update('abc').digest('hex') === 'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
  // RFC 4231, test case 1.
  'HMAC-SHA-256': () => createHmac('sha256', Buffer.alloc(20, 0x0b)).update('Hi There').digest('hex') === 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  'HMAC-SHA-512': () => createHmac('sha512', Buffer.alloc(20, 0x0b)).update('Hi There').digest('hex') === '87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854',
  // RFC 5869, test case 1.
  'HKDF-SHA-256': () => Buffer.from(hkdfSync('sha256', Buffer.alloc(22, 0x0b), hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9'), 42)).toString('hex') === '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  'AES-256-GCM': () => seals() && opens(hex(gcm.tag)) && !opens(Buffer.alloc(16)),
  'ECDSA P-256': () => verifies('sample') && !verifies('Sample') && signs(),
  'random values': () => !randomBytes(32).equals(randomBytes(32)),
}
