import { rowsOf } from '../../answer-values'
import type { Check, Given, KnockOutHit } from '../../criterion'
import { holdingOf, isProscribedRegion, placeOf, regionsIn } from './places'

type Mine = Pick<Given, 'answers' | 'answer' | 'reference'>
export type Found = { checks: Check[]; knockOuts: KnockOutHit[] }

/** The accounts that the firm lists, region by region. An explicit place abroad, or data in a commercial region, is KO-4. */
export function listedRegions(given: Mine): Found {
  const checks: Check[] = []
  const knockOuts: KnockOutHit[] = []
  const at = [given.answer('accounts')]
  const assured = given.answers['assured-workloads'] === 'yes'
  for (const row of rowsOf(given, 'accounts')) {
    const account = row['account'] ?? ''
    const holding = holdingOf(row['holds'] ?? '')
    const regions = regionsIn(row['region'] ?? '')
    if (regions.length === 0) checks.push({ outcome: 'unknown', says: `No region is given for ${account}.`, at })
    for (const region of regions) {
      switch (placeOf(region, given.reference)) {
        case 'approved':
          checks.push({ outcome: 'met', says: `${account} is in ${region}, an approved government region.`, at })
          break
        case 'assured':
          checks.push(
            assured
              ? { outcome: 'met', says: `${account} is in ${region}, said to be inside an Assured Workloads folder for ITAR.`, at: [...at, given.answer('assured-workloads')] }
              : { outcome: 'not-met', says: `${account} is in ${region}, which is usable only inside an Assured Workloads folder for ITAR.`, at: [...at, given.answer('assured-workloads')] },
          )
          break
        case 'commercial': {
          const says = `${account} is in ${region}, a commercial region in the United States`
          if (holding === 'none') checks.push({ outcome: 'partial', says: `${says}, and is said to hold no program data.`, at })
          else if (holding === 'unsaid') checks.push({ outcome: 'not-met', says: `${says}, and it is not clear that it holds no program data.`, at })
          else {
            checks.push({ outcome: 'not-met', says: `${says}, and holds program data.`, at })
            knockOuts.push({ id: 'KO-4', because: `The firm lists program data in ${region}, which is not an approved region.`, at })
          }
          break
        }
        case 'abroad': {
          const where = isProscribedRegion(region, given.reference) ? 'in a country of 22 CFR 126.1' : 'outside the United States'
          checks.push({ outcome: 'not-met', says: `${account} is in ${region}, ${where}.`, at })
          knockOuts.push({ id: 'KO-4', because: `The firm lists an account in ${region}, ${where}.`, at })
          break
        }
        case 'unknown':
          checks.push({ outcome: 'unknown', says: `"${region}" of ${account} is not a region id on the allow-list.`, at })
      }
    }
  }
  return { checks, knockOuts }
}

/** The sites that the firm lists on premises. U.S. territories count as the United States (22 CFR 120.60). */
export function listedSites(given: Mine): Found {
  const checks: Check[] = []
  const knockOuts: KnockOutHit[] = []
  const at = [given.answer('sites')]
  for (const row of rowsOf(given, 'sites')) {
    const site = row['account'] ?? ''
    const country = (row['country'] ?? '').toUpperCase()
    if (!/^[A-Z]{2}$/.test(country)) checks.push({ outcome: 'unknown', says: `The country of ${site} is not a two-letter code.`, at })
    else if (given.reference.isUnitedStates(country)) checks.push({ outcome: 'met', says: `${site} is in the United States.`, at })
    else {
      const rule = given.reference.proscribed(country)
      const where = rule ? `in ${rule.name}, a country of 22 CFR ${rule.rule}` : `in ${country}, outside the United States`
      checks.push({ outcome: 'not-met', says: `${site} is ${where}.`, at })
      knockOuts.push({ id: 'KO-4', because: `The firm lists a site with program data ${where}: ${site}.`, at })
    }
  }
  return { checks, knockOuts }
}
