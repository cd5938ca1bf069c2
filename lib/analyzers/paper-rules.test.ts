import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Analyzer } from './analyzer'
import { evidenceOf } from './formats/testing/evidence'
import { analyzers } from './registry.gen'

const papers = ['registration-letter', 'architecture', 'module-certificates', 'training-export', 'access-review', 'vendor-list', 'mfa-enrollment', 'identity-export', 'log-configuration', 'screening', 'ownership', 'technology-control-plan', 'procedure', 'appointment-letter', 'provider-authorization', 'denied-test', 'agency-certification']
const analyzerOf = (id: string) => analyzers.find((each) => each.id === id) as Analyzer
const fired = async (id: string, content: string) => (await analyzerOf(id).analyze({ files: [evidenceOf(content, 'x')] })).observations.map((each) => each.rule)

const letterOf = (what: string) => `United States Department of State\nDirectorate of Defense Trade Controls\n\nTidewater Cloud LLC\n\nThe registration statement of Tidewater Cloud LLC, code M-45678, which expires on November 30, 2026, ${what}.\n`
const whole = readFileSync(join(import.meta.dirname, 'architecture', 'fixtures', 'enclave.md'), 'utf8')

/** Rules that no fixture fires, and near misses: what fires, and what looks much like it and does not. */
const cases: [string, string, string, string][] = [
  ['architecture', 'AD-07', '# Architecture\n\nThe boundary encloses AWS. Users sign in with SSO.', '# Architecture\n\nThe boundary encloses AWS us-gov-west-1. Users sign in with SSO.'],
  ['architecture', 'AD-08', '# Architecture\n\nThe boundary. Users sign in. Logs are kept 90 days. Logs are archived for one year.', '# Architecture\n\nThe boundary. Users sign in. Logs are kept 90 days. Sessions end after one year.'],
  ['architecture', 'AD-09', '# Architecture\n\nThe boundary. Logs are kept. Users sign in with SSO. Support follows the sun: the help desk in Manila takes over at night. Follow-the-sun support.', '# Architecture\n\nThe boundary. Logs are kept. Users sign in with SSO. No offshore staff and no follow-the-sun support reach it.'],
  ['architecture', 'AD-09', '# Architecture\n\nThe boundary. Logs are kept. Users sign in with SSO. Our engineers based in India monitor the dashboards.', '# Architecture\n\nThe boundary. Logs are kept. Users sign in with SSO. Our engineers are in Ohio.'],
  ['module-certificates', 'MC-02', 'cmvp,module,status\n,TLS is FIPS compliant,\n', 'cmvp,module,status\n4816,FIPS Provider,Active\n'],
  ['module-certificates', 'MC-05', 'cmvp,module,sunset,status\n4816,Core,10/11/2029,Active\n', 'cmvp,module,sunset,status\n4816,Core,10/27/2029,Active\n'],
  ['access-review', 'AR-01', 'account,decision,reviewer,date\na.vale,keep,A.Vale,2026-10-01\n', 'account,decision,reviewer,date\na.vale,keep,a.vales,2026-10-01\n'],
  ['access-review', 'AR-01', 'User Name,User Email,Decision,Reviewer Name,Reviewer Email\nKim Doyle,kim@t.example,keep,Kim Doyle,kd@t.example\n', 'User Name,User Email,Decision,Reviewer Name,Reviewer Email\nKim Doyle,kim@t.example,keep,Kim Roe,kd@t.example\n'],
  ['architecture', 'AD-08', '# Architecture\n\nThe boundary. Users sign in. CloudTrail is kept for 90 days. Logs are archived for one year.', '# Architecture\n\nThe boundary. Users sign in. CloudTrail is kept for one year. Logs are archived for one year.'],
  ['training-export', 'TE-06', 'User Email,Status,Completed On\nkim@t.example,Completed,2026-01-05\n', 'User Email,Learning Object Title,Status,Completed On\nkim@t.example,ITAR awareness,Completed,2026-01-05\n'],
  ...['Not approved', 'Disapproved', 'Do not keep', 'No longer needed', 'Invalid'].map((said): [string, string, string, string] => ['access-review', 'AR-04', `account,decision,reviewer,date,removed on\na,${said},m,2026-10-01,\n`, 'account,decision,reviewer,date,removed on\na,Approved,m,2026-10-01,\n']),
  ['access-review', 'AR-03', 'account,decision,reviewer,date\na,Not certified,m,2026-10-01\n', 'account,decision,reviewer,date\na,Certified,m,2026-10-01\n'],
  ...['Uncompleted', 'Not certified', 'Withdrawn'].map((said): [string, string, string, string] => ['training-export', 'TE-05', `email,course,status,completed on\na@t.example,ITAR,${said},2026-01-05\n`, 'email,course,status,completed on\na@t.example,ITAR,Certified,2026-01-05\n']),
  ['mfa-enrollment', 'ME-01', 'username,mfa status,mfa method,is admin\na@t.example,Not registered,push,yes\n', 'username,mfa status,mfa method,is admin\na@t.example,Enforced,push,yes\n'],
  ['mfa-enrollment', 'ME-02', 'username,mfa method,is admin\na@t.example,Email code,no\n', 'username,mfa method,is admin\na@t.example,Authenticator code,no\n'],
  ['identity-export', 'IE-01', 'Email,Suspended,User Type\na@t.example,FALSE,guest\n', 'Email,Suspended,User Type\na@t.example,TRUE,guest\n'],
  ['vendor-list', 'VL-01', 'vendor,service,country\nQuartz,mail,Georgia\n', 'vendor,service,country\nQuartz,mail,Germany\n'],
  ['provider-authorization', 'PA-01', '# FedRAMP letter\n\nDear customer, Azure Government is named here.', '# FedRAMP letter\n\nDear customer, the authorization of Azure Government was revoked.'],
  ['technology-control-plan', 'TC-06', '# Technology control plan\n\nForeign persons read technical data of the ITAR on the shared wiki.', '# Technology control plan\n\nForeign persons never read technical data of the ITAR on the shared wiki.'],
  ['technology-control-plan', 'TC-01', '# Technology control plan\n\nForeign persons of the ITAR. This plan does not cover physical security, screening of personnel is not yet established.', '# Technology control plan\n\nManagement is committed. Foreign persons of the ITAR. Physical security is by badge. Screening of personnel comes first. Information systems are apart. Employees are trained in training before access.'],
  ['architecture', 'AD-01', '# Architecture\n\n## Boundary\n\nThe authorization boundary has not been defined. It is to be documented.\n\n## Sign-in\n\nUsers sign in with SSO.\n\n## Logs\n\nLogs are kept for one year.', whole],
  ['registration-letter', 'RL-14', letterOf('has been returned without action'), letterOf('is in force. If the registration has lapsed, a new statement must be filed; it may be denied')],
  ['log-configuration', 'LC-08', '{"value":[{"name":"d","type":"Microsoft.Insights/diagnosticSettings","properties":{"logs":[{"category":"AuditEvent","enabled":false}],"workspaceId":"w"}}]}', '{"value":[{"name":"d","type":"Microsoft.Insights/diagnosticSettings","logs":[{"categoryGroup":"allLogs","enabled":true}],"workspaceId":"w"}]}'],
  ['module-certificates', 'MC-01', 'cmvp,module,status\nA4816,Core,Active\n', 'cmvp,module,status\nCMVP 4816 (CAVP A1234),Core,Active\n'],
  ['denied-test', 'DT-01', '# Denied access test\n\nDate: 2026-10-01\n\n| Test | Expected | Result |\n| --- | --- | --- |\n| Foreign user reads bucket | denied | allowed |\n', '# Denied access test\n\nDate: 2026-10-01\n\n| Test | Expected | Result |\n| --- | --- | --- |\n| Foreign user reads bucket | denied | denied |\n'],
  ['screening', 'SC-01', 'party,list checked,result,date\nVostok Ltd,CSL,Possible match - not cleared,2026-10-01\n', 'party,list checked,result,date\nVostok Ltd,CSL,Match - cleared,2026-10-01\n'],
  ['access-review', 'AR-02', 'account,decision,reviewer,date\na.vale,keep,N/A,2026-10-01\n', 'account,decision,reviewer,date\na.vale,keep,Morgan Quill,2026-10-01\n'],
  ['access-review', 'AR-04', 'account,decision,reviewer,date,removed on\na,remove,m,2026-10-01,\n', 'account,decision,reviewer,date,removed on\na,remove,m,2026-10-01,2026-10-01\n'],
  ['access-review', 'AR-05', `account,decision,reviewer,date\n${'abcde'.split('').map((name) => `${name},keep,m,2026-10-01`).join('\n')}`, `account,decision,reviewer,date\n${'abcd'.split('').map((name) => `${name},keep,m,2026-10-01`).join('\n')}`],
  ['access-review', 'AR-06', 'employee no,left at,disabled at\nE-1,2026-10-01 09:00,2026-10-02 09:06\n', 'employee no,left at,disabled at\nE-1,2026-10-01 09:00,2026-10-02 09:00\n'],
  ['access-review', 'AR-08', 'user,decision,reviewer,date\nAnna Vale,keep,m,2026-10-01\n', 'user,decision,reviewer,date\na.vale,keep,m,2026-10-01\n'],
  ['vendor-list', 'VL-02', 'vendor,service,country\nQuartz,mail,Germany\n', 'vendor,service,country\nQuartz,mail,Puerto Rico\n'],
  ['vendor-list', 'VL-04', 'vendor,service,country\nQuartz,mail,US\nquartz,mail,CA\n', 'vendor,service,country\nQuartz,mail,US\nquartz,chat,USA\n'],
  ['mfa-enrollment', 'ME-01', 'account,admin,factors\na.vale,yes,password\n', 'account,admin,factors\na.vale,yes,totp\n'],
  ['mfa-enrollment', 'ME-02', 'account,enabled,factors\na.vale,yes,\n', 'account,enabled,factors\na.vale,no,\n'],
  ['mfa-enrollment', 'ME-03', 'account,factors\na.vale,SMS\n', 'account,factors\na.vale,"SMS,YubiKey 5"\n'],
  ['mfa-enrollment', 'ME-08', 'account,mfa\na.vale,enabled\n', 'account,mfa,factor\na.vale,enabled,CAC\n'],
  ['mfa-enrollment', 'ME-05', '[{"displayName":"P","state":"enabledForReportingButNotEnforced","conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"grantControls":{"operator":"OR","builtInControls":["mfa"]}}]', '[{"displayName":"P","state":"enabled","conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"grantControls":{"operator":"OR","builtInControls":["mfa"]}}]'],
  ['identity-export', 'IE-02', 'username,status\nshared1,active\n', 'username,status\nteamer.ops,active\n'],
  ['identity-export', 'IE-05', 'username,status,last login\na,active,2026-01-01\nb,active,2026-11-01\n', 'username,status,last login\na,suspended,2026-01-01\nb,active,2026-11-01\n'],
  ['identity-export', 'IE-07', 'username,role\na,admin\nb,admin\nc,reader\nd,reader\n', 'username,role\na,admin\nb,reader\nc,reader\nd,reader\n'],
  ['identity-export', 'IE-08', 'user,role\nAnna Vale,reader\n', 'user,role\na.vale,reader\n'],
  ['log-configuration', 'LC-02', '{"Bucket":"logs","ObjectLockConfiguration":{"ObjectLockEnabled":"Enabled"}}', '{"Bucket":"logs","ObjectLockConfiguration":{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"COMPLIANCE","Years":7}}}}'],
  ['log-configuration', 'LC-03', '{"name":"c","properties":{"immutabilityPeriodSinceCreationInDays":2000,"state":"Unlocked"}}', '{"name":"c","properties":{"immutabilityPeriodSinceCreationInDays":2000,"state":"Locked"}}'],
  ['log-configuration', 'LC-09', '{"a":{"Bucket":"l","Rules":[{"Status":"Enabled","Expiration":{"Days":2000}}]},"b":{"Bucket":"l","ObjectLockConfiguration":{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"COMPLIANCE","Days":30}}}}}', '{"a":{"Bucket":"l","Rules":[{"Status":"Enabled","Expiration":{"Days":2000}}]},"b":{"Bucket":"l","ObjectLockConfiguration":{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"COMPLIANCE","Days":2000}}}}}'],
  ['screening', 'SC-01', 'party,lists,date,result,resolution\nX LLC,CSL,2026-11-03,2 hits,\n', 'party,lists,date,result,resolution\nX LLC,CSL,2026-11-03,2 hits,false positive\n'],
  ['screening', 'SC-02', 'party,lists,date,result,resolution\nX LLC,CSL,2026-11-03,hit,true match\n', 'party,lists,date,result,resolution\nX LLC,CSL,2026-11-03,hit,not a true match: no true match\n'],
  ['screening', 'SC-07', 'party,lists,date,result,resolution,cleared by\nX LLC,CSL,2026-11-03,hit,false positive,\n', 'party,lists,date,result,resolution,cleared by\nX LLC,CSL,2026-11-03,hit,false positive,Officer\n'],
  ['ownership', 'OW-01', 'owner,foreign,percent\nA LLC,no,60\nB LLC,no,60\n', 'owner,foreign,percent\nA LLC,no,50.2\nB LLC,no,50.2\n'],
  ['ownership', 'OW-02', 'owner,foreign,percent\nA LLC,no,94\n', 'owner,foreign,percent\nA LLC,no,0.60\nB LLC,no,0.40\n'],
  ['ownership', 'OW-04', 'owner,country of incorporation,percent\nA GmbH,Germany,100\n', 'owner,us person,country of incorporation,percent\nA LLC,yes,Ohio,100\n'],
  ['technology-control-plan', 'TC-06', '# Technology control plan\n\nThe ITAR team uses a shared Slack workspace.', '# Technology control plan\n\nThe ITAR team never uses a shared Slack workspace.'],
  ['procedure', 'PR-03', '# Procedure\n\nU.S. person status is verified by [Company Name].', '# Procedure\n\nU.S. person status is verified by the officer.'],
  ['procedure', 'PR-05', '# Procedure\n\nU.S. person status is verified with the Form I-9.', '# Procedure\n\nU.S. person status is verified apart from the Form I-9.'],
  ['identity-export', 'IE-09', 'username,two_factor_enabled,state,role\nkim,false,active,developer\n', 'username,two_factor_enabled,state,role\nkim,true,active,developer\nsvc-build,false,active,developer\n'],
  ['procedure', 'PR-06', '# Procedure\n\nU.S. person status is verified. HR keeps copies of passports and green cards.', '# Procedure\n\nU.S. person status is verified. HR keeps the record of the check.'],
  ['procedure', 'PR-06', '# Procedure\n\nU.S. person status is verified. Copies of passports are kept.', '# Procedure\n\nU.S. person status is verified. No copies of passports are kept.'],
  ['appointment-letter', 'AL-03', 'We appoint a consultant as Empowered Official.', 'We appoint Rowan Ashby, Director, as Empowered Official, who is not a consultant.'],
  ['appointment-letter', 'AL-05', 'Management is committed to ITAR compliance. Everyone must report violations. Retaliation is forbidden.', 'Management is committed to ITAR compliance. Never export in violation of the ITAR. Everyone must report violations. Retaliation is forbidden. Contact the compliance officer.'],
  ['provider-authorization', 'PA-03', 'offering,provider,fedramp\nBirch Cloud,Birch,FedRAMP Ready\n', 'offering,provider,fedramp\nBirch Cloud,Birch,FedRAMP Moderate\n'],
  ['denied-test', 'DT-01', 'attempt,user,result\nopen the bucket,a.vale,not denied\n', 'attempt,user,result\nopen the bucket,a.vale,not authorized\n'],
  ['agency-certification', 'AC-05', 'We certify that all staff are U.S. persons. Verified. Signed [Name].', 'We certify that all staff are U.S. persons. Verified.'],
]

describe('rules of papers and tables', () => {
  it.each(cases)('%s: %s fires, and stays quiet beside a near miss', async (id, rule, fires, quiet) => {
    expect(await fired(id, fires)).toContain(rule)
    expect(await fired(id, quiet)).not.toContain(rule)
  })
  it('every rule fires in a fixture or above', () => {
    const silent = papers.flatMap((id) => {
      const folder = join(import.meta.dirname, id, 'fixtures')
      const inFixtures = readdirSync(folder).filter((name) => name.endsWith('.expected.json')).flatMap((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { observations?: { rule: string }[] }).observations ?? [])
      const known = new Set([...inFixtures.map(({ rule }) => rule), ...cases.map(([, rule]) => rule)])
      return analyzerOf(id).rules.map((rule) => rule.id).filter((rule) => !known.has(rule))
    })
    // The letter and the training export have tests of their own.
    expect(silent.filter((rule) => !/^(?:RL|TE)-/.test(rule))).toEqual([])
  })
})
