import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { judgeAttestation } from './attestation'
import { parseKeyModels, virtualAaguid } from './key-models'
import { manufacturer, softwareKey } from './testing/software-key'

const fips = 'c1f9a0bc-1dd2-404a-b27f-8e29047a43fd'
const other = 'd8522d9f-575b-4866-88a9-ba99fa02f35b'
const place = { challenge: Buffer.alloc(32, 7).toString('base64url'), origin: 'https://veritar.example', rpId: 'veritar.example' }

let good: Awaited<ReturnType<typeof manufacturer>>
let another: Awaited<ReturnType<typeof manufacturer>>
beforeAll(async () => {
  good = await manufacturer()
  another = await manufacturer()
})

type How = Parameters<ReturnType<typeof softwareKey>['register']>[1]

/** What the library says of a registration, and what our gate says after it. */
async function judged(claimed: string, how: How, listed: { aaguid: string; root?: string; inCertificate?: boolean }[] = [{ aaguid: fips }], algorithm?: number) {
  const response = softwareKey(claimed, algorithm === undefined ? {} : { algorithm }).register(place, how)
  const library = await verifyRegistrationResponse({ response, expectedChallenge: place.challenge, expectedOrigin: place.origin, expectedRPID: place.rpId, requireUserVerification: false })
  if (!library.registrationInfo) throw new Error('The library refused it.')
  const models = parseKeyModels(JSON.stringify({ models: listed.map(({ aaguid, root, inCertificate }) => ({ aaguid, name: 'A model', roots: [root ?? good.rootPem], ...(inCertificate === undefined ? {} : { aaguidInCertificate: inCertificate }) })) }), false)
  const verdict = await judgeAttestation(library.registrationInfo, models, new Date())
  return { library: library.verified, verdict: 'refusal' in verdict ? verdict.refusal : verdict.model.aaguid }
}

describe('asvs-6.3.3: only hardware is taken', () => {
  test('a key whose manufacturer vouches for it, directly or through an authority between', async () => {
    expect(await judged(fips, { attester: await good.attester(fips) })).toEqual({ library: true, verdict: fips })
    expect(await judged(fips, { attester: await good.attester(fips, { through: 'authority' }) })).toEqual({ library: true, verdict: fips })
  })

  test('the forgery: software that claims the AAGUID of a hardware key; the library alone takes it', async () => {
    expect(await judged(fips, {})).toEqual({ library: true, verdict: 'self-attested' })
    expect(await judged(fips, { fmt: 'none' })).toEqual({ library: true, verdict: 'no-attestation' })
  })

  test('software with certificates of its own making', async () => {
    expect(await judged(fips, { attester: await another.attester(fips) })).toEqual({ library: true, verdict: 'certificate' })
  })

  test('a root counts only for the model it is listed for', async () => {
    const listed = [{ aaguid: fips, root: another.rootPem }, { aaguid: other }]
    expect(await judged(fips, { attester: await good.attester(fips) }, listed)).toEqual({ library: true, verdict: 'certificate' })
  })

  test('a certificate signed by a key’s own certificate, or past its date', async () => {
    expect((await judged(fips, { attester: await good.attester(fips, { through: 'leaf' }) })).verdict).toBe('certificate')
    const old = await good.attester(fips, { days: 0.001 })
    const response = softwareKey(fips).register(place, { attester: old })
    const { registrationInfo } = await verifyRegistrationResponse({ response, expectedChallenge: place.challenge, expectedOrigin: place.origin, expectedRPID: place.rpId })
    const models = parseKeyModels(JSON.stringify({ models: [{ aaguid: fips, name: 'A model', roots: [good.rootPem] }] }), false)
    expect(await judgeAttestation(registrationInfo!, models, new Date(Date.now() + 3_600_000))).toEqual({ refusal: 'certificate' })
  })

  test('a model that is not listed, and an empty list', async () => {
    expect((await judged(other, { attester: await good.attester(other) })).verdict).toBe('unknown-model')
    expect((await judged(fips, { attester: await good.attester(fips) }, [])).verdict).toBe('no-list')
  })

  test('a certificate that names no model, unless the list says that this root stands for one', async () => {
    const attester = await good.attester(undefined)
    expect((await judged(fips, { attester })).verdict).toBe('other-model')
    expect((await judged(fips, { attester }, [{ aaguid: fips, inCertificate: false }])).verdict).toBe(fips)
  })

  test.each([
    ['on several devices', 0x0d, 'copied'],
    ['backed up', 0x1d, 'copied'],
    ['without its user verified', 0x01, 'not-verified'],
  ])('a key that is %s', async (_, flags, verdict) => {
    expect(await judged(fips, { attester: await good.attester(fips), flags })).toEqual({ library: true, verdict })
  })

  test('another algorithm than ES256', async () => {
    expect((await judged(fips, { attester: await good.attester(fips) }, undefined, -8)).verdict).toBe('algorithm')
  })
})

describe('asvs-6.7.1: the operator’s list', () => {
  const list = (models: unknown) => () => parseKeyModels(JSON.stringify({ models }), false)
  test('is refused when something is wrong with it, and says what', () => {
    const roots = [good.rootPem]
    expect(() => parseKeyModels('{', false)).toThrow('not JSON')
    expect(list([{ aaguid: 'yubikey', name: 'n', roots }])).toThrow('models.0.aaguid')
    expect(list([{ aaguid: fips, name: 'n', roots: [] }])).toThrow('claimed by anyone')
    expect(list([{ aaguid: fips, name: 'n', roots: ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'] }])).toThrow('certificate authority')
    expect(list([{ aaguid: fips, name: 'n', roots }, { aaguid: fips.toUpperCase(), name: 'n', roots }])).toThrow('twice')
    expect(list([{ aaguid: fips, name: 'n', roots, trusted: true }])).toThrow('not usable')
  })
  test('names no virtual authenticator outside the demo', () => {
    const models = [{ aaguid: virtualAaguid, name: 'Virtual', roots: [good.rootPem] }]
    expect(list(models)).toThrow('virtual authenticator')
    expect(parseKeyModels(JSON.stringify({ models }), true)).toHaveLength(1)
  })
  test('takes no leaf certificate for a root', async () => {
    const { x5c } = await good.attester(fips)
    expect(list([{ aaguid: fips, name: 'n', roots: [x5c[0]!.toString('pem')] }])).toThrow('certificate authority')
  })
})
