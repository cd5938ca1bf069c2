import * as z from 'zod'

/** Parts of a profile that are stored as JSON; read through these, so that a half-written row shows as missing, not as nonsense. */
const list = <T extends z.ZodType>(item: T) => z.array(item).max(500).catch([])

export const Profile = z.object({
  addresses: list(z.looseObject({ label: z.string().default(''), lines: z.string().default(''), country: z.string().default('') })),
  owners: list(z.object({ name: z.string(), country: z.string(), percent: z.number(), foreignPerson: z.boolean() })),
  providers: list(z.object({ provider: z.string(), offering: z.string(), authorization: z.string().default('') })),
  certifications: list(z.looseObject({ name: z.string().default(''), reference: z.string().default(''), validUntil: z.string().nullable().default(null) })),
  keyPeople: list(z.looseObject({ name: z.string().default(''), role: z.string().default('') })),
  vendors: list(z.object({ name: z.string(), service: z.string().default(''), country: z.string().default('') })),
})
export type Profile = z.infer<typeof Profile>

export const registrationWords: Record<string, string> = {
  registered: 'Registered with DDTC',
  'not-required': 'States that registration is not required',
  'not-registered': 'Not registered',
  unknown: 'Not given yet',
}
