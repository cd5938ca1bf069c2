import { expect, test } from 'vitest'
import { ChangeProfile } from './profile-schema'

const profile = {
  organizationId: '019ab1c0-0000-7000-8000-000000000001', version: 1, legalName: 'Tidewater Lattice LLC', aliases: [], cage: '', uei: ' abcdefghj123 ', incorporatedIn: '',
  registrationStatus: 'registered', registrationCode: 'M12345', registrationExpiresOn: '2027-03-31', addresses: [], owners: [{ name: 'A. Example', country: 'us', percent: '60', foreignPerson: false }],
  providers: [], certifications: [], keyPeople: [], vendors: [],
}

test('a full code leaves the schema masked; blanks become null', () => {
  const read = ChangeProfile.parse(profile)
  expect(read.registrationCode).toBe('M•••45')
  expect(JSON.stringify(read)).not.toContain('12345')
  expect(read).toMatchObject({ cage: null, uei: 'ABCDEFGHJ123', incorporatedIn: null, owners: [{ country: 'US', percent: 60 }] })
})

test('what is no code is refused without being repeated', () => {
  const result = ChangeProfile.safeParse({ ...profile, registrationCode: 'M1234567' })
  expect(result.success).toBe(false)
  expect(result.error?.issues).toMatchObject([{ path: ['registrationCode'], message: 'A code is M or K and four or five digits.' }])
  expect(JSON.stringify(result.error?.issues)).not.toContain('1234567')
})

test('a country, a share or a date that is none names its row', () => {
  for (const [owner, path] of [[{ country: 'USA' }, 'country'], [{ percent: '101' }, 'percent'], [{ percent: 'half' }, 'percent']] as const) {
    const result = ChangeProfile.safeParse({ ...profile, owners: [{ ...profile.owners[0], ...owner }] })
    expect(result.error?.issues[0]?.path).toEqual(['owners', 0, path])
  }
  expect(ChangeProfile.safeParse({ ...profile, registrationExpiresOn: '2027-02-30' }).success).toBe(false)
})
