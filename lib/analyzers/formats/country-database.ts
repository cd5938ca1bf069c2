import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addressNumber, rangeWith } from './range-lines'

/** The one edge of the analyzers that reads a file of the installation: @ip-location-db/asn-country (CC0), never a network. */
const folder = join('node_modules', '@ip-location-db', 'asn-country')
const tables = new Map<4 | 6, Buffer>()
const remembered = new Map<string, string | null>()

/**
 * ISO code of the country a public address is registered in, approximate; null when the database does not say.
 * The database is read at the first call.
 * @throws Error when the database is not installed or malformed: an unknown country must never look like a domestic one.
 */
export function countryOf(ip: string): string | null {
  const known = remembered.get(ip)
  if (known !== undefined) return known
  const address = addressNumber(ip)
  const country = address && rangeWith(tableOf(address.version), address.number, BigInt)
  if (remembered.size >= 10_000) remembered.clear()
  remembered.set(ip, country)
  return country
}

function tableOf(version: 4 | 6): Buffer {
  const table = tables.get(version) ?? readFileSync(join(process.cwd(), folder, `asn-country-ipv${version}-num.csv`))
  tables.set(version, table)
  return table
}
