/** What the web server of a test is given: the throw-away database and state of lib/db/test-database.ts. */
export function serverEnv(): Record<string, string> {
  const { DATABASE_APP_URL = '', VERITAR_STATE = '', NEXTAUTH_SECRET = '' } = process.env
  // Keys are waived, so that permissions alone decide; e2e/keys.spec.ts asks for keys.
  // Neither are the limits: thousands of requests of one person are the test itself.
  const unlimited = Object.fromEntries(['REQUESTS_PER_MINUTE', 'VISITS_PER_MINUTE', 'ACTIONS_PER_MINUTE', 'SIGN_INS_PER_QUARTER_HOUR'].map((name) => [name, '1000000']))
  return { ...unlimited, DATABASE_APP_URL, VERITAR_STATE, NEXTAUTH_SECRET, VERITAR_HARDWARE_KEYS: 'waived' }
}
