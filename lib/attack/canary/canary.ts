import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withOwner } from '../../db/owner'
import type { Score } from '../score'
import type { Stage } from '../stage'
import { disposeOfAll } from './dispose'
import { searchDump, superuserOf } from './dump'
import { browse } from './profile'
import { type Planted, plant } from './planted'
import { type Searched, searchTree } from './search'

const listed = ({ found }: Searched) => found.map(({ path, markers }) => `${path} holds the marker of ${markers.join(', of ')}`)
const counted = ({ files, bytes }: Searched) => `${files} files, ${(bytes / 1e6).toFixed(1)} MB`

/** The sessions of everybody who is signed in, and the secrets of the installation: they belong nowhere but where they are. */
function secretsOf({ people, state }: Stage): Record<string, string> {
  const sessions = Object.entries(people).map(([who, { cookie }]) => [`the session of the ${who}`, /(?:^|; )(?:__Host-)?veritar=([^;]+)/.exec(cookie)?.[1] ?? ''] as const)
  const secrets = Object.entries(JSON.parse(readFileSync(join(state, 'secrets.json'), 'utf8')) as Record<string, string>).map(([name, value]) => [`the secret ${name}`, value] as const)
  const all = Object.fromEntries([...sessions, ...secrets])
  for (const [name, value] of Object.entries(all)) if (value.length < 20) throw new Error(`${name} could not be found out.`)
  return all
}

/** What began to lie in the folder of temporary files of this machine since the portal was started, and is ours by its name or its age. */
function searchTemporary(markers: Record<string, string>, before: Set<string>, ours: string): Searched {
  const all: Searched = { files: 0, bytes: 0, found: [] }
  for (const name of readdirSync(tmpdir()).filter((each) => !before.has(each) && !ours.includes(each))) {
    const one = searchTree(join(tmpdir(), name), markers)
    all.files += one.files
    all.bytes += one.bytes
    all.found.push(...one.found.map(({ path, markers: found }) => ({ path: `${name}${path}`, markers: found })))
  }
  return all
}

/** Plants markers, lets them be read, seen and disposed of, and searches everything that lies on the disk afterwards. */
export async function attackWithCanaries(stage: Stage, score: Score): Promise<void> {
  console.log('\nMarkers in evidence, and where they are not.')
  const before = new Set(readdirSync(tmpdir()))
  let planted: Planted | undefined
  await score.attack('markers are planted in evidence of every fate', async () => {
    planted = await plant(stage)
    return { got: planted.wrong, note: `${Object.keys(planted.markers).length} markers` }
  })
  if (!planted) return
  const { markers, control, reading } = planted
  const profiles: string[] = []
  await score.attack('they are looked at in Chromium: the line is shown, the secret in it is not', async () => {
    const { assessmentId } = stage
    const respondent = await browse(stage, 'respondent', [`/portal/${assessmentId}/evidence`, '/portal'])
    await withOwner(stage.owner, (db) => db.assessment.update({ where: { id: assessmentId }, data: { stage: 'submitted', submittedAt: new Date() } }))
    const at = `/assessments/${assessmentId}/evidence/${reading.itemId}`
    const reviewer = await browse(stage, 'reviewer', [at, `${at}?line=201`, `${at}?line=401`, '/portfolio'])
    profiles.push(respondent.profile, reviewer.profile)
    const got = [...respondent.seen, ...reviewer.seen].filter(({ status }) => status !== 200).map(({ path, status }) => `${path} gave ${status}`)
    if (!reviewer.seen.some(({ text }) => text.includes(markers['evidence that was read'] ?? ''))) got.push('the line with the marker was not shown, so that nothing is proven')
    for (const { path, text } of [...respondent.seen, ...reviewer.seen]) {
      for (const [name, marker] of Object.entries(markers)) if (name !== 'evidence that was read' && text.includes(marker)) got.push(`${path} shows the marker of ${name}`)
    }
    return { got, note: `${respondent.seen.length + reviewer.seen.length} pages` }
  })
  await score.attack('the evidence is disposed of: its keys and bytes are gone', async () => ({ got: await disposeOfAll(stage, reading.itemId, markers['evidence that was read'] ?? '') }))
  const everything = { ...markers, ...secretsOf(stage) }
  const withControl = { ...everything, control }
  const found = async (what: string, work: () => Searched, controlled: boolean, mayBeEmpty = false) => score.attack(`search: ${what}`, async () => {
    const searched = work()
    const seen = searched.found.some(({ markers: names }) => names.includes('control'))
    const got = listed({ ...searched, found: searched.found.map((one) => ({ ...one, markers: one.markers.filter((name) => name !== 'control') })).filter(({ markers: names }) => names.length > 0) })
    if (searched.files === 0 && !mayBeEmpty) got.push('there was nothing to search')
    if (controlled && !seen) got.push('the name of a file, which must be there, was not found: the search sees nothing')
    return { got, note: counted(searched) }
  })
  const embedded = stage.ground.database.embedded?.now()
  if (!embedded) throw new Error('The database of the attack is not the embedded one.')
  await score.attack('search: every row of every table, as a dump holds them', async () => {
    const dump = await searchDump(superuserOf(embedded.url), withControl)
    const got = dump.found.flatMap(({ table, markers: names }) => names.filter((name) => name !== 'control').map((name) => `${table} holds the marker of ${name}`))
    if (!dump.found.some(({ markers: names }) => names.includes('control'))) got.push('the name of a file, which must be there, was not found: the search sees nothing')
    return { got, note: `${dump.rows} rows` }
  })
  await found('data directory of PostgreSQL with its write-ahead log', () => searchTree(embedded.dir, withControl), true)
  await found('state directory without the database and its secrets', () => searchTree(stage.state, everything, (path) => path !== embedded.dir && !path.endsWith('secrets.json')), false)
  await found('logs of web and worker', () => searchTree(stage.logs, everything), false)
  await found('temporary files of web and worker', () => searchTree(join(stage.temp, '..'), everything, (path) => !/\/(?:state|logs|profile-\w+|wapiti-\w+|sqlmap-[\w-]+)$/.test(path)), false)
  await found('temporary files of this machine that are new', () => searchTemporary(everything, before, stage.state), false, true)
  await found('the build and its cache', () => searchTree(join(process.cwd(), '.next'), everything), false)
  // A browser keeps its cookies; that one is left out, and everything else of the profile is searched.
  for (const profile of profiles) await found(`profile of Chromium, ${profile.split('-').at(-1)}`, () => searchTree(profile, { ...markers, [`control`]: stage.assessmentId }, (path) => !/\/Cookies(?:-journal)?$/.test(path)), true)
}
