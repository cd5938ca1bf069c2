import { env } from '../env'

/** The name of the session's cookie. With https the browser itself keeps it to this host and path. */
export function cookieName(): string {
  return env().APP_ORIGIN.startsWith('https:') ? '__Host-veritar' : 'veritar'
}
