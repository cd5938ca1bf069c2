import type { Look } from '../look'
import { absent, flag, get, number, text, Unresolved, type Resource, type Value } from '../model'

/** Types that make a role available on request, or give it for a time (domain.md IAM-03: PIM and JIT), with the field of its end. */
const available: Record<string, { kind: 'eligible' | 'active'; until: string; permanent?: string }> = {
  azurerm_pim_eligible_role_assignment: { kind: 'eligible', until: 'schedule.expiration' },
  azuread_privileged_access_group_eligibility_schedule: { kind: 'eligible', until: 'duration', permanent: 'permanent_assignment' },
  azuread_directory_role_eligibility_schedule_request: { kind: 'eligible', until: 'schedule' },
  azurerm_pim_active_role_assignment: { kind: 'active', until: 'schedule.expiration' },
  azuread_privileged_access_group_assignment_schedule: { kind: 'active', until: 'duration', permanent: 'permanent_assignment' },
}

/** Administrator rights that somebody has to ask for or that end by themselves, and how long a session of them lasts. */
export function lookAtTimed(look: Look): void {
  for (const [type, { kind, until, permanent }] of Object.entries(available)) {
    for (const one of look.of(type)) {
      const open = get(one.values, until)
      const ends = !absent(open) || !absent(one.values['expiration_date'])
      const forever = permanent !== undefined && flag(one.values[permanent], 'no') !== 'no'
      if (kind === 'eligible') add(look, one, 'eligible', until, hoursIn(get(one.values, `${until}.duration_hours`)))
      else if (ends && !forever && !(open instanceof Unresolved)) add(look, one, 'grant', until, hoursIn(get(one.values, `${until}.duration_hours`)) ?? durationIn(open))
      else standing(look, one, until)
    }
  }
  for (const one of look.of('google_privileged_access_manager_entitlement')) add(look, one, 'eligible', 'max_request_duration', durationIn(one.values['max_request_duration']))
  for (const one of look.of('aws_ssoadmin_permission_set')) add(look, one, 'session', 'session_duration', absent(one.values['session_duration']) ? 1 : durationIn(one.values['session_duration']))
}

function add(look: Look, one: Resource, kind: 'eligible' | 'grant' | 'session', field: string, hours: number | null): void {
  look.out.addIam('timed', { address: one.address, at: one.place(field.split('.')[0] ?? field), kind, hours })
  if (kind === 'session' && hours !== null && hours > longestSession) look.out.hit('long-session', one.place(field), `${one.address} (${hours} hours)`)
}

/** A working day: a session that lasts longer is hardly one for a task. */
const longestSession = 8

function standing(look: Look, one: Resource, field: string): void {
  look.out.addIam('administrators', { address: one.address, says: 'A role that is active and does not end, or not as far as the code is resolved.', standing: true, at: one.place(field.split('.')[0] ?? field) })
  look.out.hit('administrator', one.at, one.address)
}

const hoursIn = (value: Value | undefined): number | null => number(value)

/** Hours of a duration as Terraform has them: `PT4H`, `P1D`, `14400s`; null when it is not resolved. */
function durationIn(value: Value | undefined): number | null {
  const said = text(value) ?? ''
  const seconds = /^(\d{1,9})s$/.exec(said)?.[1]
  if (seconds !== undefined) return Math.round((Number(seconds) / 3600) * 100) / 100
  const parts = /^P(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?$/.exec(said)
  if (!parts || said === 'P') return null
  return Number(parts[1] ?? 0) * 24 + Number(parts[2] ?? 0) + Number(parts[3] ?? 0) / 60
}
