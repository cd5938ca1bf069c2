import { joinedHeader } from '../formats/table-edges'
import { headerWords } from '../guard/headers'
import type { RosterRow } from './facts'

/** A field of the roster that a column can supply. */
export type Field = Exclude<keyof RosterRow, 'at'>

/** Column names we accept for each field, as lower-case words. The first is the one in the template. */
export const synonyms: Record<Field, string[]> = {
  ref: ['person ref', 'ref', 'reference', 'employee id', 'employee no', 'employee number', 'personnel no', 'personnel number', 'staff id', 'worker id', 'associate id', 'associate no', 'file number', 'worker no', 'person id', 'badge no', 'id', 'emp id', 'uuid'],
  kind: ['kind', 'identity type', 'account type', 'identity kind', 'human or service'],
  display: ['display name', 'name', 'full name', 'employee name', 'person', 'initials', 'employee', 'worker', 'worker name', 'legal name', 'associate name', 'staff name'],
  email: ['work email', 'email', 'e mail', 'mail', 'email address', 'work e mail', 'company email'],
  principals: ['principals', 'principal', 'idp subject', 'idp subjects', 'cloud principal', 'cloud principals', 'identity provider subject', 'username', 'user name', 'user names', 'login', 'logins', 'account', 'accounts', 'iam user', 'upn', 'user principal name', 'sso user', 'arn'],
  role: ['role', 'job role', 'job title', 'title', 'position', 'function'],
  tier: ['access tier', 'tier', 'access level', 'level'],
  employer: ['employer', 'employment type', 'employment', 'worker type', 'employee type', 'employer type', 'employment status', 'w 2 agency 1099'],
  assurance: ['assurance', 'clause', 'clause ref', 'clause reference', 'contract clause', 'agency clause', 'flow down clause', 'agency certificate', 'agency certification', 'certificate ref', 'assurance ref', 'assurance reference', 'agency assurance', 'agreement ref'],
  usPerson: ['us person', 'u s person', 'us person status', 'u s person status', 'usp', 'usp status', 'itar us person', 'us person y n', 'us persons', 'us person verified', 'us person confirmed'],
  licence: ['license id', 'licence id', 'license', 'licence', 'export license', 'license no', 'license number', 'authorization', 'export authorization', 'license or taa', 'taa'],
  verifiedOn: ['verified on', 'verification date', 'date verified', 'verified date', 'us person verified on', 'verified', 'verified at', 'status verified on', 'usp verified on', 'usp verified date', 'usp verification date', 'us person verified date', 'us person verification date', 'us person status verified on'],
  verifiedBy: ['verified by', 'verifier', 'verified by role', 'checked by', 'usp verified by', 'us person verified by', 'status verified by'],
  method: ['method', 'verification method', 'how verified', 'proof method', 'method of verification', 'usp verification method'],
  nextReview: ['next review', 'next review date', 'next review on', 'review due', 'reverify by', 'next attestation', 'next attestation on'],
  grantedOn: ['access granted on', 'granted on', 'access granted', 'access start', 'access since', 'grant date', 'access granted date', 'access from', 'provisioned on', 'access start date', 'system access start date', 'system access granted', 'access begin', 'access effective date', 'date access granted'],
  removedOn: ['access removed on', 'removed on', 'access removed', 'access end', 'revoked on', 'access revoked on', 'deprovisioned on', 'access until', 'termination date', 'access end date', 'system access end date', 'access revoked', 'access removal date', 'date access removed'],
  state: ['work location state', 'state', 'work state', 'location state', 'work location'],
  briefedOn: ['nda or tcp briefed on', 'briefed on', 'tcp briefed on', 'nda signed on', 'tcp briefing', 'briefing date', 'nda signed'],
  trainedOn: ['training on', 'trained on', 'training date', 'itar training', 'itar training on', 'training completed', 'training completed on', 'last training', 'export control training', 'export control training completed', 'export control training date', 'export compliance training', 'export compliance training completed', 'itar training date', 'itar training completed', 'itar training completed on', 'last itar training'],
  ownerRef: ['owner ref', 'owner', 'owner person ref', 'responsible person', 'owned by'],
}

/** Fields a roster has to supply (domain.md 2.4); the others depend on the case. */
export const requiredFields: Field[] = ['ref', 'email', 'principals', 'role', 'employer', 'usPerson', 'verifiedOn', 'verifiedBy', 'method', 'nextReview', 'grantedOn', 'removedOn', 'trainedOn']

/** A column of names at a code host: accounts as well, beside those of the cloud. */
const handleColumn = /^(?:git(?: ?hub| ?lab)?|code host|bitbucket)(?: (?:handles?|log ?ins?|users?|user ?names?|accounts?|ids?))?$|^handles?$/

const fieldOf = new Map(Object.entries(synonyms).flatMap(([field, names]) => names.map((name) => [name, field as Field] as const)))

/** The field a column of that name supplies, or null. A note in parentheses is ignored: "U.S. person (yes/no)". */
export function fieldForHeader(header: string): Field | null {
  const words = headerWords(header)
  const bare = headerWords(header.replace(/\([^()]{0,200}\)/g, ' '))
  if (handleColumn.test(bare)) return 'principals'
  // "Employee #" is a number, not an employee.
  const numbered = header.includes('#') ? fieldOf.get(headerWords(header.replace(/#/g, ' no '))) : undefined
  return numbered ?? fieldOf.get(words) ?? fieldOf.get(bare) ?? (/^(?:is (?:a )?)?u ?s person\b/.test(bare) ? 'usPerson' : null)
}

/** The columns of a header row: index to field. The first column of a field wins; handles of a code host are taken beside other accounts. */
export function readHeader(cells: string[]): Map<number, Field> {
  const columns = new Map<number, Field>()
  const taken = new Set<Field>()
  cells.forEach((cell, i) => {
    const field = fieldForHeader(cell)
    if (!field) return
    const handles = handleColumn.test(headerWords(cell))
    if (!handles && taken.has(field)) return
    columns.set(i, field)
    if (!handles) taken.add(field)
  })
  return columns
}

/** True when the columns can be those of a roster: somebody is named, and at least one thing is said of them. */
export function isRosterHeader(columns: Map<number, Field>): boolean {
  const fields = new Set(columns.values())
  const named = fields.has('ref') || fields.has('email') || fields.has('principals') || fields.has('display')
  const told = [...fields].some((field) => ['usPerson', 'verifiedOn', 'verifiedBy', 'grantedOn', 'removedOn', 'nextReview', 'tier', 'trainedOn', 'briefedOn'].includes(field))
  return named && told && fields.size >= 3
}

/** True for the column that domain.md 2.4 allows and that says the same for everybody (USP); it is not kept. */
export const isBasisClass = (header: string) => /^basis(?: class)?$/.test(headerWords(header))

/** A row, or what it is together with the row above where the two make one header that names more. */
export function fullerHeader(above: string[], row: string[]): string[] {
  const joined = above.length === 0 ? null : joinedHeader(above, row, (name) => fieldForHeader(name) !== null)
  return joined && isRosterHeader(readHeader(joined)) && readHeader(joined).size > readHeader(row).size ? joined : row
}
