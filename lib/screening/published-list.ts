import { parse } from 'csv-parse/sync'
import { createHash } from 'node:crypto'
import { excluded, isSamExclusions } from './sam-exclusions'

/** One party on a list, by each name it goes by. `cite` is its Federal Register notice or number, `ids` its UEI and CAGE code, where the list gives them. */
export type ListedParty = { names: string[]; source: string; programs: string; cite: string; endsOn: string | null; ids?: string[] }
/** A restricted-party list as its publisher gives it, and the day the operator says it is of. */
export type PublishedList = { asOf: string; sha256: string; sources: string[]; parties: ListedParty[] }

/** Kinds of entries that are no party to any work. */
const things = /^(?:vessel|aircraft)$/i

/**
 * Reads a Consolidated Screening List CSV (either version of its columns), an SDN CSV or a Denied Persons List, behind a
 * line `# as of DAY`; with `exclusions` the public extract of SAM.gov exclusions instead. An entry keeps the day it ends, so that it counts until then.
 * @throws Error in words for the operator when it does not say its day, is none of these, or is cut off: half a list is none
 */
export function readPublishedList(text: string, exclusions = false): PublishedList {
  const [, asOf, body] = /^\uFEFF?#\s*as of (\d{4}-\d{2}-\d{2})\s*\r?\n([\s\S]*)$/.exec(text) ?? []
  if (!asOf || body === undefined) throw new Error('its first line does not say "# as of" and a day')
  const head = body.slice(0, 4_000).replace(/^\uFEFF/, '').split('\n', 1)[0] ?? ''
  const delimiter = head.includes('\t') ? '\t' : ','
  let rows: string[][]
  try {
    rows = parse(body, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true })
  } catch {
    throw new Error('it is cut off or is no table')
  }
  const columns = (rows[0] ?? []).map((name) => name.toLowerCase())
  if (isSamExclusions(columns) !== exclusions) throw new Error(exclusions ? 'it is no extract of the SAM.gov exclusions' : 'it is the extract of SAM.gov exclusions, which has a file of its own')
  const parties = exclusions ? rows.slice(1).flatMap(excluded(columns)) : columns.includes('source') && columns.includes('name') ? rows.slice(1).flatMap(consolidated(columns)) : columns.includes('name') && columns.includes('fr_citation') ? rows.slice(1).flatMap(denied(columns)) : rows.flatMap(designated)
  if (parties.length === 0) throw new Error('no party can be read in it')
  return { asOf, sha256: createHash('sha256').update(text).digest('hex'), sources: [...new Set(parties.map(({ source }) => source.replace(/^(SAM\.gov exclusions) .*$/, '$1')))].sort(), parties }
}

export const isoOf = (day: string) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? day : (/^(\d{2})\/(\d{2})\/(\d{4})$/.exec(day)?.slice(1) ?? null)?.reduce((_, __, ___, [month, date, year]) => `${year}-${month}-${date}`, '') || null)
/** Weak or strong aliases in remarks: a.k.a. "NAME"; a.k.a. 'NAME'. */
const aliasesIn = (remarks: string) => [...remarks.matchAll(/\b[afn]\.?k\.?a\.?\s+["']([^"';]{2,200})["']/gi)].map(([, name = '']) => name)
/** "X; and any successor, sub-unit, or subsidiary thereof" is X. */
const named = (names: string[]) => [...new Set(names.map((name) => name.replace(/[;,]?\s*and any successor\b.*$/i, '').trim()).filter((name) => name !== ''))]

function consolidated(columns: string[]): (row: string[]) => ListedParty[] {
  const at = (name: string) => columns.indexOf(name)
  const [source, type, programs, name, cite, ends, alts, remarks] = ['source', 'type', 'programs', 'name', 'federal_register_notice', 'end_date', 'alt_names', 'remarks'].map(at) as [number, number, number, number, number, number, number, number]
  return (row) => {
    if (row.length < columns.length) throw new Error('a row of it is cut off')
    if (things.test(row[type] ?? '')) return []
    const names = named([row[name] ?? '', ...(row[alts] ?? '').split(';'), ...aliasesIn(row[remarks] ?? '')])
    return names.length === 0 ? [] : [{ names, source: row[source] ?? '', programs: row[programs] ?? '', cite: row[cite] ?? '', endsOn: isoOf(row[ends] ?? '') }]
  }
}

function denied(columns: string[]): (row: string[]) => ListedParty[] {
  const at = (row: string[], name: string) => row[columns.indexOf(name)] ?? ''
  return (row) => {
    const names = named([at(row, 'name')])
    return names.length === 0 ? [] : [{ names, source: 'Denied Persons List (DPL) - Bureau of Industry and Security', programs: '', cite: at(row, 'fr_citation'), endsOn: isoOf(at(row, 'expiration_date')) }]
  }
}

/** A row of sdn.csv, which has no header: number, name, type, program, and remarks in the twelfth column; `-0-` is empty. */
function designated(row: string[]): ListedParty[] {
  const [number = '', name = '', type = '', programs = ''] = row
  if (!/^\d{1,8}$/.test(number) || row.length < 12) return []
  if (things.test(type)) return []
  return [{ names: named([name, ...aliasesIn(row[11] ?? '')]), source: 'Specially Designated Nationals (SDN) - Treasury Department', programs: programs === '-0-' ? '' : programs, cite: '', endsOn: null }]
}
