import type { Severity } from '../analyzer'
import type { LogEvent } from '../log-model'

/** What a sign-in was made with, strongest first; `none` is a password or key alone. */
export type Factor = 'hardware' | 'phishingResistant' | 'app' | 'sms' | 'none' | 'unknown'

/** How someone got in. Only events that are sign-ins have it. */
export type SignIn = {
  /** A person at a prompt, a person's token renewed or used, or a service. */
  kind: 'interactive' | 'token' | 'service'
  /** The strongest factor that the record names. */
  factor: Factor
  /** Factors as the record names them. */
  names: string[]
  /** A way in that goes around a second factor or can be relayed: `IMAP4`, `device code`. */
  weak: string | null
  /** Another identity provider vouched for the person: only its log can show the factor. */
  federated: boolean
  /** The provider itself found it risky. */
  risky: boolean
  /** A policy in report-only mode would have refused it. */
  reportOnly: boolean
}

/** Under which heading a change is counted in the facts. */
export type ChangeKind = 'logging' | 'sharing' | 'key' | 'identity' | 'grant' | 'credential' | 'fence'

/** One telling change that an event makes, and the rule it falls under. */
export type Change = {
  kind: ChangeKind
  rule: string
  severity: Severity
  /** What was done, to follow a name: "deleted where logs are sent". */
  what: string
  /** Name in the facts; the action of the event when left out. */
  name?: string
  criterion?: string
  also?: string[]
  observed?: string
  expected?: string
}

/** An event of any audit log: the common form, and what the shared rules ask beyond it. */
export type AuditEvent = LogEvent & {
  /** The session it belongs to, where the log is of machines: what opened it says from where all of it came. */
  session: string | null
  /** Log type or category as the provider names it. */
  logType: string | null
  /** ISO code of the country that the record itself states. */
  country: string | null
  signIn: SignIn | null
  changes: readonly Change[]
  /** The person belongs to another tenant, domain or organization. */
  guest: boolean
  /** A policy of place, device or factor refused it. */
  policyRefusal: boolean
  /** Staff of the provider reached in, or were given leave to. */
  providerStaff: boolean
  /** Opens a shell, runs commands, forwards a port. */
  shell: boolean
  /** The actor's name was taken out of the record. */
  redacted: boolean
  /** A name that several people can use. */
  shared: boolean
  /** The highest account there is: root, break-glass, cluster administrator. */
  root: boolean
  /** Host of the service when the record names it, or the machine that wrote the record. */
  host: string | null
  /** Container images named. */
  images: readonly string[]
  /** Names counted in `details`. */
  details: readonly string[]
  /** Where a log writes several records of one act: what they have in common, and whether this one only says that it is under way. */
  operation: { key: string; underWay: boolean } | null
}

const none: readonly never[] = []

/** An event of which nothing is known but what is given. */
export const auditEvent = (known: Partial<AuditEvent> & Pick<AuditEvent, 'at'>): AuditEvent => ({
  id: null,
  time: null,
  actor: null,
  actorAccount: null,
  mfa: 'unknown',
  service: null,
  action: null,
  outcome: 'success',
  account: null,
  source: 'missing',
  ip: null,
  region: null,
  readOnly: null,
  data: false,
  session: null,
  logType: null,
  country: null,
  signIn: null,
  changes: none,
  guest: false,
  policyRefusal: false,
  providerStaff: false,
  shell: false,
  redacted: false,
  shared: false,
  root: false,
  host: null,
  images: none,
  details: none,
  operation: null,
  ...known,
})

const order: Factor[] = ['hardware', 'phishingResistant', 'app', 'sms', 'unknown', 'none']
/** The strongest of several factors; `unknown` when none is given. */
export const strongest = (factors: readonly Factor[]): Factor => order.find((one) => factors.includes(one)) ?? 'unknown'
