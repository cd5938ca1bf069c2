import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { networkClasses } from '../analyzers/formats/networks/network-classes'
import { headings } from '../analyzers/formats/networks/range-table'

/**
 * Makes lib/analyzers/formats/networks/ranges.csv anew of an unpacked @ip-location-db/asn, of which it keeps only the
 * networks that network-classes.ts names: the whole is 60 MB. Neighboring ranges of one network become one.
 * Run: npx tsx lib/start/write-networks.ts FOLDER
 */
const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Say in which folder the package lies.')
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
const day = /\.(\d{4})(\d{2})(\d{2})\d*$/.exec(version)?.slice(1).join('-')
if (!day) throw new Error(`The version ${version} does not say a day.`)
const numbers = new Map(networkClasses.flatMap(({ as }, i) => as.map((number) => [String(number), i] as const)))
const ranges: Record<4 | 6, string[]> = { 4: [], 6: [] }

for (const version of [4, 6] as const) {
  const merged: { network: number; from: bigint; to: bigint }[] = []
  for (const line of readFileSync(join(folder, `asn-ipv${version}-num.csv`), 'utf8').split('\n')) {
    const [first = '', last = '', number = ''] = line.split(',', 3)
    const network = numbers.get(number)
    if (network === undefined) continue
    const [from, to] = [first, last].map((one) => (version === 4 ? BigInt(one) : BigInt(one) >> 64n)) as [bigint, bigint]
    const before = merged.at(-1)
    if (before?.network === network && before.to + 1n >= from) before.to = to > before.to ? to : before.to
    else merged.push({ network, from, to })
  }
  ranges[version] = merged.sort((a, b) => (a.from < b.from ? -1 : 1)).map((range) => [range.from, range.to, range.network].map((one) => one.toString(36)).join())
}

const head = [
  `# as of ${day}`,
  '# Ranges of networks by AS number, from @ip-location-db/asn: data of RouteViews (routeviews.org), DB-IP (db-ip.com) and',
  '# NRO (nro.net), CC BY 4.0, of which only the networks of network-classes.ts are kept and neighbors are joined. Approximate.',
]
const networks = networkClasses.map(({ kind, name }) => `= ${kind},${name}`)
const lines = [...head, ...networks, headings[4], ...ranges[4], headings[6], ...ranges[6], headings.end, '']
writeFileSync(join(process.cwd(), 'lib/analyzers/formats/networks/ranges.csv'), lines.join('\n'))
