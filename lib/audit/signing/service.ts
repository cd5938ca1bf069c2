/** Where the key that signs the audit log is made and stays: it signs there, and nothing but signatures comes out. */
export type SigningService = {
  /** A new ECDSA key on P-256. @param installation whose logs it signs @returns its id and the public half as DER SPKI */
  create: (installation: string) => Promise<{ id: string; spki: Buffer }>
  /** ECDSA over SHA-256 of the bytes, in DER. @throws Error when the service does not answer or has no such key */
  sign: (id: string, bytes: Uint8Array) => Promise<Buffer>
}

const spkiOfP256 = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex')

/** The public key of a point on P-256 (uncompressed, 65 bytes; some modules wrap it into an octet string) as DER SPKI. @throws Error for any other */
export function spkiOfPoint(said: Uint8Array): Buffer {
  const point = said.length === 67 && said[0] === 0x04 && said[1] === 65 ? said.subarray(2) : said
  if (point.length !== 65 || point[0] !== 0x04) throw new Error('The module gave a public key that is not a point on P-256.')
  return Buffer.concat([spkiOfP256, point])
}

/** An integer of DER: without leading zeros, and positive. */
function integer(bytes: Uint8Array): Buffer {
  const from = bytes.findIndex((byte) => byte !== 0)
  const value = Buffer.from(from < 0 ? [0] : bytes.subarray(from))
  const padded = (value[0] as number) >= 0x80 ? Buffer.concat([Buffer.of(0), value]) : value
  return Buffer.concat([Buffer.of(0x02, padded.length), padded])
}

/** A signature given as r and s of 32 bytes each, in DER. @throws Error for any other length */
export function derOfSignature(said: Uint8Array): Buffer {
  if (said.length !== 64) throw new Error('The module gave a signature that is not one of P-256.')
  const both = Buffer.concat([integer(said.subarray(0, 32)), integer(said.subarray(32))])
  return Buffer.concat([Buffer.of(0x30, both.length), both])
}
