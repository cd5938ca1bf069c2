import { expect, test } from 'vitest'
import { redacted } from './redact'

test.each([
  ['{"accessKeyId": "ASIAXYZQW12345671606"}', '{"accessKeyId": "ASIA…1606"}'],
  ['"secretAccessKey": "wJalr/\\"K7MDENG"', '"secretAccessKey": "[hidden]"'],
  ['  db_password = "correct horse"', '  db_password = "[hidden]"'],
  ['PASSWORD: hunter2hunter2', 'PASSWORD: [hidden]'],
  ['token=ghp_abcdefghij0123456789', 'token=ghp_[hidden]'],
  ['Authorization: Bearer eyJhbGciOiJIUzI1.eyJzdWIiOiIx.sig', 'Authorization: Bearer [hidden token]'],
  ['postgres://app:s3cret@db/x', 'postgres://app:[hidden]@db/x'],
  ['https://x.blob/a?sv=1&sig=abc%3D&se=2', 'https://x.blob/a?sv=1&sig=[hidden]&se=2'],
])('%s', (text, shown) => expect(redacted(text)).toBe(shown))

test.each(['password = var.db_password', 'password: ${{ secrets.DB_PASSWORD }}', '"passwordReset": true', 'kms_key_id = "arn:aws-us-gov:kms:x"', 'the password policy of the firm'])('leaves alone what is no secret: %s', (text) =>
  expect(redacted(text)).toBe(text),
)
