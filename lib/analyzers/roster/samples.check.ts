import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { QuarantinedEvidence } from '../analyzer'
import { guardEvidence } from '../guard/guard'

/** Holds the guard to published samples: personal data is stopped, logs, policies and plans are let through. */
const root = process.argv[2]
if (!root) {
  console.error('Give the samples folder.')
  process.exit(2)
}

/** Public screening lists name the birth dates and papers of listed people, so they may be stopped or not. */
const listed = 'screening-lists'
const wrong: string[] = []
let looked = 0

async function check(): Promise<void> {
  for (const name of (readdirSync(root as string, { recursive: true }) as string[]).sort()) {
    const path = join(root as string, name)
    if (!statSync(path).isFile() || name.startsWith(listed)) continue
    looked++
    const error = await guardEvidence([{ name, size: statSync(path).size, open: () => createReadStream(path) }]).catch((each: unknown) => each)
    const stopped = error instanceof QuarantinedEvidence
    if (stopped) console.log(`quarantined  ${name}: ${error.reason}`)
    if (name.startsWith('roster-and-pii') !== stopped) wrong.push(`${name}: ${stopped ? 'stopped without a reason' : 'personal data was let through'}`)
  }
  console.log(`${looked} files looked at`)
  for (const sentence of wrong) console.error(`WRONG: ${sentence}`)
  process.exit(wrong.length === 0 && looked > 0 ? 0 : 1)
}

void check()
