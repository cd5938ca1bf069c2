import { expect, it, test } from 'vitest'
import { addressOf, counted } from './address'

const from = (peer: string, forwarded?: string) => new Headers({ 'x-veritar-peer': peer, ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }) })

test('asvs-4.1.3, 15.3.4: without a trusted proxy the connection says where a request comes from, whatever a header says', () => {
  expect(addressOf(from('192.0.2.7', '203.0.113.9'), 0)).toBe('192.0.2.7')
  expect(addressOf(from('::ffff:192.0.2.7'), 0)).toBe('192.0.2.7')
  expect(addressOf(new Headers({ 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9' }), 0)).toBe('')
})

test('asvs-4.1.3: of trusted proxies the entry that the outermost of them added, and none that a client wrote', () => {
  expect(addressOf(from('10.0.0.2', '6.6.6.6, 203.0.113.9'), 1)).toBe('203.0.113.9')
  expect(addressOf(from('10.0.0.2', '6.6.6.6, 203.0.113.9, 10.0.0.1'), 2)).toBe('203.0.113.9')
  expect(addressOf(from('10.0.0.2', '203.0.113.9'), 2)).toBe('10.0.0.2')
  expect(addressOf(from('10.0.0.2', 'unknown'), 1)).toBe('10.0.0.2')
  expect(addressOf(from('10.0.0.2', '203.0.113.9:4431'), 1)).toBe('203.0.113.9')
  expect(addressOf(from('10.0.0.2', '[2001:db8::1]:4431'), 1)).toBe('2001:db8::1')
})

it('counts an IPv6 network of one connection as one', () => {
  expect(counted('2001:db8:1:2:3:4:5:6')).toBe(counted('2001:db8:1:2::9'))
  expect(counted('2001:db8:1:2::9')).not.toBe(counted('2001:db8:1:3::9'))
  expect(counted('192.0.2.7')).toBe('192.0.2.7')
})
