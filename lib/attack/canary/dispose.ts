import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { withOwner } from '../../db/owner'
import { partsOf } from '../../vault/store/store'
import { callAction } from '../action-call'
import { builtOf } from '../built'
import type { Stage } from '../stage'

/**
 * Ends the assessment six years ago, and has an administrator of the prime dispose of its evidence in the product.
 * @returns what is left of it: keys, bytes, or a page that still shows it
 */
export async function disposeOfAll(stage: Stage, itemId: string, marker: string): Promise<string[]> {
  const { owner, assessmentId, people, origin } = stage
  // The other parts may have taken longer than a session lasts that nobody uses.
  await stage.signIn('admin')
  const { code } = await withOwner(owner, async (db) => {
    await db.determination.deleteMany({ where: { assessmentId } }).catch(() => undefined)
    const past = new Date(Date.now() - 6 * 366 * 86_400_000)
    return db.assessment.update({ where: { id: assessmentId }, data: { stage: 'decided', submittedAt: past, decidedAt: past } })
  })
  const id = builtOf(process.cwd()).actions.find(({ name }) => name === 'lib/retention/actions#disposeOfEvidence')?.id ?? ''
  const { status, body } = await callAction(origin, `/retention/${assessmentId}`, id, [{ assessmentId, code }], { cookie: people.admin.cookie, origin })
  if (!body.includes('"ok":true')) return [`disposing gave ${status}: ${JSON.stringify(body.toString().slice(0, 600))}`]
  const files = await withOwner(owner, (db) => db.evidenceFile.findMany({ where: { assessmentId }, include: { object: true } }))
  const left: string[] = files.some(({ object }) => object?.wrappedKey) ? ['a data key is left'] : []
  const places = files.flatMap(({ object, subId }) => (object ? [join(stage.state, 'vault', 'sealed', ...partsOf({ organizationId: subId, objectId: object.id }))] : []))
  if (places.length === 0) left.push('there was nothing to dispose of')
  for (let waited = 0; waited < 60 && places.some((path) => existsSync(path)); waited += 1) await new Promise((wait) => setTimeout(wait, 500))
  left.push(...places.filter((path) => existsSync(path)).map(() => 'encrypted bytes are left'))
  const page = await people.reviewer.visitor.visit(`/assessments/${assessmentId}/evidence/${itemId}?line=201`)
  if ((await page.text()).includes(marker)) left.push('the page still shows a line of it')
  return [...new Set(left)]
}
