import * as z from 'zod'

const Flag = z.enum(['0', '1'])
const Limit = z.coerce.number().int().positive()

/** One identity provider, and the file that lists further ones. */
const identityProviders = {
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** How the sign-in button calls the identity provider. */
  OIDC_NAME: z.string().default('your organization'),
  /** JSON; see docs/deploying.md. */
  OIDC_PROVIDERS: z.string().min(1).optional(),
}

/** What `npm start` and `npm test` read. */
const StartEnv = z.object({
  /** The address the web server listens on; anything but the loopback address is a decision of the operator. */
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** The address people use, without a path. Only requests that carry it as Origin may change state. */
  APP_ORIGIN: z.url().optional(),
  /** State directory: embedded database, vault, secrets. */
  VERITAR_STATE: z.string().default('.veritar'),
  /** Owner of the schema in a PostgreSQL 15 or newer; unset means the embedded one. */
  DATABASE_URL: z.string().min(1).optional(),
  /** A login role that is a member of veritar_app; unset means that we give veritar_app a password of our own. */
  DATABASE_APP_URL: z.string().min(1).optional(),
  /** 1 fills an empty database with the demo world, 0 never does; unset means only the embedded database. */
  VERITAR_DEMO: Flag.optional(),
  /** `required` refuses to start where reading processes cannot be enclosed; `optional` accepts it. Unset: required outside the demo. */
  VERITAR_SANDBOX: z.enum(['required', 'optional']).optional(),
  /** `required` refuses to start where no FIPS provider answers for cryptography. Unset: it is used when it is there, and the start says what is. */
  VERITAR_FIPS: z.enum(['required']).optional(),
  /** Address of the malware scanner; see below. */
  CLAMD: z.string().min(1).optional(),
  /** `required` refuses to start without CLAMD; `waived` accepts it, and every page of evidence says so. Unset: required outside the demo. */
  VERITAR_SCANNER: z.enum(['required', 'waived']).optional(),
  /** `required` asks everybody for a hardware key; `waived` does without and says so on every page. Unset: required outside the demo. */
  VERITAR_HARDWARE_KEYS: z.enum(['required', 'waived']).optional(),
  /** The list of key models that may be registered, JSON; see docs/deploying.md. */
  VERITAR_KEY_MODELS: z.string().min(1).optional(),
  ...identityProviders,
})
export type StartEnv = z.infer<typeof StartEnv>

/** What `npm run faults` reads. */
const FaultsEnv = z.object({
  /** How often something is killed at any moment. */
  FAULTS_KILLS: z.coerce.number().int().min(1).default(10),
  /** Only lines whose name this expression fits, and not the long tests of the audit log. */
  FAULTS_ONLY: z.string().min(1).transform((text) => new RegExp(text)).optional(),
  /** `optional` lets a run count that could not mount a small disk, as without root. */
  FAULTS_DISKS: z.enum(['required', 'optional']).default('required'),
})

