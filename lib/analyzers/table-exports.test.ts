import { describe, expect, it } from 'vitest'
import type { AccessReviewFacts } from './access-review/facts'
import { evidenceOf } from './formats/testing/evidence'
import type { IdentityExportFacts } from './identity-export/facts'
import type { MfaEnrollmentFacts } from './mfa-enrollment/facts'
import { readEvidence } from './read-evidence'
import type { RosterFacts } from './roster/facts'
import type { TrainingExportFacts } from './training-export/facts'
import type { VendorListFacts } from './vendor-list/facts'

/** What a table is taken for, its facts, and the rules that fire, most of them by what people export without renaming a column. */
async function read<F>(id: string, ...lines: string[]): Promise<{ facts: F; rules: string[] }> {
  const { analyzer, ...rest } = await readEvidence([evidenceOf(lines.join('\r\n') + '\r\n', 'export.csv')])
  expect(analyzer?.id).toBe(id)
  const { facts, observations } = (rest as { reading: { facts: unknown; observations: { rule: string }[] } }).reading
  return { facts: facts as F, rules: observations.map(({ rule }) => rule) }
}

describe('rosters of personnel systems', () => {
  it('are read by the columns of Workday, with access, training and who verified whom', async () => {
    const header = 'Employee ID,Worker,Work Email,Worker Type,US Person Verified?,Verification Date,Verified By,Verification Method,System Access Start Date,Termination Date,Export Control Training Completed'
    const { facts, rules } = await read<RosterFacts>('roster', header, '7,Ansel Pryce,a@hf.example,Contingent Worker,Yes,2025-07-15,Ansel Pryce,Attestation,2025-07-01,,2025-07-01')
    expect(facts.rows).toMatchObject([{ ref: '7', employer: 'contractor', usPerson: 'yes', grantedOn: '2025-07-01', trainedOn: '2025-07-01' }])
    expect(rules).toEqual(expect.arrayContaining(['RO-05', 'RO-09']))
    expect(rules).not.toContain('RO-18')
  })
  it('are read by the columns of ADP and BambooHR, whose numbers are references and not names', async () => {
    const adp = await read<RosterFacts>('roster', 'Associate ID,Legal Name,Work Email,US Person (Y/N),USP Verified On,USP Verified By,Method,Access Granted,Access Revoked', 'A1,Ansel Pryce,a@hf.example,Y,2024-02-01,HR-2,HR record,2024-02-10,2025-01-31')
    expect(adp.facts.rows).toMatchObject([{ ref: 'A1', verifiedOn: '2024-02-01', verifiedBy: 'HR-2', removedOn: '2025-01-31' }])
    const bamboo = await read<RosterFacts>('roster', 'Employee #,Work Email,U.S. Person Status,USP Verified Date,Verifier,How verified,Access since,Role', '1,a@hf.example,Verified,2024-02-01,HR1,record,2024-02-10,Engineer')
    expect(bamboo.facts.rows).toMatchObject([{ ref: '1' }])
  })
  it('are read where the answer names a kind of U.S. person beside it, and not where one contradicts it', async () => {
    const { facts, rules } = await read<RosterFacts>('roster', 'Ref,Work Email,U.S. Person,Verified On,Verified By,Access Since', '1,a@hf.example,Yes - LPR,2024-02-01,HR,2024-03-01', '2,b@hf.example,Verified (citizen),2024-02-01,HR,2024-03-01', '3,c@hf.example,No - H-1B,,,2024-03-01', '4,d@hf.example,No - LPR,,,2024-03-01')
    expect(facts.rows.map(({ usPerson }) => usPerson)).toEqual(['yes', 'yes', 'no', 'blank'])
    expect(rules).toEqual(expect.arrayContaining(['RO-10', 'RO-03', 'RO-04']))
  })
  it('do not ask a service account for its status, and ask a person who runs services', async () => {
    const header = 'Ref,Work Email,U.S. Person,Verified On,Verified By,Access Since,Role'
    expect((await read('roster', header, '2,build@hf.example,N/A,,,2024-03-01,Service account')).rules).not.toContain('RO-03')
    expect((await read('roster', header, '2,kim@hf.example,,,,2024-03-01,Service account manager')).rules).toContain('RO-03')
  })
})

