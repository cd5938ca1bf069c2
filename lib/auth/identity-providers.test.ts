import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { heldProviders } from '../start/held-providers'
import { configuredProviders, parseProviders } from './identity-providers'

const dir = mkdtempSync(join(tmpdir(), 'veritar-providers-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const one = { id: 'larkfield', name: 'Larkfield', issuer: 'https://sign-in.larkfield.example', clientId: 'veritar', clientSecret: 'a secret of the test' }
const list = (...providers: object[]) => JSON.stringify({ providers })
const single = { OIDC_ISSUER: 'https://sign-in.harborfield.example', OIDC_CLIENT_ID: 'veritar', OIDC_CLIENT_SECRET: 'another', OIDC_NAME: 'Harborfield' }
const file = (text: string) => {
  const path = join(dir, 'providers.json')
  writeFileSync(path, text)
  return path
}

test('a list is read; domains are compared in small letters', () => {
  expect(parseProviders(list(one, { ...one, id: 'b', issuer: 'https://b.example', domains: ['B.Example'] }))).toEqual([
    { ...one, domains: [] },
    { ...one, id: 'b', issuer: 'https://b.example', domains: ['b.example'] },
  ])
  expect(parseProviders(list({ ...one, issuer: 'http://127.0.0.1:4000' }))).toHaveLength(1)
})

test.each<[string, string, RegExp]>([
  ['no JSON', '{', /not JSON/],
  ['no list', '[]', /not usable/],
  ['an id of another form', list({ ...one, id: 'Larkfield/..' }), /small letters/],
  ['the id of the one from the environment', list({ ...one, id: 'oidc' }), /taken/],
  ['the id of the demo', list({ ...one, id: 'demo' }), /taken/],
  ['an issuer without https', list({ ...one, issuer: 'http://sign-in.larkfield.example' }), /https/],
  ['no secret', list({ ...one, clientSecret: '' }), /clientSecret/],
  ['a field nobody knows', list({ ...one, algorithm: 'none' }), /not usable/],
  ['an id twice', list(one, { ...one, issuer: 'https://b.example' }), /An id is given twice/],
  ['an issuer twice', list(one, { ...one, id: 'b' }), /An issuer is listed twice/],
  ['a domain twice', list({ ...one, domains: ['a.example'] }, { ...one, id: 'b', issuer: 'https://b.example', domains: ['A.example'] }), /A domain is listed twice/],
  ['a domain that is an address', list({ ...one, domains: ['ada@a.example'] }), /example\.com/],
])('%s is refused, and no secret is told', (_, text, why) => {
  expect(() => parseProviders(text)).toThrow(why)
  expect(() => parseProviders(text)).not.toThrow(/a secret of the test/)
})

test('the one of the environment comes first, and is complete or not there', () => {
  expect(configuredProviders({ ...single, OIDC_PROVIDERS: file(list(one)) }).map(({ id, name }) => [id, name])).toEqual([['oidc', 'Harborfield'], ['larkfield', 'Larkfield']])
  expect(configuredProviders({ ...single, OIDC_CLIENT_SECRET: undefined })).toEqual([])
  expect(() => configuredProviders({ ...single, OIDC_PROVIDERS: file(list({ ...one, issuer: single.OIDC_ISSUER })) })).toThrow('OIDC_ISSUER again')
})

test('the start says how many there are, and is refused with a list that cannot be used', () => {
  expect(heldProviders({ OIDC_NAME: 'x' })).toBe('none')
  expect(heldProviders(single)).toBe('1 provider')
  expect(heldProviders({ ...single, OIDC_PROVIDERS: file(list(one)) })).toBe('2 providers')
  expect(() => heldProviders({ ...single, OIDC_PROVIDERS: file('{') })).toThrow(/OIDC_PROVIDERS=.*not JSON/)
  expect(() => heldProviders({ ...single, OIDC_PROVIDERS: join(dir, 'absent.json') })).toThrow('OIDC_PROVIDERS')
})
