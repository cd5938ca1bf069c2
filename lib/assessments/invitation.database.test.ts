import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Actor, Role } from '../auth/actor'
import { acceptInvitation, invitationOf } from '../auth/invitation'
import { tokenHash } from '../auth/token'
import { closeDatabase } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { provide } from '../env'
import { sendOutbox } from '../jobs/send-outbox'
import { renewInvitation } from './renew-invitation-action'
import { openLink, sealLink } from './sealed-link'

const request = vi.hoisted(() => ({ actor: null as Actor | null }))
vi.mock('next/headers', () => ({ headers: async () => new Headers({ origin: 'http://127.0.0.1:3000' }) }))
vi.mock('../auth/session', () => ({ currentActor: async () => request.actor }))

let w: TestWorld
let smtp: Server
const received: string[] = []
beforeAll(async () => {
  w = await twoPrimes()
  // As much of SMTP as it takes to be handed a message.
  smtp = createServer((socket) => {
    let body = false
    socket.write('220 here\r\n')
    socket.setEncoding('utf8').on('data', (text: string) => {
      if (body) received.push(text)
      if (body && !text.endsWith('\r\n.\r\n')) return
      if (/^quit/i.test(text)) return socket.end('221 bye\r\n')
      socket.write(/^data/i.test(text) ? '354 go on\r\n' : '250 ok\r\n')
      body = /^data/i.test(text)
    })
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
}, 60_000)
afterAll(async () => {
  smtp.close()
  await closeDatabase()
})
afterEach(() => {
  delete process.env['SMTP_URL']
  provide({})
})
const sends = () => provide({ SMTP_URL: `smtp://127.0.0.1:${(smtp.address() as AddressInfo).port}` })
const as = (role: Role): Actor => ({ sessionId: 's', name: `alder ${role}`, email: 'a@b.example', orgKind: 'prime', orgName: 'Alder', role, empoweredOfficial: false, ...w.alder.as(role) })

const open = () => asOwner((db) => db.invitation.findFirstOrThrow({ where: { assessmentId: w.alderElm.id, acceptedAt: null }, orderBy: { id: 'desc' } }))
async function renew(role: Role = 'admin') {
  request.actor = as(role)
  const before = await open()
  const result = await renewInvitation({ assessmentId: w.alderElm.id, invitationId: before.id })
  return { before, result, token: result.ok ? (result.value.link.split('/').at(-1) ?? '') : '' }
}
const mailOf = (token: string) => asOwner((db) => db.outboxMail.findFirstOrThrow({ where: { invitation: { tokenHash: tokenHash(token) } } }))
const kept = (token: string) => asOwner((db) => db.$queryRaw<{ n: bigint }[]>`select (select count(*) from "OutboxMail" m where m::text like '%' || ${token}::text || '%') + (select count(*) from "AuditEvent" e where e::text like '%' || ${token}::text || '%') + (select count(*) from "Invitation" i where i::text like '%' || ${token}::text || '%') as n`)

test('a new link works, the one before does not, and without a mail server it is kept nowhere', async () => {
  const { before, token } = await renew()
  expect(await invitationOf(token, new Date())).toMatchObject({ state: 'open', email: before.email })
  expect((await asOwner((db) => db.invitation.findUniqueOrThrow({ where: { id: before.id } }))).expiresAt <= new Date()).toBe(true)
  expect(await mailOf(token)).toMatchObject({ sealedLink: null, body: expect.stringContaining('{link}') })
  expect(await kept(token)).toEqual([{ n: 0n }])
  expect(await asOwner((db) => db.auditEvent.count({ where: { code: 'invitation.renewed', assessmentId: w.alderElm.id } }))).toBe(1)
})

test('only who invites may, and not once somebody accepted it', async () => {
  for (const role of ['approver', 'auditor'] as const) expect((await renew(role)).result).toEqual({ ok: false, error: 'Not found.' })
  const { token } = await renew('reviewer')
  const invitation = await open()
  await acceptInvitation(token, 'New Person', new Date())
  request.actor = as('admin')
  expect(await renewInvitation({ assessmentId: w.alderElm.id, invitationId: invitation.id })).toMatchObject({ ok: false, error: expect.stringContaining('accepted already') })
  expect(await renewInvitation({ assessmentId: w.alderFir.id, invitationId: invitation.id })).toMatchObject({ ok: false, error: expect.stringContaining('not here any more') })
})

test('for a mail server the link waits sealed, is put in when it is sent, and is forgotten then', async () => {
  sends()
  const { token } = await renew()
  expect((await mailOf(token)).sealedLink).not.toBeNull()
  expect(await kept(token)).toEqual([{ n: 0n }])
  await sendOutbox()
  expect(received.join('').replaceAll('=\r\n', '')).toContain(`/invite/${token}`)
  expect(await mailOf(token)).toMatchObject({ sealedLink: null, error: '', sentAt: expect.any(Date) })
  expect(await kept(token)).toEqual([{ n: 0n }])
})

test('a link sealed for another message, or gone, is not sent: the message says to issue a new one', async () => {
  sends()
  const { token } = await renew()
  const mail = await mailOf(token)
  expect(() => openLink(sealLink('https://veritar.example/invite/x', mail.id), 'another')).toThrow()
  for (const sealedLink of [sealLink('https://veritar.example/invite/x', 'another'), null]) {
    await asOwner((db) => db.outboxMail.update({ where: { id: mail.id }, data: { sealedLink, error: '' } }))
    const before = received.length
    await sendOutbox()
    expect(received.length).toBe(before)
    expect(await mailOf(token)).toMatchObject({ sentAt: null, error: expect.stringContaining('issue a new one') })
  }
})
