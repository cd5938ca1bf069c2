import { describe, expect, it } from 'vitest'
import { invitationMail } from './invite-mail'
import { Invite } from './invite-schema'

const input = { programId: '0193a1b2-0000-7000-8000-000000000001', subcontractor: { kind: 'new', legalName: 'Larkmont Data Services LLC', cage: '7x4k2' }, dueOn: '2026-12-15', name: 'S. Okell', email: 's.okell@larkmont.example' }

describe('Invite', () => {
  it('takes a new subcontractor and writes the CAGE code in capitals', () => {
    expect(Invite.parse(input).subcontractor).toMatchObject({ cage: '7X4K2' })
  })
  it.each([
    ['a mail address that is none', { ...input, email: 'okell' }],
    ['a CAGE code of four', { ...input, subcontractor: { ...input.subcontractor, cage: '7X4K' } }],
    ['a field it does not know', { ...input, primeId: 'x' }],
    ['a date that does not exist', { ...input, dueOn: '2026-02-30' }],
  ])('refuses %s', (_name, wrong) => {
    expect(Invite.safeParse(wrong).success).toBe(false)
  })
})

describe('invitationMail', () => {
  it('says who asks for what by when, and names the place of the link', () => {
    const { subject, body } = invitationMail({ name: 'S. Okell', inviter: 'A. Thornquist', prime: 'Corvane', program: 'Tern', subcontractor: 'Larkmont', dueOn: '2026-12-15', validDays: 14 })
    expect(subject).toContain('Corvane')
    expect(body).toContain('Dec 15, 2026')
    expect(body).toContain('\n{link}\n')
    expect(body).toMatch(/Never send technical data/)
  })
})
