import type { TableShape } from '../table-shape'

export type IdentityField = 'id' | 'arn' | 'alias' | 'type' | 'enabled' | 'disabled' | 'admin' | 'role' | 'groups' | 'group' | 'created' | 'lastUsed' | 'mfa' | 'password' | 'key1' | 'key2' | 'key1On' | 'key2On'

/** Users and members as Entra, Okta, AWS, GitHub, GitLab, Google and directory servers export them, and plain lists. */
export const identityShape: TableShape<IdentityField> = {
  noun: 'identity export',
  synonyms: {
    id: ['user principal name', 'profile login', 'login', 'username', 'user name', 'user', 'sam account name', 'account', 'account name', 'principal', 'email address required', 'email address', 'profile email', 'email', 'mail', 'work email', 'member', 'member name', 'name', 'id'],
    arn: ['arn', 'distinguished name', 'object id'],
    alias: ['mail', 'email', 'profile email', 'saml name id', 'saml_name_id', 'primary email', 'emails', 'on premises sam account name', 'sam account name', 'external id', 'public email', 'employee id'],
    type: ['user type', 'account type', 'type', 'object class', 'odata type', 'identity type', 'kind', 'membership type', 'identity store id'],
    enabled: ['account enabled', 'enabled', 'active', 'status', 'account status', 'state', 'status read only', 'user status'],
    // The other way round: yes means that the account cannot be used.
    disabled: ['suspended', 'is suspended', 'disabled', 'is disabled', 'account disabled', 'user disabled', 'deactivated', 'archived', 'is archived', 'deleted', 'blocked', 'sign in blocked', 'block credential'],
    admin: ['is admin', 'site admin', 'admin', 'administrator', 'is administrator', 'is admin read only', 'privileged'],
    role: ['role', 'roles', 'org role', 'organization role', 'access level', 'max role', 'assigned roles', 'directory roles', 'role name', 'permission', 'permission set', 'access'],
    groups: ['groups', 'group names', 'member of', 'memberships', 'group memberships', 'group list', 'teams', 'user groups'],
    group: ['group', 'group name', 'group display name', 'team', 'group id'],
    created: ['created date time', 'user creation time', 'create date', 'created', 'created at', 'when created', 'created on', 'created_at'],
    lastUsed: ['last sign in', 'last sign in date', 'sign in activity last sign in date time', 'last sign in date time', 'last login', 'last logon date', 'last login date', 'last used', 'last active', 'last activity', 'last activity on', 'password last used', 'last sign in read only', 'last seen', 'last activity at'],
    mfa: ['mfa active', 'mfa', 'mfa enabled', 'two factor enabled', '2fa', 'tfa enabled', '2sv enrolled read only', '2sv enrolled', 'is mfa registered', 'two factor authentication'],
    password: ['password enabled'],
    key1: ['access key 1 active'],
    key2: ['access key 2 active'],
    key1On: ['access key 1 last rotated'],
    key2On: ['access key 2 last rotated'],
  },
  isHeader: (fields) => fields.has('id') && (['enabled', 'disabled', 'type', 'role', 'groups', 'group', 'admin', 'lastUsed', 'mfa', 'arn', 'created'] as const).some((field) => fields.has(field)),
  remedy: 'Export the accounts, groups or members unchanged as CSV or JSON. Account names are enough; leave out personal fields.',
}
