/**
 * Whether a row of a log is the header of another table beneath: at least two cells, and not one digit, which every event
 * has in its time. Rows that follow an empty line, or have another number of cells than the header, are asked.
 */
export function isAnotherHeader(header: readonly string[], cells: readonly string[], afterGap: boolean): boolean {
  const told = cells.filter((cell) => cell.trim() !== '')
  if (told.length < 2 || told.some((cell) => /\d/.test(cell) || cell.length > 80)) return false
  return afterGap || cells.length !== header.length
}
