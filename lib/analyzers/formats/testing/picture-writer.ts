/** A field of EXIF: words, or a position as three rationals. */
type Field = { tag: number; text: string } | { tag: number; type: 1 | 7; bytes: Uint8Array } | { tag: number; degrees: [number, number, number] }
export type ExifFields = { image?: Field[]; camera?: Field[]; gps?: Field[] }

/** A TIFF structure as EXIF has it: the image directory, and one for the camera and for the position where they have fields. */
export function writeExif({ image = [], camera = [], gps = [] }: ExifFields, little = true): Uint8Array<ArrayBuffer> {
  const out: number[] = little ? [0x49, 0x49, 42, 0, 8, 0, 0, 0] : [0x4d, 0x4d, 0, 42, 0, 0, 0, 8]
  const number = (value: number, size: number) => Array.from({ length: size }, (_, i) => (value >>> (8 * (little ? i : size - 1 - i))) & 0xff)
  const put = (at: number, bytes: number[]) => bytes.forEach((one, i) => (out[at + i] = one))
  const directory = (fields: (Field | { tag: number; link: Field[] })[]) => {
    const start = out.length
    put(start, [...number(fields.length, 2), ...new Array<number>(fields.length * 12 + 4).fill(0)])
    fields.forEach((field, i) => {
      const [type, bytes, count] = 'text' in field ? [2, [...new TextEncoder().encode(`${field.text}\0`)]] : 'bytes' in field ? [field.type, [...field.bytes]] : 'degrees' in field ? [5, field.degrees.flatMap((one) => [...number(one, 4), ...number(1, 4)]), 3] : [4, [], 1]
      const own = bytes.length > 4 || 'link' in field ? out.length : 0
      put(start + 2 + i * 12, [...number(field.tag, 2), ...number(type as number, 2), ...number((count as number | undefined) ?? bytes.length, 4), ...(own ? number(own, 4) : bytes)])
      if ('link' in field) directory(field.link)
      else if (own) put(own, bytes)
    })
  }
  directory([...image, ...(camera.length ? [{ tag: 0x8769, link: camera }] : []), ...(gps.length ? [{ tag: 0x8825, link: gps }] : [])])
  return new Uint8Array(out)
}

const joined = (...parts: (Uint8Array | string)[]) => new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))))

/** A JPEG without a single pixel: its start, these segments (marker and body), and where the pixels would begin. */
export function writeJpeg(...segments: [marker: number, body: Uint8Array | string][]): Uint8Array {
  return joined('\xff\xd8', ...segments.flatMap(([marker, body]) => [new Uint8Array([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body]), '\xff\xda\0\x02\xff\xd9')
}

/** A JPEG with one EXIF block. */
export const writePhoto = (fields: ExifFields, little = true): Uint8Array => writeJpeg([0xe1, joined('Exif\0\0', writeExif(fields, little))])

/** A PNG of these chunks; their checksums are left out, which no reader here looks at. */
export function writePng(...chunks: [kind: string, body: Uint8Array | string][]): Uint8Array {
  const chunk = (kind: string, body: Uint8Array | string) => joined(new Uint8Array([0, body.length >> 16, (body.length >> 8) & 0xff, body.length & 0xff]), kind, body, '\0\0\0\0')
  return joined('\x89PNG\r\n\x1a\n', ...chunks.map(([kind, body]) => chunk(kind, body)), chunk('IEND', ''))
}
