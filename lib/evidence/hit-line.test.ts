import { expect, test } from 'vitest'
import { around, hitIn } from './hit-line'
import { placeKey } from './place-key'

const record = ['{', '  "eventSource": "cloudtrail.amazonaws.com",', '  "eventName": "StopLogging",', '  "arn": "arn:aws-us-gov:iam::111122223333:user/k.drummond",', '  "mfaAuthenticated": "false",', '  "readOnly": false', '}']

test.each([
  [{ observed: 'cloudtrail.amazonaws.com StopLogging' }, 2, 'StopLogging'],
  [{ observed: 'IAMUser, mfaAuthenticated false or absent' }, 4, 'false'],
  [{ message: 'k.drummond stopped the recording of events (StopLogging).' }, 2, 'StopLogging'],
  [{ mark: (word: string) => placeKey(word) === placeKey('arn:aws-us-gov:iam::111122223333:user/k.drummond'), observed: 'StopLogging' }, 3, 'arn:aws-us-gov:iam::111122223333:user/k.drummond'],
])('%o marks line %i', (sought, line, word) => expect(hitIn(record, sought)).toEqual({ line, word }))

test('a short word has to be a whole value', () => {
  expect(hitIn(['"status": "ok"', '"location": "us"'], { observed: 'us' })).toEqual({ line: 1, word: 'us' })
})

test('a sentence of plain words marks nothing', () => {
  expect(hitIn(record, { message: 'The sample covers less than 7 days.' })).toBeNull()
  expect(hitIn([], { observed: 'StopLogging' })).toBeNull()
})

test('a line is cut around the word as it is written there', () => {
  expect(around('"eventName": "StopLogging",', 'stoplogging')).toEqual(['"eventName": "', 'StopLogging', '",'])
  expect(around('x', 'stoplogging')).toEqual(['x', '', ''])
})
