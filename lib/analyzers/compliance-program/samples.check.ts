import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UnreadableEvidence } from '../analyzer'
import analyzer from './analyzer'

/** Reads every published compliance document of a samples folder and holds the scores to what they must be. */
const root = process.argv[2]
if (!root) {
  console.error('Give the samples folder.')
  process.exit(2)
}
const folder = join(root, 'compliance-docs')
const wrong: string[] = []
const must = (holds: boolean, says: string) => {
  if (!holds) wrong.push(says)
}
for (const name of (readdirSync(folder, { recursive: true }) as string[]).filter((path) => /\.(md|pdf|docx|txt)$/.test(path)).sort()) {
  const bytes = readFileSync(join(folder, name))
  const file = { name, size: bytes.length, open: async function* () { yield new Uint8Array(bytes) } }
  try {
    const { facts } = await analyzer.analyze({ files: [file] })
    const scores = facts.elements.map((element) => element.score)
    const sum = scores.reduce((a, b) => a + b, 0)
    console.log(`${scores.join(' ')}  ${facts.itarDensity.toFixed(1).padStart(5)}  ${name}`)
    if (/soc2|ofac/i.test(name)) must(sum <= 1 && !facts.aboutExportControl, `${name} is not about the ITAR and scores ${sum}`)
    if (/ddtc/.test(name)) must(scores.every((score) => score >= 2), `${name} is the guideline itself and scores ${scores.join(' ')}`)
    if (/casemark/.test(name)) must(facts.staleCites.length > 0 && facts.redFlags.length > 0, `${name} shows neither its stale cites nor its mistake on protected status`)
  } catch (error) {
    if (!(error instanceof UnreadableEvidence)) throw error
    console.log(`unreadable  ${name}: ${error.reason}`)
    must(Object.keys(error.place).length > 0, `${name} is refused without a place`)
  }
}
for (const sentence of wrong) console.error(`WRONG: ${sentence}`)
process.exit(wrong.length === 0 ? 0 : 1)
