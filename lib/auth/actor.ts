export const roles = ['admin', 'reviewer', 'approver', 'auditor', 'respondent', 'export-officer'] as const
export type Role = (typeof roles)[number]

export type OrganizationKind = 'prime' | 'subcontractor'

/** The roles there are on each side; the database refuses any other. */
export const rolesOf: Record<OrganizationKind, readonly Role[]> = {
  prime: ['admin', 'reviewer', 'approver', 'auditor', 'export-officer'],
  subcontractor: ['admin', 'respondent', 'export-officer'],
}

export const roleWords: Record<Role, string> = {
  admin: 'Administrator',
  reviewer: 'Reviewer',
  approver: 'Approver',
  auditor: 'Auditor, read only',
  respondent: 'Respondent',
  'export-officer': 'Export Control Officer',
}

/** Who is acting: one person, through one membership, in one session. */
export type Actor = {
  sessionId: string
  personId: string
  name: string
  email: string
  orgId: string
  orgKind: OrganizationKind
  orgName: string
  role: Role
  /** 22 CFR 120.67: may decide against the computed outcome, with a reason. */
  empoweredOfficial: boolean
}
