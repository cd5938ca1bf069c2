import { expect, test } from 'vitest'
import { incorporationOf } from './incorporation'

test.each([
  ['Virginia, United States', 'us'],
  ['Delaware', 'us'],
  ['State of New York', 'us'],
  ['DE, USA', 'us'],
  ['Georgia, U.S.A.', 'us'],
  ['US', 'us'],
  ['Vancouver, Washington', 'us'],
  ['Puerto Rico', 'us'],
  ['Ontario, Canada', 'elsewhere'],
  ['England and Wales', 'elsewhere'],
  ['Québec', 'elsewhere'],
  ['Virginia, South Africa', 'elsewhere'],
  ['Georgia', 'unclear'],
  ['DE', 'unclear'],
  ['', 'unclear'],
  [null, 'unclear'],
] as const)('%s is %s', (text, where) => expect(incorporationOf(text)).toBe(where))
