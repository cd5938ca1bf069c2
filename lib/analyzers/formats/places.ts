import { countryOf } from './country-database'
import { networkLists, networkOf } from './networks/network-database'

/** Where an address is, by the tables of the installation: country, network, and of which days the tables of networks are. */
export const places = { countryOf, networkOf, networkLists }
