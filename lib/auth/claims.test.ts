import { expect, test } from 'vitest'
import { saidOfSignIn } from './claims'

const at = 1_795_000_000
test.each([
  ['hardware, with its time', { acr: 'phrh', amr: ['hwk', 'user'], auth_time: at }, 'hardware'],
  ['phishing-resistant', { acr: 'phr', auth_time: at }, 'phishing-resistant'],
  ['no acr', { amr: ['hwk'], auth_time: at }, 'weakest'],
  ['no time', { acr: 'phrh' }, 'weakest'],
  ['a word nobody knows', { acr: 'very-strong-indeed', auth_time: at }, 'weakest'],
  ['nothing at all', {}, 'weakest'],
  ['no claims', undefined, 'weakest'],
  ['claims of a wrong kind', { acr: ['phrh'], amr: 'hwk', auth_time: 'now' }, 'weakest'],
] as const)('asvs-6.8.4, 10.3.4: %s', (_, claims, strength) => expect(saidOfSignIn('https://id.example', claims).strength).toBe(strength))

test('what was said is kept as it was said', () => {
  expect(saidOfSignIn('https://id.example', { acr: 'phrh', amr: ['hwk'], auth_time: at })).toEqual({ issuer: 'https://id.example', acr: 'phrh', amr: ['hwk'], authTime: new Date(at * 1_000), strength: 'hardware' })
})
