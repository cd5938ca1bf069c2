import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UnreadableEvidence } from '../analyzer'
import { recognize, sampleOf } from '../recognize'
import analyzer from './analyzer'

/**
 * Reads published bills of materials in a folder given as argument, or beside the project. Prints what each is, and exits 1
 * when one is not recognized, is refused for another reason than its version, or names no purpose.
 */
const root = process.argv[2] ?? join(import.meta.dirname, '../../../../shared/samples')
const folder = join(root, 'sbom')
const wrong: string[] = []
let read = 0

async function check(): Promise<void> {
  for (const name of existsSync(folder) ? (readdirSync(folder, { recursive: true }) as string[]).sort() : []) {
    const path = join(folder, name)
    if (!statSync(path).isFile() || !/\.(?:json|xml|spdx)$/.test(name)) continue
    const file = { name, size: statSync(path).size, open: () => createReadStream(path) }
    if (recognize(await sampleOf(file))?.kind !== 'sbom') wrong.push(`${name} is not recognized`)
    try {
      const { facts, observations } = await analyzer.analyze({ files: [file] })
      analyzer.facts.parse(facts)
      const [document] = facts.documents
      read++
      console.log(`${name}: CycloneDX ${document?.version} ${document?.purpose}, ${facts.components} components, ${facts.complete} complete; ${observations.map(({ rule, count }) => `${rule} ${count}`).join(', ')}`)
      if (document?.purpose === 'empty') wrong.push(`${name} seems to hold nothing`)
    } catch (error) {
      if (!(error instanceof UnreadableEvidence) || !/versions 1.2 to 1.7/.test(error.reason)) wrong.push(`${name}: ${String(error)}`)
      else console.log(`${name}: refused, ${error.reason}`)
    }
  }
  console.log(`${read} read`)
  for (const sentence of wrong) console.error(`WRONG: ${sentence}`)
  process.exit(wrong.length === 0 && read > 0 ? 0 : 1)
}

void check()
