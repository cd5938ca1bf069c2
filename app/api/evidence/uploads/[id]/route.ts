import * as z from 'zod'
import { currentActor } from '@/lib/auth/session'
import { recordDenial } from '@/lib/auth/denial'
import { can } from '@/lib/auth/policy'
import { withTenant } from '@/lib/db/tenant'
import { DiscardUpload, discardUpload } from '@/lib/evidence/uploads/discard-upload'
import { finishUpload } from '@/lib/evidence/uploads/finish-upload'
import { receiveChunk } from '@/lib/evidence/uploads/receive-chunk'
import { bodyOf, bytesOf, checksumOf, tusAbilities, tusAnswer, tusVersion } from '@/lib/evidence/uploads/tus'
import { failpoint } from '@/lib/failpoint'
import { admitted, guarded } from '@/lib/guard'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ id: string }> }

const notFound = () => tusAnswer(404, 'Not found.')
const wrongVersion = (request: Request) => (request.headers.get('tus-resumable') === tusVersion ? null : tusAnswer(412, 'The tus protocol in version 1.0.0 is spoken here.', { 'tus-version': tusVersion }))

/** The upload of an address, within what the person may do; null when there is none, which is on record. */
async function uploadOf({ params }: Context) {
  const id = z.uuid().safeParse((await params).id)
  const actor = await currentActor()
  if (!id.success || !actor) return null
  const upload = await withTenant(actor, (tx) => tx.upload.findUnique({ where: { id: id.data }, include: { assessment: true } }))
  if (upload && can(actor, 'evidence:upload', { assessment: upload.assessment })) return upload
  await recordDenial(actor, 'evidence:upload', id.data)
  return null
}

export async function OPTIONS(): Promise<Response> {
  return new Response(null, { status: 204, headers: tusAbilities })
}

/** How much has arrived (tus): Upload-Offset of Upload-Length. 410 when it was refused or given up. */
export async function HEAD(request: Request, context: Context): Promise<Response> {
  const upload = await uploadOf(context)
  if (!upload) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  const refusal = wrongVersion(request)
  if (refusal) return new Response(null, { status: refusal.status, headers: refusal.headers })
  if (upload.state === 'refused' || upload.state === 'discarded') return tusAnswer(410, null)
  return tusAnswer(200, null, { 'upload-offset': String(upload.received), 'upload-length': String(upload.size) })
}

/**
 * Takes one part (tus): application/offset+octet-stream, Upload-Offset, and Upload-Checksum: sha256 BASE64. 204 with the
 * new Upload-Offset once it is on the disk; 460 when it changed on its way, 409 when it begins elsewhere.
 */
export async function PATCH(request: Request, context: Context): Promise<Response> {
  const refusal = wrongVersion(request)
  if (refusal) return refusal
  const upload = await uploadOf(context)
  if (!upload) return notFound()
  const admission = await admitted(request, 'evidence:upload', { assessment: upload.assessmentId })
  if ('refusal' in admission) return admission.refusal
  if (request.headers.get('content-type') !== 'application/offset+octet-stream') return tusAnswer(415, 'A part is sent as application/offset+octet-stream.')
  const offset = bytesOf(request.headers.get('upload-offset'))
  if (offset === null) return tusAnswer(400, 'Upload-Offset is missing.')
  const said = request.headers.get('upload-checksum')
  const checksum = checksumOf(said)
  if (!checksum) return tusAnswer(400, said ? 'A checksum is given as “sha256 BASE64”.' : 'Upload-Checksum is missing.')
  const bytes = await bodyOf(request).catch(() => undefined)
  if (bytes === undefined) return tusAnswer(400, 'The part was cut off. Nothing of it was kept.')
  if (bytes === null) return tusAnswer(413, 'A part may have at most 8 MiB.')
  const taken = await receiveChunk(admission.actor, upload.id, { offset, bytes, checksum })
  const headers = taken.received === undefined ? undefined : { 'upload-offset': String(taken.received) }
  if (taken.status !== 204) return tusAnswer(taken.status, taken.error, headers)
  const wrong = taken.whole ? await finishUpload(admission.actor, upload.id) : null
  if (wrong !== null) return tusAnswer(422, wrong)
  failpoint('upload.answered')
  return tusAnswer(204, null, headers)
}

/** Gives the upload up (tus termination): its bytes are removed. */
export async function DELETE(request: Request, context: Context): Promise<Response> {
  const refusal = wrongVersion(request)
  if (refusal) return refusal
  const upload = await uploadOf(context)
  if (!upload) return notFound()
  const { status, result } = await guarded(request, { id: upload.id, assessmentId: upload.assessmentId }, 'evidence:upload', DiscardUpload, ({ assessmentId }) => ({ assessment: assessmentId }), (given) => discardUpload(given))
  return result.ok ? tusAnswer(204, null) : tusAnswer(status, result.error)
}
