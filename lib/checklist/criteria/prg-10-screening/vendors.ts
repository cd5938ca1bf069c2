import type { Check, Given, Pointer } from '../../criterion'

/** The vendor list of the profile: there when it is said to be, with countries, and none proscribed (22 CFR 126.1). */
export function vendorChecks(given: Given<'screening'>): Check[] {
  const vendors = given.subcontractor.vendors.map((vendor, i) => ({ ...vendor, at: { type: 'profile', field: `vendors.${i}` } as Pointer }))
  const checks = [listCheck(given, vendors.length)]
  for (const { name, country, at } of vendors) {
    const rule = country === '' ? null : given.reference.proscribed(country)
    if (rule?.effect === 'deny') checks.push({ outcome: 'not-met', says: `${name} is in ${rule.name}, a proscribed country under ${rule.rule}.`, at: [at] })
    else if (rule) checks.push({ outcome: 'unknown', says: `${name} is in ${rule.name}, which ${rule.rule} lists with reservations: a person has to look.`, at: [at] })
    else if (country !== '' && !given.reference.isUnitedStates(country)) {
      checks.push({ outcome: 'info', says: `${name} is outside the United States (${country.toUpperCase()}).`, at: [at] })
    }
  }
  const placeless = vendors.filter((vendor) => vendor.country === '')
  if (placeless.length > 0) {
    const names = placeless.slice(0, 3).map((vendor) => vendor.name).join(', ')
    const more = placeless.length > 3 ? ` and ${placeless.length - 3} more` : ''
    checks.push({ outcome: 'unknown', says: `No country is given for ${names}${more}.`, at: placeless.slice(0, 20).map((vendor) => vendor.at) })
  }
  return checks
}

function listCheck(given: Given<'screening'>, listed: number): Check {
  const answer = given.answers['vendors']
  const at: Pointer[] = [given.answer('vendors'), { type: 'profile', field: 'vendors' }]
  if (answer === 'none' && listed === 0) return { outcome: 'met', says: 'No vendor is said to touch the work.', at }
  if (answer === 'none') return { outcome: 'partial', says: `The answer says that there are no vendors, but the profile lists ${listed}.`, at }
  if (answer === 'listed' && listed > 0) return { outcome: 'met', says: `The profile lists ${listed} ${listed === 1 ? 'vendor' : 'vendors'}, said to be all.`, at }
  if (answer === 'listed') return { outcome: 'unknown', says: 'Every vendor is said to be in the profile, but it lists none.', at }
  return { outcome: 'unknown', says: 'The vendors that touch the work are not all listed.', at }
}
