import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkpointText, parseCheckpoint, parseProof, proofText } from './checkpoint'
import { emptyRoot } from './merkle'
import { keyId, parseNote, parseVerifier, type Signer, signatureLine, signedBy, signNote, verifierLine, verifierOf } from './note'

function signer(namedCurve = 'P-256'): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
  return { spki: publicKey.export({ type: 'spki', format: 'der' }), sign: async (bytes) => sign('sha256', bytes, privateKey) }
}
const ours = signer()
const name = 'veritar.invalid/one'
const parsed = (note: string) => parseNote(note) ?? expect.fail('not a note')

describe('a signed note', () => {
  test('is signed by its key, and by no other of the same name', async () => {
    const note = parsed(await signNote('one\n\ntwo\n', name, ours))
    expect(note.text).toBe('one\n\ntwo\n')
    expect(signedBy(note, verifierOf(name, ours.spki))).toBe('yes')
    expect(signedBy(note, verifierOf('veritar.invalid/two', ours.spki))).toBe('no')
    expect(signedBy(note, verifierOf(name, signer().spki))).toBe('no')
  })

  test('may carry more signatures, in any order', async () => {
    const other = signer()
    const note = parsed((await signNote('text\n', name, ours)) + (await signatureLine('text\n', 'witness', other)))
    expect(signedBy(note, verifierOf(name, ours.spki))).toBe('yes')
    expect(signedBy(note, verifierOf('witness', other.spki))).toBe('yes')
  })

  test('with any character changed is refused', async () => {
    const note = await signNote(checkpointText({ origin: name, size: 7, root: emptyRoot }), name, ours)
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, char) => {
        const changed = note.slice(0, at) + char + note.slice(at + 1)
        fc.pre(changed !== note)
        const read = parseNote(changed)
        expect(read === null || signedBy(read, verifierOf(name, ours.spki)) !== 'yes').toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('a signature in the name of a key, by another, is a forgery and not just unknown', async () => {
    const forged = { ...signer(), spki: ours.spki }
    expect(signedBy(parsed(await signNote('text\n', name, forged)), verifierOf(name, ours.spki))).toBe('forged')
  })

  test('signed by another implementation verifies: the example of the type, key id from the SPKI alone', () => {
    // The public key of the example in the documentation of transparency-dev's ECDSA verifier.
    const spki = Buffer.from('MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2G2Y+2tabdTV5BcGiBIx0a9fAFwrkBbmLSGtks4L3qX6yYY0zufBnhC8Ur/iy55GhWP/9A/bY2LhC30M9+RYtw==', 'base64')
    expect(keyId(spki)).toBe('c0d23d6a')
    expect(parseVerifier(`rekor.sigstore.dev+c0d23d6a+${Buffer.concat([Buffer.of(2), spki]).toString('base64')}`).name).toBe('rekor.sigstore.dev')
  })

  test.each(['text', 'text\n', 'text\n\n', 'text\n\n— name\n', 'text\n\n— name !!!!\n', 'text\r\n\n— name AAAAAAAA\n', 'text\n\n- name AAAAAAAA\n', 'text\n\n— name AAAAAAAA'])('%j is none', (text) => {
    expect(parseNote(text)).toBeNull()
  })
})

describe('the line of a key', () => {
  test('reads back', () => {
    const verifier = verifierOf(name, ours.spki)
    expect(parseVerifier(verifierLine(verifier))).toMatchObject({ name, id: verifier.id })
  })
  test.each([
    ['another curve', () => verifierOf(name, signer('P-384').spki), 'P-256'],
    ['a name with a space', () => verifierOf('a b', ours.spki), 'name'],
    ['an id that is not the key’s', () => parseVerifier(verifierLine({ ...verifierOf(name, ours.spki), id: '00000000' })), 'id'],
    ['an Ed25519 key', () => parseVerifier(`x+12345678+${Buffer.concat([Buffer.of(1), Buffer.alloc(32)]).toString('base64')}`), 'ECDSA'],
    ['something else', () => parseVerifier('hello'), 'ECDSA'],
  ])('with %s is refused', (_, work, why) => expect(work).toThrow(why))
})

describe('a checkpoint', () => {
  const head = { origin: name, size: 20852163, root: emptyRoot }
  test('reads back', async () => {
    expect(parseCheckpoint(await signNote(checkpointText(head), name, ours))).toMatchObject(head)
  })
  test.each([
    ['a size with a leading zero', `${name}\n07\n${emptyRoot.toString('base64')}\n`],
    ['a negative size', `${name}\n-7\n${emptyRoot.toString('base64')}\n`],
    ['a size beyond counting', `${name}\n99999999999999999\n${emptyRoot.toString('base64')}\n`],
    ['a short root', `${name}\n7\nAAAA\n`],
    ['an extension line', `${checkpointText(head)}more\n`],
    ['no origin', `\n7\n${emptyRoot.toString('base64')}\n`],
  ])('with %s is refused', async (_, text) => expect(parseCheckpoint(await signNote(text, name, ours))).toBeNull())
})

test('the proof of an entry reads back, and nothing else does', async () => {
  const proof = { entry: Buffer.from('{"a":1}'), index: 3, path: [emptyRoot, emptyRoot], checkpoint: await signNote(checkpointText({ origin: name, size: 4, root: emptyRoot }), name, ours) }
  expect(parseProof(proofText(proof))).toEqual(proof)
  expect(parseProof(proofText({ ...proof, path: [] }))).toMatchObject({ path: [] })
  for (const text of ['', 'c2sp.org/tlog-proof@v1', proofText(proof).replace('index 3', 'index 03'), proofText(proof).replace('@v1', '@v2'), proof.checkpoint]) expect(parseProof(text)).toBeNull()
})
