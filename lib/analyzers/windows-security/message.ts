/** Sections of the text of an event, and the prefix their fields have in its XML. */
const sections: [RegExp, string][] = [
  [/^Subject:/, 'Subject'],
  [/^(?:New Logon|Account For Which Logon Failed|Account Whose Credentials Were Used|Target Account|New Account|Account That Was Locked Out|Account Information|Target Computer|Logon Account):?/, 'Target'],
  [/^(?:Group|Deleted Group|Changed Group):/, 'Target'],
  [/^Member:/, 'Member'],
  [/^(?:Network Information|Logon Information|Process Information|Detailed Authentication Information|Failure Information|Additional Information|Attributes|Audit Policy Change|Object|Share Information|Access Request Information|Service Information|New Time|Previous Time|Target Server|Logon Type):?/, ''],
]
const names: Record<string, Record<string, string>> = {
  Subject: { 'Security ID': 'SubjectUserSid', 'Account Name': 'SubjectUserName', 'Account Domain': 'SubjectDomainName', 'Domain Name': 'SubjectDomainName', 'Logon ID': 'SubjectLogonId' },
  Target: { 'Security ID': 'TargetSid', 'Account Name': 'TargetUserName', 'Account Domain': 'TargetDomainName', 'Logon ID': 'TargetLogonId', 'Group Name': 'TargetUserName', 'Group Domain': 'TargetDomainName', 'Supplied Realm Name': 'TargetDomainName', 'User ID': 'TargetSid', 'Caller Computer Name': 'TargetDomainName' },
  Member: { 'Security ID': 'MemberSid', 'Account Name': 'MemberName' },
  '': { 'Logon Type': 'LogonType', 'Source Network Address': 'IpAddress', 'Client Address': 'IpAddress', 'Network Address': 'IpAddress', 'Source Address': 'IpAddress', 'Workstation Name': 'WorkstationName', 'Logon Process': 'LogonProcessName', 'Authentication Package': 'AuthenticationPackageName', 'Package Name (NTLM only)': 'LmPackageName', 'New Process Name': 'NewProcessName', 'Process Command Line': 'CommandLine', 'Process Name': 'ProcessName', 'Object Name': 'ObjectName', 'Object Type': 'ObjectType', 'Share Name': 'ShareName', 'Service Name': 'ServiceName', 'Service File Name': 'ImagePath', 'Subcategory': 'Subcategory', 'Changes': 'AuditPolicyChanges', Status: 'Status', 'Failure Reason': 'FailureReason', 'Pre-Authentication Type': 'PreAuthType', 'Certificate Issuer Name': 'CertIssuerName', 'Result Code': 'Status', 'Error Code': 'Status', Accesses: 'AccessList' },
}
const everywhere = new Set(Object.keys(names['']  ?? {}))

/** Fields of the English text of a security event, by the names its XML has; empty for other text. */
export function dataOfMessage(message: string): Map<string, string> {
  const data = new Map<string, string>()
  let prefix = ''
  for (const line of message.split(/\r?\n/).slice(0, 200)) {
    const section = sections.find(([name]) => name.test(line))
    if (section && !/:\s*\S/.test(line)) {
      prefix = section[1]
      continue
    }
    const parts = /^\s*([A-Za-z][A-Za-z ()-]{1,40}):\s*(.*?)\s*$/.exec(line)
    if (!parts) continue
    const [, label = '', value = ''] = parts
    const name = (everywhere.has(label) ? names['']?.[label] : names[prefix]?.[label]) ?? undefined
    if (name !== undefined && value !== '' && value !== '-' && !data.has(name)) data.set(name, value)
  }
  return data
}
