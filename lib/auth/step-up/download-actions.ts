'use server'

import * as z from 'zod'
import { withTenant } from '../../db/tenant'
import { action, type ActionResult } from '../../guard'
import { currentActor } from '../session'
import type { Permission } from '../policy'
import { newTicket } from './ticket'
import { leaveTicket } from './ticket-cookie'

const Own = z.strictObject({ href: z.string().max(2_000) })
const OfAssessment = Own.extend({ assessmentId: z.uuid(), file: z.string().max(500) })

const own = (permission: Permission, says: (search: URLSearchParams) => string) =>
  action(permission, Own, () => 'own' as const, async ({ tx, actor, input }) => ({ event: { code: 'download.allowed', data: { permission }, target: input.href.split('?')[0] ?? '' }, result: { ticket: await newTicket(tx, actor, input.href) } }), ({ input }) => says(new URL(input.href, 'http://veritar').searchParams))

const ofAssessment = (permission: Permission, says: (file: string, code: string) => string) =>
  action(permission, OfAssessment, ({ assessmentId }) => ({ assessment: assessmentId }), async ({ tx, actor, input }) => ({ event: { code: 'download.allowed', data: { permission }, target: input.href }, result: { ticket: await newTicket(tx, actor, input.href) } }), ({ input, assessment }) => says(input.file, assessment.code))

const filtersOf = (search: URLSearchParams) => [...search].map(([name, value]) => `${name} ${value}`).join(', ')
const portfolio = own('portfolio:export', (search) => `You take the portfolio out of Veritar as a CSV file. ${search.size > 0 ? `Filters: ${filtersOf(search)}.` : 'No filter: all of it.'}`)
const bundle = own('audit:export', (search) => `You take the whole audit log out of Veritar, ${search.get('names') === 'no' ? 'without' : 'with'} the names of people.`)
const proof = own('audit:export', () => 'You take the proof of one audit event out of Veritar.')
const report = ofAssessment('report:read', (_, code) => `You take the vetting report of ${code} out of Veritar.`)
const evidence = ofAssessment('evidence:download', (file, code) => `You download the evidence file “${file}” of ${code}.`)

const gone = { ok: false, error: 'Not found.' } as const

/** A file of evidence that this person may know of, by its address. */
async function fileOf(id: string): Promise<{ assessmentId: string; name: string } | null> {
  const actor = await currentActor()
  if (!actor || !z.uuid().safeParse(id).success) return null
  return withTenant(actor, (tx) => tx.evidenceFile.findUnique({ where: { id }, select: { assessmentId: true, name: true } }))
}

/**
 * Asks for the hardware key and leaves with the browser the ticket with which one file leaves once, within a minute, in this session.
 * @param href the address of the file, as the page has it
 */
export async function allowDownload(href: string, answer?: unknown): Promise<ActionResult<null>> {
  const allowed = await ticketFor(href, answer)
  if (!allowed.ok) return allowed
  await leaveTicket(allowed.value.ticket)
  return { ok: true, value: null }
}

async function ticketFor(href: string, answer: unknown): Promise<ActionResult<{ ticket: string }>> {
  const { pathname, searchParams } = new URL(z.string().max(2_000).startsWith('/').parse(href), 'http://veritar')
  const address = { href: searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname }
  if (pathname === '/portfolio/export') return portfolio(address, answer)
  if (pathname === '/audit/bundle') return bundle(address, answer)
  if (/^\/audit\/[^/]+\/proof$/.test(pathname)) return proof(address, answer)
  const assessmentId = /^\/assessments\/([^/]+)\/report\.pdf$/.exec(pathname)?.[1]
  if (assessmentId) return report({ ...address, assessmentId, file: '' }, answer)
  const file = await fileOf(/^\/api\/evidence\/files\/([^/]+)$/.exec(pathname)?.[1] ?? '')
  return file ? evidence({ ...address, assessmentId: file.assessmentId, file: file.name }, answer) : gone
}
