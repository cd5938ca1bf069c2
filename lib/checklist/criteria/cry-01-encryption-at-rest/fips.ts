import type { Check } from '../../criterion'
import { dayOf, daysBetween } from '../../dates'

/** One cryptographic module as the firm lists it: the columns of the `modules` table, all text. */
export type ModuleRow = Partial<
  Record<'certificate' | 'module' | 'version' | 'standard' | 'level' | 'status' | 'sunset' | 'store' | 'checked' | 'since' | 'environment' | 'plan', string>
>

export type FipsRules = {
  /** Last day on which a FIPS 140-2 certificate was Active (dated data, domain.md 3.4). */
  historicalOn: string
  /** The day judged for, YYYY-MM-DD. */
  today: string
  /** True when the program handles CUI, or nobody has said that it does not: then 800-171 3.13.11 binds. */
  required: boolean
}

/** A certificate list older than this many days no longer shows today's status. */
export const CHECKED_WITHIN = 365

type Judged = Omit<Check, 'at'>
const standards = { '140-2': /140\s*-?\s*2(?!\d)/, '140-3': /140\s*-?\s*3(?!\d)/ }

/**
 * What the status of one module amounts to (domain.md 3.4). The certificate number is required and never
 * tells the standard: 140-2 and 140-3 numbers interleave, so the standard comes from its own column only.
 * Where validation is not required, what is merely unvalidated is partial; a revoked module never is.
 */
export function fipsStatus(row: ModuleRow, rules: FipsRules): Judged {
  const judged = statusOf(row, rules)
  return judged.outcome === 'not-met' && !rules.required && !/^revoked/i.test(text(row.status))
    ? { outcome: 'partial', says: `${judged.says} This program does not handle CUI, so validation is not required by 3.13.11.` }
    : judged
}

function statusOf(row: ModuleRow, rules: FipsRules): Judged {
  const name = [text(row.module), text(row.version)].filter(Boolean).join(' ') || 'A module without a name'
  const status = text(row.status).toLowerCase()
  if (status.startsWith('revoked')) return { outcome: 'not-met', says: `${name}: its certificate was revoked.` }
  if (!/^#?\s?\d{4,5}$/.test(text(row.certificate))) {
    return { outcome: 'not-met', says: `${name}: no certificate number. "Compliant", "AES-256" or "FIPS mode" without a certificate is unverified.` }
  }
  const standard = standardOf(text(row.standard))
  if (standard === null) return { outcome: 'unknown', says: `${name}: the list does not say whether certificate ${text(row.certificate)} is FIPS 140-2 or 140-3. The number does not tell.` }
  const byStandard = standard === '140-3' ? of1403(row, name, status, rules) : of1402(row, name, status, rules)
  return byStandard.outcome === 'met' || byStandard.outcome === 'partial' ? (openDetail(row, name, rules) ?? byStandard) : byStandard
}

function of1403(row: ModuleRow, name: string, status: string, rules: FipsRules): Judged {
  const sunset = dayOf(row.sunset ?? '')
  if (status.startsWith('active')) {
    if (sunset === null) return { outcome: 'unknown', says: `${name}: the sunset date of its FIPS 140-3 certificate is missing.` }
    if (daysBetween(rules.today, sunset) >= 0) return { outcome: 'met', says: `${name}: FIPS 140-3, Active until ${sunset}.` }
    return historical(row, name, `its FIPS 140-3 certificate passed its sunset date on ${sunset}`, sunset)
  }
  if (status.startsWith('historical')) return historical(row, name, 'its FIPS 140-3 certificate is Historical', sunset)
  return { outcome: 'not-met', says: `${name}: its certificate is not Active (${text(row.status) || 'no status given'}).` }
}

function of1402(row: ModuleRow, name: string, status: string, rules: FipsRules): Judged {
  if (!status.startsWith('active') && !status.startsWith('historical')) {
    return { outcome: 'not-met', says: `${name}: its certificate is not Active (${text(row.status) || 'no status given'}).` }
  }
  const sunset = dayOf(row.sunset ?? '')
  const lastDay = sunset !== null && daysBetween(sunset, rules.historicalOn) > 0 ? sunset : rules.historicalOn
  if (status.startsWith('active') && daysBetween(rules.today, lastDay) >= 0) return { outcome: 'met', says: `${name}: FIPS 140-2, Active until ${lastDay}.` }
  return historical(row, name, `its FIPS 140-2 certificate is Historical (none is Active after ${rules.historicalOn})`, lastDay)
}

/** Historical is not revoked: existing use is a risk decision with a plan, new use is not accepted. */
function historical(row: ModuleRow, name: string, because: string, day: string | null): Judged {
  const since = dayOf(row.since ?? '')
  if (since === null || day === null) return { outcome: 'not-met', says: `${name}: ${because}, and the list does not show that it was in use before.` }
  if (daysBetween(since, day) <= 0) return { outcome: 'not-met', says: `${name}: ${because}, and it was put into use only on ${since}.` }
  if (text(row.plan) === '') return { outcome: 'not-met', says: `${name}: ${because}, and no plan says when it will be replaced.` }
  return { outcome: 'partial', says: `${name}: ${because}. It has been in use since ${since}, with a plan to replace it (${text(row.plan)}).` }
}

/** What a listed certificate leaves open: who checked it and when, the level, the environment. */
function openDetail(row: ModuleRow, name: string, rules: FipsRules): Judged | null {
  const checked = dayOf(row.checked ?? '')
  if (checked === null) return { outcome: 'unknown', says: `${name}: the list does not say when the status was looked up.` }
  const age = daysBetween(checked, rules.today)
  if (age < 0) return { outcome: 'unknown', says: `${name}: the status is said to have been looked up on ${checked}, which is still to come.` }
  if (age > CHECKED_WITHIN) return { outcome: 'unknown', says: `${name}: the status was last looked up on ${checked}, more than a year ago.` }
  if (!/^(level\s*)?[1-4]$/i.test(text(row.level))) return { outcome: 'unknown', says: `${name}: the level of the certificate (1 to 4) is missing.` }
  if (/^no\b/i.test(text(row.environment))) return { outcome: 'partial', says: `${name}: it runs on a platform that its certificate does not list.` }
  return null
}

function standardOf(value: string): '140-2' | '140-3' | null {
  const two = standards['140-2'].test(value)
  const three = standards['140-3'].test(value)
  return two === three ? null : two ? '140-2' : '140-3'
}

const text = (value: string | undefined) => (value ?? '').trim()
