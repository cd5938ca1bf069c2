/** Limits that no test reaches: thousands of requests of one person and address are the attack itself. lib/limits has tests of its own. */
export const unlimited: Record<string, string> = Object.fromEntries(
  ['REQUESTS_PER_MINUTE', 'VISITS_PER_MINUTE', 'ACTIONS_PER_MINUTE', 'SIGN_INS_PER_QUARTER_HOUR', 'KEY_ANSWERS_PER_QUARTER_HOUR', 'INVITATIONS_PER_HOUR', 'UPLOADS_PER_HOUR'].map((name) => [name, '1000000']),
)
