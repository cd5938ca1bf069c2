import type { Subcontractor } from '../../case'
import type { Check, Given, KnockOutHit, Pointer } from '../../criterion'

type Share = { percent: number; at: Pointer }
type Owner = Subcontractor['owners'][number] & { at: Pointer }
export type Found = { checks: Check[]; knockOuts: KnockOutHit[] }

/** Foreign ownership is more than half of the voting securities (22 CFR 120.65). */
const OWNERSHIP = 50
/** From a quarter on foreign control is presumed, unless one U.S. person holds as much or more (22 CFR 120.65, 120.66). */
const CONTROL = 25
/** Shares are stated in percent with two decimals at most; sums are compared at that precision. */
const percent = (value: number) => Math.round(value * 100) / 100

/**
 * The owners in the profile, added up. An owner counts as foreign when marked so or when a country other than the
 * United States is given: the two must agree, and in doubt the stricter reading asks a reviewer.
 */
export function ownerFindings(given: Given<never>): Found {
  const owners = given.subcontractor.owners.map((owner, i): Owner => ({ ...owner, at: { type: 'profile', field: `owners.${i}` } }))
  if (owners.length === 0) {
    return { checks: [{ outcome: 'unknown', says: 'The profile lists no owners.', at: [{ type: 'profile', field: 'owners' }] }], knockOuts: [] }
  }
  const abroad = (owner: Owner) => !given.reference.isUnitedStates(owner.country)
  const foreign = owners.filter((owner) => owner.foreignPerson || abroad(owner))
  const share = shareFindings(owners.filter((owner) => !foreign.includes(owner)), foreign)
  const proscribed = proscribedFindings(given, foreign)
  const knockOuts = [...share.knockOuts, ...proscribed.knockOuts]
  const checks = [...share.checks, ...proscribed.checks, ...sumChecks(given, owners), ...markChecks(foreign, abroad), ...claimChecks(given, foreign)]
  return { checks, knockOuts }
}

/**
 * The share of foreign persons beside that of the largest U.S. person (22 CFR 120.65, 120.66). `source` opens each
 * sentence where the shares do not come from the profile.
 */
export function shareFindings(own: Share[], foreign: Share[], source = ''): Found {
  const total = percent(foreign.reduce((sum, owner) => sum + owner.percent, 0))
  const largestUs = Math.max(0, ...own.map((owner) => owner.percent))
  const at = foreign.map((owner) => owner.at)
  const said = source === '' ? 'F' : `${source}f`
  if (total > OWNERSHIP) return raised(`${said}oreign persons own ${total} percent of the firm, more than half.`, at)
  if (total >= CONTROL && percent(largestUs) < total) {
    return raised(`${said}oreign persons own ${total} percent and no single U.S. person holds as much, so foreign control is presumed.`, at)
  }
  if (total >= CONTROL) {
    return { checks: [{ outcome: 'info', says: `${said}oreign persons own ${total} percent, but one U.S. person holds ${percent(largestUs)} percent.`, at }], knockOuts: [] }
  }
  const says = total > 0 ? `${said}oreign persons own ${total} percent, below the ${CONTROL} percent at which control is presumed.` : source === '' ? 'Every owner listed is a U.S. person.' : `${source}no owner is a foreign person.`
  return { checks: [{ outcome: 'met', says, at: total > 0 ? at : own.map((owner) => owner.at) }], knockOuts: [] }
}

/** 22 CFR 126.1 on the day of judging: a policy of denial proposes KO-2, a listing in doubt asks a person. */
function proscribedFindings(given: Given<never>, foreign: Owner[]): Found {
  const found: Found = { checks: [], knockOuts: [] }
  for (const owner of foreign) {
    const rule = given.reference.proscribed(owner.country)
    if (rule?.effect === 'deny') {
      const hit = raised(`An owner of ${percent(owner.percent)} percent is in ${rule.name}, a proscribed country under ${rule.rule}.`, [owner.at])
      found.checks.push(...hit.checks)
      found.knockOuts.push(...hit.knockOuts)
    } else if (rule) {
      found.checks.push({ outcome: 'unknown', says: `An owner is in ${rule.name}, which ${rule.rule} lists with reservations: a person has to look.`, at: [owner.at] })
    }
  }
  return found
}

export function raised(says: string, at: Pointer[]): Found {
  return { checks: [{ outcome: 'not-met', says, at }], knockOuts: [{ id: 'KO-2', because: says, at }] }
}

function sumChecks(given: Given<never>, owners: Owner[]): Check[] {
  const total = percent(owners.reduce((sum, owner) => sum + owner.percent, 0))
  const at: Pointer[] = [{ type: 'profile', field: 'owners' }]
  if (total > 100.5) return [{ outcome: 'unknown', says: `The shares in the profile add up to ${total} percent.`, at }]
  const rest = percent(100 - total)
  if (rest < CONTROL) return []
  const complete = given.answers['owners-complete'] === 'yes'
  const says = `The profile names owners of ${total} percent; ${rest} percent are held by others.`
  return [{ outcome: complete ? 'info' : 'unknown', says: complete ? `${says} Each is said to hold less than 5 percent.` : says, at: [...at, given.answer('owners-complete')] }]
}

function markChecks(foreign: Owner[], abroad: (owner: Owner) => boolean): Check[] {
  const doubtful = foreign.filter((owner) => !owner.foreignPerson && abroad(owner))
  if (doubtful.length === 0) return []
  const says =
    'An owner is listed with a country outside the United States but not as a foreign person, and is counted as one. For a U.S. person, which includes permanent residents, enter US.'
  return [{ outcome: 'unknown', says, at: doubtful.map((owner) => owner.at) }]
}

/** What the answer says of ownership against the list, and whether the 50 percent rule of the EAR is in force. */
function claimChecks(given: Given<never>, foreign: Owner[]): Check[] {
  if (foreign.length === 0) return []
  const checks: Check[] = []
  const at = foreign.map((owner) => owner.at)
  if (given.answers['control'] === 'us-only') {
    checks.push({ outcome: 'partial', says: 'The answer names U.S. owners only, but the profile lists a foreign owner.', at: [given.answer('control'), ...at] })
  }
  if (given.reference.affiliatesRule) {
    const says = 'The Affiliates Rule of the EAR is taken to be in force: a firm that listed parties own by half or more is itself restricted. Screen each foreign owner (PRG-10) and confirm the rule at federalregister.gov.'
    checks.push({ outcome: 'info', says, at })
  }
  return checks
}
