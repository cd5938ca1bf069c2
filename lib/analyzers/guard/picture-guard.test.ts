import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QuarantinedEvidence, UnreadableEvidence } from '../analyzer'
import { writeDocx, writePdf } from '../formats/testing/document-writers'
import { evidenceOf } from '../formats/testing/evidence'
import { writeExif, writeJpeg, writePhoto, writePng } from '../formats/testing/picture-writer'
import { writeWorkbook } from '../formats/testing/workbook'
import { guardEvidence } from './guard'

const looked = async (content: Uint8Array): Promise<unknown> => {
  try {
    await guardEvidence([evidenceOf(content, 'upload')])
    return null
  } catch (error) {
    return error
  }
}
const inWord = (picture: Uint8Array, name = 'image1.jpeg') => writeDocx(['How the server room is locked.'], { extra: [{ name: `word/media/${name}`, data: picture }] })
const [artist, description, latitude, gpsVersion, comment, windowsTitle] = [0x013b, 0x010e, 0x0002, 0x0000, 0x9286, 0x9c9b]
const place = { tag: latitude, degrees: [38, 53, 51] as [number, number, number] }
const camera = { image: [{ tag: 0x0110, text: 'Pixel 9' }, { tag: 0x0132, text: '2026:05:04 12:13:14' }, { tag: artist, text: 'A. Vale' }] }
const named = 'Date of birth: 14 February 1992'
const xmp = (inner: string) => `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><rdf:Description ${inner}/></x:xmpmeta>`

describe('pictures whose properties are set aside', () => {
  it.each([
    ['a position', writePhoto({ ...camera, gps: [place] }), /place where a picture was taken/],
    ['a position, written from the other end', writePhoto({ ...camera, gps: [place] }, false), /place where/],
    ['a birth date in the description', writePhoto({ image: [{ tag: description, text: named }] }), /date of birth/],
    ['a number in a comment of the camera', writePhoto({ camera: [{ tag: comment, type: 7, bytes: new Uint8Array(Buffer.from('ASCII\0\0\0SSN 512-34-8765')) }] }), /Social Security/],
    ['a title of Windows', writePhoto({ image: [{ tag: windowsTitle, type: 1, bytes: new Uint8Array(Buffer.from('SSN 512-34-8765\0', 'utf16le')) }] }), /Social Security/],
    ['a banner in a comment', writeJpeg([0xfe, 'CUI//SP-EXPT']), /CUI banner/],
    ['a position in XMP', writeJpeg([0xe1, xmp('exif:GPSLatitude="38,53.8N"')]), /place where/],
    ['a PNG with EXIF', writePng(['eXIf', writeExif({ gps: [place] })]), /place where/],
    ['a PNG with text', writePng(['tEXt', `Comment\0${named}`]), /date of birth/],
    ['a PNG with packed text', writePng(['zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(named)])]), /date of birth/],
    ['a TIFF', writeExif({ gps: [place] }), /place where/],
  ])('%s', async (_name, picture, says) => {
    for (const file of [inWord(picture), writeWorkbook([{ name: 'A', rows: [['ref', 'us person']] }], [{ name: 'xl/media/image1.bin', data: picture }]), picture]) {
      const error = await looked(file)
      expect(error).toBeInstanceOf(QuarantinedEvidence)
      expect((error as QuarantinedEvidence).reason).toMatch(says)
      expect(JSON.stringify([error, (error as QuarantinedEvidence).places])).not.toMatch(/512|1992|53[^0-9]?51|38,53/)
    }
    expect((await looked(inWord(picture)) as QuarantinedEvidence).places[0]).toEqual({ file: 'upload', section: 'picture (word/media/image1.jpeg)' })
  })
  it('finds one that lies in a PDF', async () => {
    const pdf = writePdf([{ lines: ['The plan of the server room, with who may enter it and why.'] }])
    expect(await looked(Buffer.concat([pdf, writePhoto({ gps: [place] })]))).toMatchObject({ places: [{ file: 'upload', section: 'picture 1' }] })
    expect(await looked(Buffer.concat([pdf, writePhoto(camera), Buffer.from('\xff\xd8\xff\x00', 'latin1')]))).toBeNull()
  })
})

describe('pictures that are let through', () => {
  it.each([
    ['camera, time and name', writePhoto(camera)],
    ['the version of the position standard alone', writePhoto({ ...camera, gps: [{ tag: gpsVersion, type: 1, bytes: new Uint8Array([2, 3, 0, 0]) }] })],
    ['words about positions', writeJpeg([0xe1, xmp('dc:description="GPSLatitude was removed"')])],
    ['no properties', writeJpeg()],
    ['a PNG with its program', writePng(['tEXt', 'Software\0Drawing 4.2'])],
  ])('%s', async (_name, picture) => expect(await looked(inWord(picture))).toBeNull())
  it('what is no picture', async () => expect(await looked(inWord(new Uint8Array([1, 0, 0, 0]), 'image1.emf'))).toBeNull())
})

describe('pictures that cannot be looked at', () => {
  it.each([
    ['EXIF that is cut off', writeJpeg([0xe1, Buffer.concat([Buffer.from('Exif\0\0'), writeExif({ gps: [place] }).subarray(0, 30)])])],
    ['a JPEG that is cut off', writePhoto({ gps: [place] }).subarray(0, 40)],
    ['packed text that is broken', writePng(['zTXt', 'Comment\0\0nothing'])],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1')],
  ])('%s', async (_name, picture) => expect(await looked(inWord(picture))).toBeInstanceOf(UnreadableEvidence))
  it('any bytes end in an answer', async () => {
    const good = writePhoto({ ...camera, gps: [place] })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 }), async (changes) => {
        const bytes = good.slice()
        for (const [at, value] of changes) bytes[at] = value
        const error = await looked(inWord(bytes))
        expect(error === null || error instanceof QuarantinedEvidence || error instanceof UnreadableEvidence).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