describe('other exports', () => {
  it('of Cornerstone are training, where open and failed rows are not completed', async () => {
    const { facts, rules } = await read<TrainingExportFacts>('training-export', 'User ID,User Full Name,Training Title,Transcript Status,Transcript Completed Date', 'u1,Kim,ITAR basics,Completed,2026-01-15', 'u2,Lee,ITAR basics,Registered / Past Due,')
    expect(facts.rows.map(({ completedOn }) => completedOn)).toEqual(['2026-01-15', null])
    expect(rules).toContain('TE-05')
  })
  it('of a plain list name the employee by e-mail', async () => {
    const { facts } = await read<TrainingExportFacts>('training-export', 'Employee;Course Title;Status;Completed On', 'kim@hf.example;ITAR Basics;Passed;2026-01-15')
    expect(facts.rows).toMatchObject([{ account: 'kim@hf.example', completedOn: '2026-01-15' }])
  })
  it('of leaver tickets name the employee', async () => {
    const { facts, rules } = await read<AccessReviewFacts>('access-review', 'Issue key,Summary,Status,Employee,Last day,Access removed', 'OFF-1,Offboard,Done,pgone,2026-08-01,2026-08-05', 'OFF-2,Offboard,Done,qq,2026-08-02,2026-08-02')
    expect(facts.rows.map(({ account }) => account)).toEqual(['pgone', 'qq'])
    expect(rules.filter((rule) => rule === 'AR-06')).toHaveLength(1)
  })
  it('of purchasing are vendor lists', async () => {
    const { facts, rules } = await read<VendorListFacts>('vendor-list', 'Supplier Name;Supplier Country;Commodity;ITAR Data Access (Y/N);US Persons Only', 'Acme GmbH;DE;Machining;Y;N', 'Oak Tool;US;Tooling;N;Y')
    expect(facts.rows).toMatchObject([{ name: 'Acme GmbH', country: 'DE', service: 'Machining' }, { country: 'US' }])
    expect(rules).toContain('VL-02')
  })
  it('of Duo say which device each account has, keep no phone number, and count nobody who goes around it', async () => {
    const { facts } = await read<MfaEnrollmentFacts>('mfa-enrollment', 'Username,Full Name,Email,Status,Last Login,Phones,Tokens,WebAuthn Credentials,Groups,Is Enrolled', 'k,Kim,k@hf.example,Active,2026-10-01,,,1 (YubiKey 5),itar,True', 'l,Lee,l@hf.example,Bypass,2026-10-01,+1-555-0100,,,itar,True', 'p,Pat,p@hf.example,Active,2026-10-01,+1-555-0101,,,itar,True', 'r,Ray,r@hf.example,Active,,,,,itar,False')
    expect(facts.accounts.map(({ strongest }) => strongest)).toEqual(['hardware', 'none', 'sms', 'none'])
    expect(JSON.stringify(facts)).not.toContain('555')
  })
  it('of Okta count no factor that waits for its activation', async () => {
    const { facts, rules } = await read<MfaEnrollmentFacts>('mfa-enrollment', 'User ID,Login,Status,Factor Type,Provider,Factor Status', '1,k@hf.example,ACTIVE,push,OKTA,PENDING_ACTIVATION', '2,l@hf.example,ACTIVE,push,OKTA,ACTIVE')
    expect(facts.accounts.map(({ strongest }) => strongest)).toEqual(['none', 'app'])
    expect(rules).toContain('ME-02')
  })
  it('of Active Directory name accounts that have no principal name by their short one', async () => {
    const { facts, rules } = await read<IdentityExportFacts>('identity-export', '"DistinguishedName","Enabled","Name","ObjectClass","SamAccountName","UserPrincipalName","MemberOf"', '"CN=Kim,DC=hf","True","Kim","user","kim","kim@hf.example","CN=Domain Admins,DC=hf"', '"CN=Svc,DC=hf","True","svc_sql","user","svc_sql","",""')
    expect(facts.accounts.map(({ id }) => id)).toEqual(['kim@hf.example', 'svc_sql'])
    expect(rules).not.toContain('IE-08')
  })
})
