const pattern = /(?:^|[/\\])(\d{12})_CloudTrail_([a-z0-9-]+)_\d{8}T\d{4}Z_[A-Za-z0-9]+\.json(?:\.gz)?$/
let last: { name: string; found: DeliveryName | null } = { name: '', found: null }

export type DeliveryName = { account: string; region: string }

/** Account and region in the name of a file as CloudTrail delivers it; null for any other name (domain.md 5.2). */
export function deliveryName(name: string): DeliveryName | null {
  if (name === last.name) return last.found
  const parts = pattern.exec(name)
  const found = parts?.[1] && parts[2] ? { account: parts[1], region: parts[2] } : null
  last = { name, found }
  return found
}
