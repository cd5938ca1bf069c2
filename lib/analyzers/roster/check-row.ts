import type { RosterRow } from './facts'
import type { ReadRow } from './read-row'
import type { Tally } from './rules'

const generic = /^(?:admin|administrator|root|devops|ops|shared|team|support|test|user|service|guest|build|deploy|ci|sysadmin|operator)\d{0,3}$/

/** Applies the rules that one row can break by itself. */
export function checkRow({ row, active }: ReadRow, counts: Tally): void {
  if (row.ref === '') counts.hit('RO-08', row.at)
  if (row.grantedOn && row.removedOn && row.removedOn < row.grantedOn) counts.hit('RO-16', row.at)
  if (row.kind === 'service') return
  if (isGeneric(row)) counts.hit('RO-12', row.at)
  if (active && row.usPerson === 'blank') counts.hit('RO-03', row.at)
  if (active && (row.usPerson === 'no' || row.usPerson === 'pending') && !row.licence) counts.hit('RO-04', row.at)
  if (row.verifiedOn && row.grantedOn && row.verifiedOn > row.grantedOn) counts.hit('RO-05', row.at)
  if (row.usPerson === 'yes' && !(row.verifiedOn && row.verifiedBy && row.method)) counts.hit('RO-07', row.at)
  if (verifiedSelf(row)) counts.hit('RO-09', row.at)
  if (trainedLate(row)) counts.hit('RO-17', row.at)
  if (active && !row.trainedOn) counts.hit('RO-18', row.at)
  if (active && !row.nextReview) counts.hit('RO-19', row.at)
}

/** The date is that of the last training: months after access it is a refresher, within 60 days it was the first. */
function trainedLate({ trainedOn, grantedOn }: RosterRow): boolean {
  if (!trainedOn || !grantedOn) return false
  const days = (Date.parse(trainedOn) - Date.parse(grantedOn)) / 86_400_000
  return days > 0 && days <= 60
}

function verifiedSelf(row: RosterRow): boolean {
  const by = row.verifiedBy?.toLowerCase()
  if (!by) return false
  return by === 'self' || [row.ref, row.email, row.display].some((name) => name !== undefined && name !== '' && name.toLowerCase() === by)
}

function isGeneric(row: RosterRow): boolean {
  const names = [row.display, row.email?.split('@')[0], ...row.principals.map((each) => each.split('@')[0]?.split('/').at(-1))]
  return names.some((name) => name !== undefined && generic.test(name.toLowerCase().trim()))
}
