import { headers } from 'next/headers'
import { sameOrigin } from '../guard'
import { addressOf, counted } from '../limits/address'
import { attempt } from '../limits/count'
import { limitWords } from '../limits/limits'

/** What keeps a request of somebody who is not signed in from being looked at, in a sentence: where it comes from, or how often that sent one. */
export async function heldBack(): Promise<string | null> {
  const sent = await headers()
  if (!sameOrigin(sent.get('origin'))) return 'This request did not come from Veritar.'
  const over = await attempt('sign-in', counted(addressOf(sent)), null)
  return over && limitWords(over)
}
