import * as z from 'zod'
import { maskRegistrationCode } from './registration-code'

const text = (maximum: number) => z.string().trim().max(maximum)
const required = (maximum: number, says: string) => z.string().trim().min(1, says).max(maximum)
const country = z.string().trim().toUpperCase().regex(/^[A-Z]{2}$/, 'Give the two letters of the country, such as US.')
const orNull = (schema: z.ZodType<string>) => z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), schema.nullable())

/** The firm's own profile as its form sends it. The registration code leaves this schema masked or not at all. */
export const ChangeProfile = z.strictObject({
  organizationId: z.uuid(),
  version: z.number().int().min(1),
  legalName: required(300, 'Give the legal name.'),
  aliases: z.array(text(300).min(1)).max(50),
  cage: orNull(z.string().trim().toUpperCase().regex(/^[A-Z0-9]{5}$/, 'A CAGE code has five letters or digits.')),
  uei: orNull(z.string().trim().toUpperCase().regex(/^[A-Z0-9]{12}$/, 'A UEI has twelve letters or digits.')),
  incorporatedIn: orNull(z.string().trim().max(80)),
  registrationStatus: z.enum(['registered', 'not-required', 'not-registered', 'unknown']),
  registrationCode: z.preprocess((value) => (typeof value === 'string' ? (value.trim() === '' ? null : (maskRegistrationCode(value) ?? false)) : value), z.string('A code is M or K and four or five digits.').nullable()),
  registrationExpiresOn: orNull(z.iso.date('Give a day, as 2027-03-31.')),
  addresses: z.array(z.strictObject({ label: text(100), lines: required(500, 'Give the address.'), country })).max(50),
  owners: z.array(z.strictObject({ name: required(300, 'Give the name.'), country, percent: z.coerce.number('Give a number from 0 to 100.').min(0, 'Give a number from 0 to 100.').max(100, 'Give a number from 0 to 100.'), foreignPerson: z.boolean() })).max(200),
  providers: z.array(z.strictObject({ provider: required(100, 'Name the provider.'), offering: text(200), authorization: text(200) })).max(50),
  certifications: z.array(z.strictObject({ name: required(200, 'Name it.'), reference: text(200), validUntil: orNull(z.iso.date('Give a day, as 2027-03-31.')) })).max(100),
  keyPeople: z.array(z.strictObject({ name: required(200, 'Give the name.'), role: text(200) })).max(100),
  vendors: z.array(z.strictObject({ name: required(300, 'Name the vendor.'), service: text(300), country: z.union([z.literal(''), country]) })).max(500),
})
export type ChangeProfile = z.infer<typeof ChangeProfile>
