import type { IdentityExportFacts } from './facts'

/** Whose export it is, by the names of its columns or keys. */
export function sourceOf(headers: string[]): IdentityExportFacts['source'] {
  const names = new Set(headers.map((header) => header.toLowerCase().replace(/[^a-z0-9]+/g, '')))
  const has = (...wanted: string[]) => wanted.every((name) => names.has(name))
  if (has('mfaactive') && (names.has('accesskey1active') || names.has('passwordenabled'))) return 'aws-credential-report'
  if (has('userdetaillist') || (has('username', 'arn') && names.has('createdate'))) return 'aws-iam'
  if (names.has('identitystoreid')) return 'aws-identity-center'
  if (names.has('userprincipalname') && (names.has('accountenabled') || names.has('usertype') || names.has('odatatype') || names.has('displayname'))) return names.has('samaccountname') || names.has('distinguishedname') ? 'active-directory' : 'entra'
  if (names.has('samaccountname')) return 'active-directory'
  if (names.has('profilelogin') || names.has('profileemail') || has('activated', 'statuschanged')) return 'okta'
  if (names.has('siteadmin') || names.has('samlnameid') || has('login', 'nodeid') || has('login', 'tfaenabled') || has('login', 'ispublic')) return 'github'
  if (names.has('accesslevel') && names.has('username')) return 'gitlab'
  if ([...names].some((name) => name.startsWith('emailaddressrequired')) || names.has('primaryemail')) return 'google'
  return 'generic'
}
