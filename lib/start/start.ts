import { startEnv } from '../env'
import { newEndings } from './endings'
import { prepareGenerated } from './prepare-code'
import { Problem } from './problem'
import { step } from './steps'

/** `npm start`: everything, then the address and who can sign in; Ctrl-C ends all of it. */
async function main(): Promise<void> {
  console.log('Veritar is starting.')
  const endings = newEndings()
  let ending = false
  const end = async (code: number) => {
    if (ending) return
    ending = true
    await endings.run()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  await step('generate', prepareGenerated, (note) => note)
  // Only now: what follows imports what was just generated.
  const { startStack } = await import('./stack')
  const stack = await startStack(startEnv(), endings)
  console.log(`\nVeritar is ready at ${stack.origin}`)
  if (stack.world === 'demo') console.log(`This is the demo world; everyone in it is invented. Sign in as\n${stack.people.map((line) => `  ${line}`).join('\n')}`)
  if (stack.setupLink) console.log(`Nobody is set up yet. Within 24 hours open\n  ${stack.setupLink}\nIt works once; the next start prints a new one.`)
  console.log('Ctrl-C ends it.\n')

  const sentence = await stack.gaveUp
  if (ending) return
  console.error(`\n${sentence} Its messages are above; the rest is stopped too.\n`)
  await end(1)
}

main().catch((error: unknown) => {
  console.error(error instanceof Problem ? `\n${error.message}\n` : error)
  process.exit(1)
})
