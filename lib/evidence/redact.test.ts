import { expect, test } from 'vitest'
import { redacted, redactedCell } from './redact'

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

const value = 'hunter2hunter2'
test.each([
  ['a container that names it', `{ "name": "DB_PASSWORD",\n  "value": "${value}" }`],
  ['YAML of a container', `- name: DB_PASSWORD\n  value: ${value}`],
  ['a parameter of a stack', `{ "ParameterKey": "DbPassword", "ParameterValue": "${value}" }`],
  ['a Secret of Kubernetes', `kind: Secret\ndata:\n  db: ${value}\n  other: |\n    ${value}\ntype: Opaque`],
  ['a Secret whose data stands before its kind', `apiVersion: v1\ndata:\n  db: ${value}\nkind: Secret`],
  ['a Secret as JSON', `{\n  "kind": "Secret",\n  "stringData": {\n    "db": "${value}"\n  }\n}`],
  ['a function of a stack', `Variables:\n  DB_SECRET: ${value}`],
  ['a shell', `TOKEN=${value}`],
  ['a here-document', `password = <<EOT\n${value}\nEOT`],
  ['a block scalar', `password: |\n  ${value}\nuser: x`],
  ['an image file', `ENV DB_PASS ${value}`],
  ['an option', `tool --password ${value} --out x`],
  ['a command', `useradd -p ${value} bob`],
  ['a database client', `mysql -h db -p${value} app`],
  ['a private key', `-----BEGIN RSA PRIVATE KEY-----\n${value}\n-----END RSA PRIVATE KEY-----`],
  ['a private key that begins before', `${value}\n-----END RSA PRIVATE KEY-----`],
  ['a private key that goes on behind', `-----BEGIN PRIVATE KEY-----\n${value}\n${value}`],
  ['a hook', `https://hooks.slack.com/services/T0000/B0000/${value}`],
  ['a connection text', `Endpoint=sb://x;AccountKey=${value}`],
  ['a header', `Authorization: Basic ${value}`],
  ['a value cut before its end', `"client_secret": "${value}`],
  ['a number under such a name', '"password": 12345678'],
])('hides it in %s and keeps the lines', (_where, text) => {
  const shown = redacted(text)
  expect(shown).not.toContain(value)
  expect(shown).not.toContain('12345678')
  expect(shown.split('\n').length).toBe(text.split('\n').length)
})

test('a cell under the heading of a secret is hidden, one under another heading is not', () => {
  expect([redactedCell('Initial password', 'correct horse'), redactedCell('Password last used', '2026-01-01'), redactedCell('User', 'a.vale')]).toEqual(['[hidden]', '2026-01-01', 'a.vale'])
})

test.each([
  '"PWD=/home/mokafor ; USER=root"', 'id-token: write', '"eventName": "GetSecretValue"', 'secretName: db-credentials', 'mkdir -p /srv/data', 'kind: ConfigMap\ndata:\n  mode: strict',
  '"nextToken": "abcdefgh"', 'password_policy: strict-and-long', 'mfa_token_required: hardware', 'token = data.vault_generic_secret.db.token', '"tokenIssuerType": "AzureAD"', '"PasswordLastUsed": "2026-11-02T10:00:00Z"', 'sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f0',
])('leaves alone what is none: %s', (text) => expect(redacted(text)).toBe(text))

test.each(['password = var.db_password', 'password: ${{ secrets.DB_PASSWORD }}', '"passwordReset": true', 'kms_key_id = "arn:aws-us-gov:kms:x"', 'the password policy of the firm'])('leaves alone what is no secret: %s', (text) =>
  expect(redacted(text)).toBe(text),
)
