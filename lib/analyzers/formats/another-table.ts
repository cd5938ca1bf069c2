/** Why such a file is refused; the place is the row where the other table begins. */
export const anotherTable = 'Another table begins here, beneath the first.'

/**
 * Whether a row of a log is the header of another table beneath: at least two cells, and not one digit, which every event
 * has in its time.
 */
export function isAnotherHeader(cells: readonly string[]): boolean {
  const told = cells.filter((cell) => cell.trim() !== '')
  return told.length >= 2 && told.every((cell) => !/\d/.test(cell) && cell.length <= 80)
}
