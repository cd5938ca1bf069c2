import { getFips } from 'node:crypto'
import { expect, it, test } from 'vitest'
import { knownAnswers } from './known-answers'
import { cryptoWords, holdCryptography, testCryptography } from './self-test'

test('the algorithms in use give the published answers', () => {
  expect(testCryptography()).toEqual({ fips: getFips() === 1, node: process.versions.node, openssl: process.versions.openssl })
  for (const [name, answer] of Object.entries(knownAnswers)) expect(answer(), name).toBe(true)
})

test('asvs-11.2.2, 16.5.3: a wrong answer or one that throws ends the process, by name', () => {
  const throws = () => {
    throw new Error('no')
  }
  expect(() => testCryptography(false, { ...knownAnswers, 'SHA-256': () => false, 'AES-256-GCM': throws })).toThrow('failed: SHA-256, AES-256-GCM.')
  expect(() => testCryptography(true, { ...knownAnswers, 'SHA-512': throws })).toThrow('no FIPS provider answers')
})

it('does not take the word of a switch for a provider, and says "FIPS" only of one', () => {
  // The same tests run under a provider as well (docs/deploying.md), and there it is the other way around.
  if (getFips() === 1) {
    expect(holdCryptography(true).fips).toBe(true)
    return expect(cryptoWords(testCryptography())).toContain('a FIPS provider is active')
  }
  expect(() => testCryptography(true)).toThrow('MD5 and ChaCha20-Poly1305 can be used')
  expect(cryptoWords(testCryptography())).toMatch(/^known answers hold; no FIPS provider is active; Node \d/)
  expect(holdCryptography(false).fips).toBe(false)
  expect(() => holdCryptography(true)).toThrow('VERITAR_FIPS=required')
})

it('never says validated of itself', () => {
  expect(cryptoWords({ fips: true, node: '1', openssl: '3' })).toContain('whether it is a validated module is for the operator to know')
})
