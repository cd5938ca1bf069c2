import type { Network } from '../formats/networks/network-classes'
import type { NetworkLists } from '../formats/networks/network-database'

/** What of the place of an address comes from outside: absent, every country is unknown and no network is known. */
export type PlacePorts = {
  /** Country a public address is registered in; null is unknown, never domestic. */
  countryOf?: (ip: string) => string | null
  /** Hosting, VPN or Tor network of a public address; null when it is in none that is known. */
  networkOf?: (ip: string) => Network | null
  networkLists?: () => NetworkLists
}

/** All that rules ask of the place of an address, as one text: two addresses of the same are alike. */
export const placeOf = ({ countryOf, networkOf }: PlacePorts) => (ip: string): string => `${countryOf?.(ip) ?? ''} ${networkOf?.(ip)?.name ?? ''}`
