import * as z from 'zod'
import { recordDenial } from '@/lib/auth/denial'
import { can } from '@/lib/auth/policy'
import { currentActor } from '@/lib/auth/session'
import { attachment } from '@/lib/evidence/file-name'
import { findCertificate } from '@/lib/retention/queries'

export const dynamic = 'force-dynamic'

const notFound = () => Response.json({ ok: false, error: 'Not found.' }, { status: 404 })

/** The certificate of a disposal as a text file, for the people of either side. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).id)
  const actor = await currentActor()
  const found = id.success && actor ? await findCertificate(actor, id.data) : null
  if (!actor || !id.success) return notFound()
  if (!found || !can(actor, 'assessment:read', { assessment: found.assessment })) {
    await recordDenial(actor, 'assessment:read', id.data)
    return notFound()
  }
  return new Response(found.text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': attachment(`certificate-of-disposal-${found.assessment.code}.txt`),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
