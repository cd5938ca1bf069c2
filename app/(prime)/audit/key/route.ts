import { publicKeyLine } from '@/lib/audit/export-bundle'
import { requireActor } from '@/lib/auth/session'

/** The public key that signs the logs of this installation, as the file that `verify-log --key` and a witness read. */
export async function GET(): Promise<Response> {
  await requireActor('prime')
  return new Response(`${publicKeyLine()}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': 'attachment; filename="veritar-log.keys"', 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' } })
}
