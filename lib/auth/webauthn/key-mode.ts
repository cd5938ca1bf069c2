import { env } from '../../env'
import { onLoopback } from '../demo'

/**
 * How this installation asks for hardware keys.
 * required: everybody, at sign-in and for what the policy names. waived: only who has registered one, and every page says so.
 * demo: the same on this machine only, in the invented world.
 */
export type KeyMode = 'required' | 'waived' | 'demo'

/** The mode in force. The demo's counts only where Veritar is reached on this machine alone. */
export function keyMode(): KeyMode {
  const mode = env().VERITAR_HARDWARE_KEYS
  return mode === 'demo' && !onLoopback() ? 'required' : mode
}

/** Whether an address names a host; for an IP address browsers make no keys. @throws TypeError when it is no address */
export const namedHost = (address: string): boolean => !/^[\d.]+$|^\[/.test(new URL(address).hostname)

/** The relying party of WebAuthn: the host of our own address. Null when it is an IP address. */
export function relyingParty(): { id: string; origin: string } | null {
  const { hostname, origin } = new URL(env().APP_ORIGIN)
  return namedHost(origin) ? { id: hostname, origin } : null
}
