/** Every reason for which a key is not taken. */
export const refusals = {
  'no-list': ['No model of security key is allowed here yet.', 'Ask the operator to load the list of models (VERITAR_KEY_MODELS); until then nobody can register one.'],
  address: ['Browsers make no keys for an address made of numbers.', 'Ask the operator to give Veritar a host name (APP_ORIGIN), and open that.'],
  'no-attestation': ['The key did not say which model it is.', 'Try again, and allow it when the browser asks whether this site may see make and model of the key.'],
  'self-attested': ['This key vouches only for itself, as software does.', 'Use a hardware key whose manufacturer vouches for it.'],
  'unknown-model': ['This model of key is not on the list of this installation.', 'Use one of the models named here, or ask the operator about yours.'],
  certificate: ['The certificate of this key does not lead to its manufacturer.', 'Use another key. If this one is new and genuine, tell the operator: the manufacturer’s roots in the list may be old.'],
  'other-model': ['The certificate of this key is for another model than it claims.', 'Use another key, and tell the operator about this one.'],
  copied: ['This is a passkey that can be copied to other devices.', 'Use a hardware key of its own: not a phone, a password manager or a cloud account.'],
  'not-verified': ['The key did not check who is using it.', 'Set a PIN on the key, or a fingerprint, and try again.'],
  algorithm: ['This key does not sign with ES256.', 'Use one of the models named here.'],
  known: ['This key is registered already.', 'Use another one: two keys are worth having only when they are two.'],
  late: ['That took more than two minutes, or was tried before.', 'Try again.'],
  invalid: ['What the key signed is not what Veritar asked for.', 'Try again on this page. If it goes on, tell the operator.'],
  window: ['You may not register a key now.', 'Ask an administrator of your organization: they make sure it is you, remove the lost keys and let you register again.'],
} as const satisfies Record<string, readonly [what: string, remedy: string]>

export type Refusal = keyof typeof refusals

/** What went wrong and what to do about it, in two sentences. */
export function refusalWords(refusal: Refusal): string {
  return refusals[refusal].join(' ')
}

/** Every reason for which the answer of a registered key is not taken. */
export const answerRefusals = {
  often: 'Your keys answered too often within 15 minutes. Go on a quarter of an hour later, and tell an administrator if that was not you.',
  late: 'That took too long, or was tried before. Try again.',
  invalid: 'What the key signed is not what Veritar asked for. Try again; if it goes on, tell an administrator.',
  'unknown-key': 'This key is not registered for you, or was removed. Use another of your keys.',
  blocked: 'This key is blocked: it answered out of order, as a copy of it would. Use your other key and tell an administrator.',
  waits: 'This key waits: a second administrator or an Export Control Officer of your organization must first confirm that it is in your hands.',
  'model-gone': 'This model of key is no longer allowed here. Use another of your keys, or ask an administrator.',
} as const
export type AnswerRefusal = keyof typeof answerRefusals
