#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

// The registries are generated from the tree and not committed; a fresh clone has none yet.
const root = fileURLToPath(new URL('../../', import.meta.url))
register({ tsconfig: `${root}tsconfig.json` })
const generated = ['lib/checklist/catalog.gen.ts', 'lib/analyzers/registry.gen.ts']
if (!generated.every((path) => existsSync(root + path))) {
  const { generate } = await import('../start/generate.ts')
  generate(root)
}
const { main } = await import('./main.ts')
// Data of the installation is found from its root; paths in the arguments are meant from where the caller stands.
const from = process.cwd()
process.chdir(root)
process.exitCode = await main(process.argv.slice(2), from)
