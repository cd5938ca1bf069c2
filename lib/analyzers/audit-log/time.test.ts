import { expect, test } from 'vitest'
import { auditTime } from './time'

test.each([
  ['2026-11-02T14:00:00.123Z'], ['2026-11-02t14:00:00z'], ['2026-11-02 14:00:00 UTC'], ['2026-11-02T09:00:00-05:00'], ['11/2/2026, 2:00:00 PM'], ['November 02, 2026, 09:00:00 (UTC-05:00)'], [1793628000], ['1793628000000'], ['/Date(1793628000123)/'], ['/Date(1793628000000-0500)/'],
])('%s is one and the same time', (value) => expect(Math.floor((auditTime(value) as number) / 1_000)).toBe(1_793_628_000))

test.each([['13/2/2026, 2:00:00 PM'], ['Smarch 02, 2026, 09:00:00 (UTC-05:00)'], ['yesterday'], ['/Date(soon)/'], ['/Date(1793628000000)'], ['2026-00-02T14:00:00Z'], [''], [null]])('%s is none', (value) => expect(auditTime(value)).toBeNull())
