import { z } from 'zod'

const Port = z.coerce.number().int().min(1).max(65_535)

const Env = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** Where the application role connects; lib/start sets it for the embedded database. */
  DATABASE_APP_URL: z.string().min(1),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  /** The address people use, without a path. Only requests that carry it as Origin may change state. */
  APP_ORIGIN: z.url().default('http://127.0.0.1:3000'),
  HOST: z.string().default('127.0.0.1'),
  PORT: Port.default(3000),
  /** State directory: embedded database, vault, secrets. */
  VERITAR_STATE: z.string().default('.veritar'),
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('your organization'),
  SMTP_URL: z.string().optional(),
  SMTP_FROM: z.string().default('Veritar <veritar@localhost>'),
  /** Bytes one subcontractor may store in one assessment. */
  EVIDENCE_QUOTA: z.coerce.number().int().positive().default(20_000_000_000),
  ANALYZE_SECONDS: z.coerce.number().positive().default(600),
  ANALYZE_MEMORY_MB: z.coerce.number().int().positive().default(768),
})
export type Env = z.infer<typeof Env>

let parsed: Env | undefined

/**
 * The environment, parsed on first use so that a build needs no secrets.
 * @throws Error that names each variable that is missing or wrong
 */
export function env(): Env {
  if (parsed) return parsed
  const result = Env.safeParse(process.env)
  if (!result.success) {
    throw new Error(`The environment is not usable: ${result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`)
  }
  parsed = result.data
  return parsed
}
