import { z } from 'zod'
import { withTenant } from '@/lib/db/tenant'
import { env } from '@/lib/env'
import { safeName } from '@/lib/evidence/file-name'
import { largestFile, ticketHours } from '@/lib/evidence/limits'
import { quotaLeft } from '@/lib/evidence/register'
import { signTicket } from '@/lib/evidence/ticket'
import { admitted } from '@/lib/guard'
import { putObject, TooLarge } from '@/lib/vault/put'

export const dynamic = 'force-dynamic'

const Declared = z.strictObject({
  assessment: z.uuid(),
  name: z.string().min(1).max(1_000),
  size: z.coerce.number().int().min(1, 'The file is empty.').max(largestFile, 'A file may have at most 2,000,000,000 bytes.'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(),
})

const refuse = (status: number, error: string) => Response.json({ ok: false, error }, { status })

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  const reader = body.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/**
 * Receives one file as the raw body: POST /api/evidence/files?assessment=ID&name=NAME&size=BYTES[&sha256=HEX].
 * The bytes stream into the vault; what arrived is held against what was declared.
 * Answers { ok, value: { ticket, name, size, sha256 } }; POST /api/evidence makes evidence of tickets.
 */
export async function POST(request: Request): Promise<Response> {
  const declared = Declared.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!declared.success) return refuse(422, declared.error.issues[0]?.message ?? 'The upload is not described.')
  const { assessment: assessmentId, size, sha256 } = declared.data
  const admission = await admitted(request, 'evidence:upload', { assessment: assessmentId })
  if ('refusal' in admission) return admission.refusal
  const { actor } = admission
  if (size > (await withTenant(actor, (tx) => quotaLeft(tx, assessmentId)))) return refuse(413, 'The evidence of this assessment would grow beyond its quota. Upload a smaller sample.')
  if (!request.body) return refuse(422, 'The file is empty.')
  try {
    const stored = await putObject((work) => withTenant(actor, work), actor.orgId, chunksOf(request.body), size)
    if (stored.size !== size) return refuse(422, `Only ${stored.size} of ${size} bytes arrived. Upload the file again.`)
    if (sha256 && stored.sha256 !== sha256) return refuse(422, 'The file changed on its way. Upload it again.')
    const name = safeName(declared.data.name)
    const until = Date.now() + ticketHours * 3_600_000
    const ticket = signTicket({ assessmentId, personId: actor.personId, name, ...stored, until }, env().NEXTAUTH_SECRET)
    return Response.json({ ok: true, value: { ticket, name, ...stored } }, { status: 201 })
  } catch (error) {
    if (error instanceof TooLarge) return refuse(413, `More than the ${size} bytes that were announced arrived. Upload the file again.`)
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOSPC') return refuse(507, 'The server has no space left. Nothing was kept; tell the operator and try again later.')
    return refuse(400, 'The upload was cut off. Nothing was kept; upload the file again.')
  }
}
