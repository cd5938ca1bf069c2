import * as z from 'zod'
import { Problem } from './problem'
import { prepareBuild, prepareGenerated } from './prepare-code'
import { step } from './steps'

const names = ['matrix', 'files', 'requests', 'tools', 'floods', 'canary'] as const
/** Which parts run, only lines whose name an expression fits, and whether wapiti and sqlmap may be absent without that counting. */
const AttackEnv = z.object({ ATTACK_PARTS: z.string().default(names.join(',')), ATTACK_ONLY: z.string().min(1).transform((text) => new RegExp(text)).optional(), ATTACK_TOOLS: z.enum(['required', 'optional']).default('required') })

/** `npm run attack`: attacks the production build on the loopback address, part by part. Ends with 1 when one got through or was not run. */
async function main(): Promise<void> {
  const settings = AttackEnv.parse(process.env)
  const wanted = settings.ATTACK_PARTS.split(',')
  const unknown = wanted.find((name) => !names.some((known) => known === name))
  if (unknown !== undefined) throw new Problem(`ATTACK_PARTS names ${unknown}: there are ${names.join(', ')}.`)
  await step('generate', prepareGenerated, (note) => note)
  await step('build', prepareBuild, (note) => note)
  // Only now: what follows imports what was just generated.
  const { attackAll } = await import('../attack/all')
  const { held, through, notRun, excused } = await attackAll(names.filter((name) => wanted.includes(name)), settings.ATTACK_TOOLS === 'optional', settings.ATTACK_ONLY)
  console.log(`\n${held} held, ${through} got through, ${notRun} not run`)
  process.exit(through === 0 && notRun === excused ? 0 : 1)
}

main().catch((error: unknown) => {
  console.error(error instanceof Problem ? `\n${error.message}\n` : error)
  process.exit(1)
})
