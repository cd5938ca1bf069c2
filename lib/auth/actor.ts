/** prime: admin | reviewer | approver | auditor; subcontractor: admin | respondent. */
export const roles = ['admin', 'reviewer', 'approver', 'auditor', 'respondent'] as const
export type Role = (typeof roles)[number]

export type OrganizationKind = 'prime' | 'subcontractor'

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
