import { unlimited } from './unlimited'

/** What the web server of a test is given: the throw-away database and state of lib/db/test-database.ts. */
export function serverEnv(): Record<string, string> {
  const { DATABASE_APP_URL = '', VERITAR_STATE = '', NEXTAUTH_SECRET = '' } = process.env
  // Keys are waived, so that permissions alone decide; e2e/keys.spec.ts asks for keys.
  return { ...unlimited, DATABASE_APP_URL, VERITAR_STATE, NEXTAUTH_SECRET, VERITAR_HARDWARE_KEYS: 'waived' }
}
