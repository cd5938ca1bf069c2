import { defineAnalyzer, type AnalyzerInput, type Reading, type Sample } from '../analyzer'
import { countryCode } from '../formats/country-names'
import { isUnitedStates } from '../formats/regions'
import { headerWords } from '../guard/headers'
import { isoIn, newestOf, readColumns, sampledFields, yesNo, type ColumnRow } from '../read-columns'
import { proseOf, tableHead } from '../sample-views'
import { listed, tallyOf } from '../tally'
import { vendorNames, vendorShape, type VendorField } from './columns'
import { VendorListFacts, type Vendor } from './facts'
import { vendorRules } from './rules'

/** Vendors and outside services that touch the work (domain.md PRG-10, CIC-03, PER-05). */
export default defineAnalyzer<VendorListFacts>({
  id: 'vendor-list',
  title: 'Vendor and SaaS list',
  version: '5',
  accepts: 'CSV, an Excel workbook (.xlsx), JSON, or a table in DOCX',
  rules: listed(vendorRules),
  facts: VendorListFacts,
  recognize,
  analyze: readVendors,
  describe: (facts) => [
    { label: 'Vendors', value: facts.rows.length.toLocaleString('en-US') },
    { label: 'In the United States', value: facts.rows.filter((row) => row.country !== null && isUnitedStates(row.country)).length.toLocaleString('en-US') },
    { label: 'Elsewhere', value: facts.rows.filter((row) => row.country !== null && !isUnitedStates(row.country)).length.toLocaleString('en-US') },
    { label: 'Country not told', value: facts.rows.filter((row) => row.country === null).length.toLocaleString('en-US') },
    { label: 'Columns missing', value: facts.missingColumns.join(', ') || 'none' },
  ],
})

async function readVendors(input: AnalyzerInput): Promise<Reading<VendorListFacts>> {
  const { rows, found } = await readColumns(input, vendorShape)
  const tally = tallyOf(vendorRules)
  const countries = new Map<string, string>()
  const vendors = rows.flatMap((row): Vendor[] => {
    const vendor = vendorOf(row)
    if (vendor.name === '') return []
    const { name, country, at } = vendor
    if (country === null) tally.hit('VL-01', at)
    else if (!isUnitedStates(country)) tally.hit('VL-02', at, `${name} (${country})`)
    if (vendor.service === null && vendor.data === null) tally.hit('VL-03', at)
    const before = countries.get(name.toLowerCase())
    if (country !== null && before !== undefined && before !== country) tally.hit('VL-04', at, name)
    if (country !== null) countries.set(name.toLowerCase(), country)
    return [vendor]
  })
  const wanted: VendorField[] = ['service', 'data', 'country', 'authorization']
  const facts: VendorListFacts = {
    rows: vendors,
    missingColumns: wanted.filter((field) => !found.has(field)),
    newestDate: newestOf(rows.map((row) => isoIn(row.cells.dated))),
  }
  return { facts, observations: tally.observations() }
}

function vendorOf({ cells, at }: ColumnRow<VendorField>): Vendor {
  const text = (cell: string | undefined) => cell?.slice(0, 300) ?? null
  const sure = yesNo(cells.assurance)
  const refused = /\b(?:not?|none|never|without|partial\w*|some|except)\b/i.test(cells.assurance ?? '')
  const said = cells.assurance !== undefined && sure === null && !refused && !/\b(?:unknown|tbd|pending|requested|asked|open|n\/?a)\b|\?/i.test(cells.assurance)
  return {
    name: cells.name?.slice(0, 300) ?? '',
    service: text(cells.service),
    data: text(cells.data),
    // Georgia is a state and a country: which one is meant, nobody has said.
    country: cells.country === undefined || /^georgia$/i.test(cells.country.trim()) ? null : countryCode(cells.country),
    countryText: text(cells.country),
    authorization: text(cells.authorization),
    assurance: sure === true || said ? 'yes' : sure === false || (refused && !/^n\/?a$|^none$/i.test(cells.assurance ?? '')) ? 'no' : 'unsaid',
    hosts: (cells.hosts ?? '').toLowerCase().split(/[;,\s]+/).map((host) => host.replace(/^https?:\/\//, '').replace(/\/.*$/, '')).filter((host) => /^[\w.-]+\.[a-z]{2,}$/.test(host)).slice(0, 50),
    at,
  }
}

/** Sure when a column is called vendor; a column called name can be of anything. */
function recognize(sample: Sample): number {
  if (proseOf(sample) !== null || sampledFields(sample, vendorShape) === null) return 0
  const named = (tableHead(sample) ?? []).some((row) => row.some((cell) => vendorNames.includes(headerWords(cell))))
  return named ? 0.93 : 0.55
}
