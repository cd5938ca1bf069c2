import type { TableShape } from '../table-shape'

export type EnrollmentField = 'account' | 'factors' | 'registered' | 'capable' | 'admin' | 'enabled' | 'type' | 'dated' | 'status' | 'keys' | 'tokens' | 'phones'

/** Entra user registration details, Okta factors and reports, Duo and Google exports, plain lists. */
export const enrollmentShape: TableShape<EnrollmentField> = {
  noun: 'MFA enrollment report',
  synonyms: {
    account: ['user principal name', 'userprincipalname', 'upn', 'login', 'user login', 'profile login', 'username', 'user name', 'account', 'email', 'email address', 'work email', 'user email', 'embedded user profile login', 'principal', 'user', 'employee id', 'person ref'],
    factors: ['methods registered', 'authentication methods', 'methodsregistered', 'factor type', 'factortype', 'factors', 'factor', 'mfa method', 'mfa methods', 'authenticator', 'authenticators', 'method', 'methods', 'enrolled factors', 'mfa type', 'second factor', 'mfa factor', 'authenticator name', 'enrolled authenticators', 'security key'],
    registered: ['is mfa registered', 'ismfaregistered', 'mfa registered', 'mfa', 'mfa enabled', 'mfa enrolled', '2fa', '2sv enrolled', '2 step verification enrolled', '2sv', 'two factor', 'mfa status', 'enrolled', 'is enrolled', 'is mfa enabled', 'multi factor authentication registered'],
    capable: ['is mfa capable', 'ismfacapable', 'mfa capable', 'multi factor authentication capable', '2sv enforced', '2 step verification enforcement', 'mfa enforced'],
    admin: ['is admin', 'isadmin', 'admin', 'administrator', 'admin role', 'is administrator', 'privileged', 'admin roles'],
    enabled: ['account enabled', 'accountenabled', 'enabled', 'active', 'account status', 'user status'],
    type: ['user type', 'usertype', 'account type', 'identity type', 'kind'],
    status: ['factor status', 'authenticator status', 'enrollment status', 'status'],
    // Duo gives each kind of device a column of its own.
    keys: ['web authn credentials', 'webauthn credentials', 'webauthncredentials', 'u2f tokens', 'u 2 f tokens', 'security keys', 'fido2 keys'],
    tokens: ['tokens', 'hardware tokens', 'token serials'],
    phones: ['phones', 'phone numbers', 'phone', 'mobile phones'],
    dated: ['last updated date time', 'lastupdateddatetime', 'report refresh date', 'as of', 'exported on', 'report date', 'last updated', 'enrolled on', 'created'],
  },
  isHeader: (fields) => fields.has('account') && (fields.has('factors') || fields.has('registered') || (fields.has('tokens') && fields.has('phones'))),
  remedy: 'Export the report of registered authentication methods, one row for each account, or the sign-in policies as JSON.',
}
