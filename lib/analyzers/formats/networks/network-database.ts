import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAwsRanges } from './aws-ranges'
import type { Network } from './network-classes'
import { readOwnNetworks, readTorExits, type OperatorList } from './operator-lists'
import { networkIn, readNetworks, type NetworkTable } from './range-table'

/** The days of the tables in use; null for a list that is not there, or that cannot be read as one. */
export type NetworkLists = { ranges: string; tor: string | null; own: string | null; aws: string | null }

/** An edge of the analyzers that reads files of the installation: the table of ranges, and lists the operator put into .config/lists/. */
type Tables = { table: NetworkTable; tor: OperatorList | null; own: OperatorList | null; aws: OperatorList | null }
let tables: Tables | undefined
const remembered = new Map<string, Network | null>()

/**
 * The hosting, VPN or Tor network a public address is in, approximate; null when it is in none that is known.
 * @throws Error when the table is not installed: an exit must never look like an office
 */
export function networkOf(ip: string): Network | null {
  const known = remembered.get(ip)
  if (known !== undefined) return known
  const { table, tor, own, aws } = (tables ??= open())
  const network = tor?.find(ip) ?? own?.find(ip) ?? aws?.find(ip) ?? networkIn(table, ip)
  if (remembered.size >= 10_000) remembered.clear()
  remembered.set(ip, network)
  return network
}

/** Of which days the tables are that `networkOf` looks into. */
export function networkLists(): NetworkLists {
  const { table, tor, own, aws } = (tables ??= open())
  return { ranges: table.asOf, tor: tor?.asOf ?? null, own: own?.asOf ?? null, aws: aws?.asOf ?? null }
}

function open(): Tables {
  const read = (...path: string[]) => readFileSync(join(process.cwd(), ...path), 'utf8')
  const given = (name: string) => (existsSync(join(process.cwd(), '.config', 'lists', name)) ? read('.config', 'lists', name) : '')
  return { table: readNetworks(readFileSync(join(process.cwd(), 'lib', 'analyzers', 'formats', 'networks', 'ranges.csv'))), tor: readTorExits(given('tor-exits.txt')), own: readOwnNetworks(given('networks.csv')), aws: readAwsRanges(given('aws-ip-ranges.json')) }
}
