import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cloudTrailOf } from '../prisma/demo/cloudtrail'
import { type DemoFirm, tallgrass } from '../prisma/demo/firms'
import { rosterOf } from '../prisma/demo/roster'

export type Evidence = { path: string; name: string; sha256: string }

/** A firm that is not in the demo world: its log knows z.rourke, its roster does not. */
export const whitfern: DemoFirm = { ...tallgrass, legalName: 'Whitfern Systems LLC', short: 'Whitfern', domain: 'whitfern.example', cage: '9WF27', account: '555566667777' }

/** Its roster and its log as files in `folder`, the latter gzip as the cloud delivers it. */
export function evidenceFiles(folder: string, now: Date): { roster: Evidence; log: Evidence } {
  mkdirSync(folder, { recursive: true })
  const file = (name: string, bytes: Buffer): Evidence => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return { path, name, sha256: createHash('sha256').update(bytes).digest('hex') }
  }
  return {
    roster: file('whitfern-roster.csv', rosterOf(whitfern, now)),
    log: file(`${whitfern.account}_CloudTrail_us-gov-west-1.json.gz`, cloudTrailOf(whitfern, now, { off: 'z.rourke', afterRemoval: 'u.kessler' })),
  }
}
