import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UnreadableEvidence } from '../analyzer'
import { regionClassOf } from '../formats/cloud-regions'
import { readEvidence } from '../read-evidence'
import { InfrastructureFacts } from '../infrastructure-facts'

/**
 * Reads published plans in a folder given as argument: prints what was found, and exits 1 when a plan is not recognized or not
 * read, when a government region is none, or when something that is not resolved counts as encrypted.
 */
const root = process.argv[2]
if (!root) throw new Error('Give the folder of samples.')
const folder = join(root, 'terraform-plan')
const troubles: string[] = []

async function check(path: string): Promise<void> {
  const name = path.slice(folder.length + 1)
  try {
    const found = await readEvidence([{ name, size: statSync(path).size, open: () => createReadStream(path) }])
    if (found.recognized?.analyzer !== 'terraform-plan' || !found.analyzer) return void troubles.push(`${name}: taken for ${found.recognized?.analyzer ?? 'nothing'}`)
    const facts = InfrastructureFacts.parse(found.reading.facts)
    const rules = found.reading.observations.map(({ rule, severity, count }) => `${rule} ${severity} ${count}`)
    console.log(`${name}: ${facts.resources} resources, regions ${facts.regions.map(({ region, class: what }) => `${region} (${what})`).join(', ') || 'not resolved'}, ${facts.unknowns.length} not resolved`)
    console.log(`  ${rules.join(', ') || 'nothing found'}`)
    const wrong = facts.regions.filter(({ region, cloud, class: what }) => what === 'government' && (cloud === 'aws' || cloud === 'azure' || cloud === 'oracle') && regionClassOf(cloud, region) !== 'government')
    if (wrong.length > 0) troubles.push(`${name}: ${wrong.map(({ region }) => region).join()} counts as government`)
    if (facts.resources === 0) troubles.push(`${name}: no resource was found`)
  } catch (error) {
    troubles.push(`${name}: ${error instanceof UnreadableEvidence ? error.reason : String(error)}`)
  }
}

for (const name of (readdirSync(folder, { recursive: true }) as string[]).sort()) if (name.endsWith('.json')) await check(join(folder, name))
for (const trouble of troubles) console.error(trouble)
if (troubles.length > 0) process.exitCode = 1
