import type { TableShape } from '../table-shape'

export type ReviewField = 'account' | 'alias' | 'reviewerAlias' | 'role' | 'decision' | 'reviewer' | 'reviewedOn' | 'leftOn' | 'doneOn'

/** Column names of Entra, Okta and SailPoint access reviews, of leaver tickets and of plain lists. */
export const reviewShape: TableShape<ReviewField> = {
  noun: 'access review',
  synonyms: {
    account: ['user principal name', 'principal user principal name', 'account', 'login', 'work email', 'email', 'user email', 'principal', 'identity', 'user', 'person ref', 'employee id', 'employee no', 'ref', 'subject', 'account name', 'principal name', 'member', 'target', 'target user principal name'],
    // Who it is under another name: a login, or a person's name, which is compared and not kept.
    alias: ['username', 'user name', 'principal display name', 'user display name', 'display name', 'employee name', 'employee', 'worker', 'leaver', 'departing employee'],
    reviewerAlias: ['reviewer name', 'reviewed by display name', 'reviewer display name', 'certifier name', 'approver name'],
    role: ['role', 'access', 'permission', 'permissions', 'entitlement', 'group', 'resource', 'access package', 'privilege', 'resource name', 'application', 'group name', 'access item', 'resource display name', 'rights'],
    decision: ['decision', 'review decision', 'outcome', 'access decision', 'review outcome', 'result', 'disposition', 'action', 'review result', 'certification decision', 'keep or remove'],
    reviewer: ['reviewed by user principal name', 'reviewer user principal name', 'reviewer email', 'reviewer', 'reviewed by', 'certifier', 'approver', 'decided by', 'manager'],
    reviewedOn: ['reviewed on', 'reviewed date time', 'review date', 'reviewed date', 'decision date', 'reviewed at', 'certified on', 'date reviewed', 'decided on', 'date'],
    leftOn: ['left on', 'left at', 'last day', 'last day worked', 'separation date', 'separated on', 'separated at', 'end of work', 'terminated on', 'terminated at', 'termination date', 'termination time', 'notice received', 'requested at', 'opened at', 'opened', 'ticket opened', 'contract end', 'employment ended'],
    doneOn: ['removed on', 'removed at', 'access removed on', 'access removed at', 'access removed', 'disabled at', 'disabled on', 'account disabled', 'applied date time', 'applied on', 'revoked at', 'revoked on', 'closed at', 'completed at', 'completed on', 'date removed', 'access removal date', 'access revoked', 'access disabled', 'deprovisioned at', 'deprovisioned on', 'action date', 'done on'],
  },
  isHeader: (fields) => (fields.has('account') || fields.has('alias')) && ((fields.has('decision') && (fields.has('reviewer') || fields.has('reviewerAlias') || fields.has('reviewedOn'))) || (fields.has('leftOn') && fields.has('doneOn'))),
  remedy: 'One row for each account and role: what was decided, by whom and when. For leavers: the end of the work and the end of access.',
}
