import { settled } from '../../faults/outcome'
import { withOwner } from '../../db/owner'
import type { Stage } from '../stage'
import type { Hostile } from './corpus'
import type { Arrived } from './send'

/** What must be said of whatever a file is downloaded as. */
const sandboxed: [header: string, is: RegExp][] = [
  ['content-type', /^application\/octet-stream$/],
  ['content-disposition', /^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[\w.~!%$&+^`|-]+$/],
  ['x-content-type-options', /^nosniff$/],
  ['content-security-policy', /^sandbox; default-src 'none'/],
  ['cache-control', /no-store/],
]

/** A file that was released leaves only as an attachment in a sandbox; one that was not leaves not at all. @returns what is wrong */
async function downloadOf(stage: Stage, fileId: string, released: boolean): Promise<string[]> {
  const wrong: string[] = []
  for (const who of ['respondent', 'reviewer'] as const) {
    const response = await stage.people[who].visitor.visit(`/api/evidence/files/${fileId}`)
    const body = Buffer.from(await response.arrayBuffer())
    if (!released) {
      if (response.status === 200) wrong.push(`the ${who} can download it (${body.length} bytes)`)
      continue
    }
    if (response.status !== 200) continue
    for (const [header, is] of sandboxed) if (!is.test(response.headers.get(header) ?? '')) wrong.push(`it is downloaded with ${header}: ${response.headers.get(header)}`)
    if (response.headers.get('set-cookie')?.includes('owned')) wrong.push('its name set a cookie')
  }
  return wrong
}

/**
 * Holds what became of a hostile file against what may: refused or set aside with a reason and a remedy, nothing of it
 * read, no byte of it leaving; or, where it is harmless, taken and leaving only as an attachment.
 * @returns what is wrong, and the word for what became of it
 */
export async function judge(stage: Stage, hostile: Hostile, arrived: Arrived): Promise<{ wrong: string[]; became: string }> {
  if (!('revisionId' in arrived)) {
    const turnedAway = arrived.status >= 400 && arrived.status < 500 && arrived.says.length > 10
    return { wrong: turnedAway ? [] : [`the server gave ${arrived.status}: ${arrived.says}`], became: 'turned away' }
  }
  const { revisionId } = arrived
  const status = await settled(stage.owner, revisionId, 150)
  const row = await withOwner(stage.owner, (db) => db.evidenceRevision.findUniqueOrThrow({ where: { id: revisionId }, include: { files: true, analyses: { include: { _count: { select: { observations: true } } } } } }))
  const wrong: string[] = []
  const released = status !== 'refused' && status !== 'quarantined'
  if (hostile.fate === 'refused' && released) wrong.push(`it is ${status}: ${row.reason}`)
  if (!released || status === 'unreadable') {
    if (row.reason.length < 10) wrong.push('no reason is given')
    if (row.reason.includes('operator can see')) wrong.push(`the reader broke: ${row.reason}`)
    if (row.analyses.some(({ facts, _count }) => facts !== null || _count.observations > 0)) wrong.push('something was read out of it')
  }
  const [file] = row.files
  if (file) wrong.push(...(await downloadOf(stage, file.id, released)))
  if (file && /[\u0000-\u001f\u202a-\u202e/\\]|\.\.\//.test(file.name)) wrong.push(`its name stayed: ${JSON.stringify(file.name)}`)
  return { wrong, became: row.reason ? `${status}, “${row.reason}”` : status }
}
