#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

// What runs is bundled from the tree and not committed; a fresh clone has none yet. `npm start`, `npm test` and `npm run generate` renew it.
const root = fileURLToPath(new URL('../../', import.meta.url))
const program = `${root}lib/cli/main.gen.mjs`
if (!existsSync(program)) {
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: `${root}tsconfig.json` })
  const { generate } = await import('../start/generate.ts')
  generate(root)
}
// A reader that closes early, such as head, is no error.
process.stdout.on('error', (error) => { if (error.code !== 'EPIPE') throw error; process.exit(0) })
process.setSourceMapsEnabled(true)
const { main } = await import(pathToFileURL(program).href)
// Data of the installation is found from its root; paths in the arguments are meant from where the caller stands.
const from = process.cwd()
process.chdir(root)
process.exitCode = await main(process.argv.slice(2), from)
