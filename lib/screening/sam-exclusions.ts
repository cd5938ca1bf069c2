import { isoOf, type ListedParty } from './published-list'

/** Columns by which the public extract of SAM.gov exclusions is known. */
export const isSamExclusions = (columns: string[]): boolean => columns.includes('classification') && columns.includes('exclusion program') && columns.includes('sam number')

/** "(also EXAMPLE WORKS LLC)" in the cross-reference names the same party. */
const also = /\(also ([^()]{2,200})\)/gi

/**
 * The rows of the public SAM exclusions extract as listed parties. A person has first, middle and last name apart. An
 * exclusion counts until its termination date, one that is indefinite for good. Code of the firm (UEI, CAGE) come along.
 */
export function excluded(columns: string[]): (row: string[]) => ListedParty[] {
  const at = (row: string[], name: string) => row[columns.indexOf(name)] ?? ''
  return (row) => {
    if (row.length < columns.length - 1) throw new Error('a row of it is cut off')
    if (/^vessel$/i.test(at(row, 'classification'))) return []
    const person = ['first', 'middle', 'last', 'suffix'].map((name) => at(row, name)).filter((part) => part !== '').join(' ')
    const names = [...new Set([at(row, 'name'), person, ...[...at(row, 'cross-reference').matchAll(also)].map(([, name = '']) => name)].map((name) => name.trim()).filter((name) => name !== ''))]
    const ids = [at(row, 'unique entity id'), at(row, 'cage')].map((id) => id.toUpperCase()).filter((id) => /^[A-Z0-9]{5}$|^[A-Z0-9]{12}$/.test(id))
    const source = `SAM.gov exclusions${at(row, 'excluding agency') === '' ? '' : ` (${at(row, 'excluding agency')})`}`
    return names.length === 0 ? [] : [{ names, source, programs: [at(row, 'exclusion program'), at(row, 'exclusion type')].filter((part) => part !== '').join(', '), cite: at(row, 'sam number'), endsOn: isoOf(at(row, 'termination date')), ids }]
  }
}
