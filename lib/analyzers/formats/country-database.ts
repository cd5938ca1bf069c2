import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countryIn, readRanges, type CountryTable } from './country-table'

/** The one edge of the analyzers that reads a file of the installation: @ip-location-db/asn-country (CC0), never a network. */
const folder = join('node_modules', '@ip-location-db', 'asn-country')
let table: CountryTable | undefined
const remembered = new Map<string, string | null>()

/**
 * ISO code of the country a public address is registered in, approximate; null when the database does not say.
 * The database is read at the first call.
 * @throws Error when the database is not installed: an unknown country must never look like a domestic one.
 */
export function countryOf(ip: string): string | null {
  const known = remembered.get(ip)
  if (known !== undefined) return known
  table ??= open()
  const country = countryIn(table, ip)
  if (remembered.size >= 10_000) remembered.clear()
  remembered.set(ip, country)
  return country
}

function open(): CountryTable {
  const read = (name: string) => readFileSync(join(process.cwd(), folder, name))
  let v6: CountryTable['v6'] extends () => infer R ? R | undefined : never
  return {
    v4: readRanges(read('asn-country-ipv4-num.csv'), 4),
    v6: () => (v6 ??= readRanges(read('asn-country-ipv6-num.csv'), 6)),
  }
}
