// The first file that runs in a fresh clone: plain Node, nothing installed yet.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const command = process.argv[2] ?? 'start'

/** One sentence with its remedy, and no stack. */
function stop(sentence) {
  console.error(`\n${sentence}\n`)
  process.exit(1)
}

/** The versions in package.json's "engines": 20 from 20.19, 22 from 22.13, 24 and later. */
function nodeFits(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24
}

/** Whether node_modules holds exactly what the lockfile says; packages for other machines may be absent. */
function installed() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const present = JSON.parse(readFileSync(record, 'utf8')).packages
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '') return true
      const found = present[path]
      return found ? found.version === entry.version : entry.optional === true
    })
  } catch {
    return false
  }
}

function install() {
  const began = Date.now()
  console.log('  install      npm ci, as the lockfile says ...')
  // Run by its path where npm started us, so that no shell and no PATH is needed.
  const npm = process.env.npm_execpath
  const result = npm
    ? spawnSync(process.execPath, [npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.error) stop(`npm could not be started (${result.error.message}): install npm 10 or newer and run the command again.`)
  if (result.status !== 0) stop('npm ci did not finish: its message is above. Check the connection to the npm registry and the free space of this disk, then run the command again.')
  console.log(`  install      ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

if (!['start', 'test', 'bench', 'faults', 'attack'].includes(command)) stop(`There is no command "${command}": use npm start, npm test, npm run bench, npm run faults or npm run attack.`)
if (!nodeFits(process.versions.node)) {
  stop(`Veritar needs Node 20.19 or newer, 22.13 or newer, or 24; this is ${process.versions.node}. Install the current LTS from nodejs.org and run the command again.`)
}
if (!existsSync(join(root, 'package-lock.json'))) stop('package-lock.json is missing: restore it from the repository and run the command again.')
process.chdir(root)
if (!installed()) install()

const tsx = createRequire(join(root, 'package.json')).resolve('tsx')
// Replaces nothing: the same process goes on, so that Ctrl-C and exit codes are its own.
await import(pathToFileURL(tsx).href)
await import(pathToFileURL(join(root, 'lib', 'start', `${command}.ts`)).href)
