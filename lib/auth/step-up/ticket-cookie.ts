import { cookies } from 'next/headers'
import { env } from '../../env'
import { cookieName } from '../cookie-name'
import { ticketSeconds } from './ticket'

const name = () => `${cookieName()}-download`

/** Leaves a ticket with the browser, out of addresses and scripts, for as long as it counts. */
export async function leaveTicket(ticket: string): Promise<void> {
  ;(await cookies()).set(name(), ticket, { httpOnly: true, sameSite: 'strict', secure: env().APP_ORIGIN.startsWith('https:'), path: '/', maxAge: ticketSeconds })
}

/** The ticket that the browser brings back, if any. */
export async function broughtTicket(): Promise<string | undefined> {
  return (await cookies()).get(name())?.value
}
