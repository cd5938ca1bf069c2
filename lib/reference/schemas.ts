import * as z from 'zod'

const Pattern = z.string().refine((source) => {
  try {
    return new RegExp(source).source !== ''
  } catch {
    return false
  }
}, 'Not a regular expression.')

const Host = z.strictObject({
  host: z.string().regex(/^[a-z0-9*][a-z0-9.*_-]*$/),
  path: z.string(),
  use: z.enum(['registry', 'packages', 'service', 'code', 'storage', 'other']),
  origin: z.enum(['iron-bank', 'hardened', 'private', 'public', 'foreign', 'unresolved']).nullable(),
  name: z.string().min(1),
  place: z.enum(['government', 'united-states', 'foreign', 'unstated']),
  country: z.string().regex(/^(?:[A-Z]{2})?$/),
})

/** What a value of each topic looks like. A correction by the operator has to fit the topic of the row it replaces. */
export const schemas = {
  countries: z.array(z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/), name: z.string().min(1), rule: z.enum(['126.1(d)(1)', '126.1(d)(2)']), effect: z.enum(['deny', 'review']) })),
  unitedStates: z.array(z.string().regex(/^[A-Z]{2}$/)),
  regions: z.array(z.strictObject({ provider: z.enum(['aws', 'azure', 'gcp', 'oracle']), region: z.string().min(1), government: z.boolean(), level: z.string() })),
  staleCites: z.array(z.strictObject({ cite: z.string().min(1), topic: z.string().min(1), words: z.string(), now: z.string().min(1) })),
  affiliatesRule: z.boolean(),
  fips1402HistoricalOn: z.iso.date(),
  retentionYears: z.number().int().min(1),
  screeningListDays: z.number().int().min(1).max(366),
  cmmcDefault: z.enum(['L2-self', 'L2-c3pao']),
  cmmcPhase2Suspended: z.boolean(),
  cmmcPlan: z.strictObject({
    fullScore: z.number(), conditionalScore: z.number(), closeWithinDays: z.number().int(),
    never: z.array(z.string()), fivePoints: z.array(z.string()), threePoints: z.array(z.string()), threeOrFive: z.array(z.string()), openAtThree: z.array(z.string()),
  }),
  cloudTrailKeys: z.array(z.strictObject({ region: z.string().min(1), fingerprint: z.string().regex(/^[0-9a-f]{32}$/), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
  clauses: z.array(z.strictObject({ number: z.string().min(1), title: z.string().min(1), for: z.enum(['export-controlled', 'cui', 'fci']) })),
  registrationCode: Pattern,
  usmlEntry: Pattern,
  eccn: Pattern,
  hosts: z.array(Host),
  countryDomains: z.record(z.string().regex(/^[a-z]{2}$/), z.string().regex(/^[A-Z]{2}$/)),
}

export type Topic = keyof typeof schemas
export type TopicValue<T extends Topic> = z.infer<(typeof schemas)[T]>