/** What the web server and the worker read; `npm start` provides what it decides. */
const Env = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** Where the application role connects. */
  DATABASE_APP_URL: z.string().min(1),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  /** Seconds a statement may take before its connection is given up. */
  DATABASE_SECONDS: z.coerce.number().positive().default(120),
  APP_ORIGIN: z.url().default('http://127.0.0.1:3000'),
  HOST: z.string().default('127.0.0.1'),
  VERITAR_STATE: z.string().default('.veritar'),
  /** Keys of the audit log; unset means in the state directory, made at the first start. */
  AUDIT_KEY_FILE: z.string().min(1).optional(),
  /** Where the key that signs the audit log is made at the first start: in that file, in a PKCS#11 token, or in AWS KMS. */
  AUDIT_SIGNING: z.enum(['local', 'pkcs11', 'aws-kms']).default('local'),
  /** What makes new keys of the vault: a folder of this machine, a PKCS#11 token, or AWS KMS. Keys that exist stay where they are. */
  VAULT_KEYS: z.enum(['local', 'pkcs11', 'aws-kms']).default('local'),
  /** Folder of local keys of the vault; unset means in the state directory, made with the first key. */
  VAULT_KEY_DIR: z.string().min(1).optional(),
  /** Shared library of a PKCS#11 module, the label of its token, and a file that holds the PIN of its user. */
  PKCS11_MODULE: z.string().min(1).optional(),
  PKCS11_TOKEN: z.string().min(1).optional(),
  PKCS11_PIN_FILE: z.string().min(1).optional(),
  /** Region of AWS KMS; credentials come the usual way of AWS. The endpoint is only for a gateway of one's own. */
  KMS_REGION: z.string().min(1).optional(),
  KMS_ENDPOINT: z.url().optional(),
  /** Bucket of encrypted files; unset means on the local disk. The endpoint is for anything that speaks S3 and is not AWS. */
  VAULT_S3_BUCKET: z.string().min(3).optional(),
  VAULT_S3_REGION: z.string().min(1).optional(),
  VAULT_S3_ENDPOINT: z.url().optional(),
  /** Address of the witness, and the line it prints of its public key. */
  WITNESS_URL: z.url().optional(),
  WITNESS_KEY: z.string().min(1).optional(),
  NEXTAUTH_SECRET: z.string().min(32),
  /** As the start decided. What nobody decided is required. */
  VERITAR_HARDWARE_KEYS: z.enum(['required', 'waived', 'demo']).default('required'),
  VERITAR_KEY_MODELS: z.string().min(1).optional(),
  /** As the start decided: with a FIPS provider active there, web and worker go on with one only. */
  VERITAR_FIPS: z.enum(['required']).optional(),
  ...identityProviders,
  /** smtp://user:password@host:587 ; without it messages stay in the outbox. */
  SMTP_URL: z.string().min(1).optional(),
  SMTP_FROM: z.string().default('Veritar <veritar@localhost>'),
  /** Bytes and files that the evidence of one organization may be, with what is still being uploaded. */
  EVIDENCE_QUOTA: z.coerce.number().int().positive().default(50_000_000_000),
  EVIDENCE_FILES: z.coerce.number().int().positive().default(20_000),
  /** Proxies before the web server whose entries in x-forwarded-for are believed; none means that the header is not read. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
  /** Limits of one person, or of one address while nobody is signed in; see lib/limits/limits.ts. */
  DOWNLOADS_PER_HOUR: Limit.default(500),
  UPLOADS_PER_HOUR: Limit.default(5_000),
  INVITATIONS_PER_HOUR: Limit.default(100),
  SIGN_INS_PER_QUARTER_HOUR: Limit.default(300),
  KEY_ANSWERS_PER_QUARTER_HOUR: Limit.default(60),
  ACTIONS_PER_MINUTE: Limit.default(240),
  REQUESTS_PER_MINUTE: Limit.default(1_200),
  VISITS_PER_MINUTE: Limit.default(600),
  /** Wall clock and heap of the process that reads one piece of evidence. */
  ANALYZE_SECONDS: z.coerce.number().positive().default(900),
  ANALYZE_MEMORY_MB: z.coerce.number().int().min(128).default(1_024),
  /** The malware scanner: clamd at tcp://host:port or unix:/path/of/its/socket. */
  CLAMD: z.string().regex(/^(?:tcp:\/\/[^/:]+:\d{1,5}|unix:\/.+)$/, 'must be tcp://host:port or unix:/path').optional(),
  /** Seconds without a word from it after which a scan has failed. */
  CLAMD_SECONDS: z.coerce.number().positive().default(120),
  /** Hours after which its signatures are too old to call anything clean; `undated` takes signatures of the operator's own, which carry no date. */
  CLAMD_SIGNATURE_HOURS: z.union([z.literal('undated'), z.coerce.number().positive()]).default(24),
  /** The file that says where the process is to end at once, for the tests of faults; see lib/failpoint.ts. */
  VERITAR_FAILPOINT: z.string().optional(),
})
export type Env = z.infer<typeof Env>

function parse<T>(schema: z.ZodType<T>): T {
  const result = schema.safeParse(process.env)
  if (result.success) return result.data
  throw new Error(`The environment is not usable: ${result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}.`)
}

let parsed: Env | undefined

/**
 * The environment, parsed on first use so that a build needs no secrets.
 * @throws Error that names each variable that is missing or wrong
 */
export function env(): Env {
  parsed ??= parse(Env)
  return parsed
}

/** The environment of the start itself. @throws Error that names each variable that is wrong */
export function startEnv(): StartEnv {
  return parse(StartEnv)
}

/** What the test of faults is told. @throws Error that names each variable that is wrong */
export function faultsEnv(): z.infer<typeof FaultsEnv> {
  return parse(FaultsEnv)
}

/** Sets variables for this process and forgets what was parsed before. */
export function provide(values: Partial<Record<keyof Env | keyof StartEnv, string>>): void {
  Object.assign(process.env, values)
  parsed = undefined
}

/** The environment of a child: ours with `values`, without what only the start may know or only a test of faults may set, and with nothing that phones home. */
export function childEnv(values: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, VERITAR_FAILPOINT: __, ...inherited } = process.env
  return { ...inherited, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', ...values }
}

/** An empty environment for a child that must know nothing: no secret, no address. */
export function bareEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: 'production', TZ: 'UTC' }
}

/** The search path for programs, for finding a browser. */
export function searchPath(): string[] {
  return (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':').filter(Boolean)
}

/** The Chromium that the operator names for the browser tests. */
export function namedBrowser(): string | undefined {
  return process.env.CHROMIUM || undefined
}
