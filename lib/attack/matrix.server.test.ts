import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actions, handlers, pages } from '../auth/access'
import { closeDatabase } from '../db/tenant'
import { asSuperuser } from '../db/test-world'
import { builtOf } from './built'
import { hangUp } from './call'
import { askAll, type Cell, questions } from './matrix'
import { type Caller, matrixWorld } from './matrix-world'
import { discard, serve, type Served, withoutProxy } from './serve'
import { serverEnv } from './test-env'

const built = builtOf(process.cwd())
let bare = ''
const servers: Served[] = []
type Lane = { callers: Caller[]; reviewerId: string }
const lanes: Lane[] = []

beforeAll(async () => {
  // Two lines of requests at once, each in a world of its own: the people of one world move each other's assessments.
  for (const own of [true, false]) {
    const { world, callers } = await matrixWorld()
    lanes.push({ callers: callers.filter(({ name }) => name.endsWith('alder') === own), reviewerId: world.alder.as('reviewer').personId })
  }
  bare = withoutProxy(process.cwd())
  servers.push(...(await Promise.all([serve(process.cwd(), serverEnv()), serve(bare, serverEnv())])))
}, 120_000)
afterAll(async () => {
  hangUp()
  await Promise.all(servers.map(({ stop }) => stop()))
  if (bare) discard(bare)
  await closeDatabase()
})

test('asvs-8.1.1 everything the build serves has its row in lib/auth/access.ts, and the table names nothing else', () => {
  expect(built.pages.length).toBeGreaterThan(20)
  expect(Object.keys(pages).sort()).toEqual(built.pages)
  expect([...new Set(Object.keys(handlers).map((what) => what.split(' ')[1]))].sort()).toEqual(built.handlers)
  expect(Object.keys(actions).sort()).toEqual(built.actions.map(({ name }) => name).sort())
})

const where = ({ what, who, whose, status }: Cell) => `${who}: ${what}, ${whose} (${status})`

describe.each([['with proxy.ts', 0], ['with proxy.ts removed', 1]] as const)('asvs-8.2.1 asvs-8.2.2 asvs-8.4.1 the authorization matrix %s', (_, index) => {
  const cells: Cell[] = []
  beforeAll(async () => {
    const origin = servers[index]?.origin ?? ''
    const asked = questions(built)
    const lane = ({ callers, reviewerId }: Lane) => asSuperuser(async (db: pg.Client) => {
      for (const caller of callers) cells.push(...(await askAll(origin, asked, caller, db, reviewerId)))
    })
    await Promise.all(lanes.map(lane))
  }, 240_000)

  test('gives everyone what the table says, and nothing else', () => {
    expect(cells.length).toBeGreaterThan(1_000)
    expect(cells.filter(({ expected, came }) => expected !== came).map((cell) => `${where(cell)}: ${cell.came}, expected ${cell.expected}`)).toEqual([])
  })

  test('asvs-8.2.2 another’s looks like what does not exist: status, headers and body', () => {
    const others = cells.filter(({ whose }) => whose === 'other')
    expect(others.length).toBeGreaterThan(200)
    const differing = others.filter((cell) => cells.find(({ what, who, whose }) => whose === 'nonexistent' && what === cell.what && who === cell.who)?.seen !== cell.seen)
    expect(differing.map(where)).toEqual([])
  })

  test('asvs-16.3.2 each refusal of somebody signed in is one event in the log, and a permitted action is one at most', () => {
    const refused = cells.filter(({ came }) => came === 'refused')
    expect(refused.filter(({ events }) => events.join() !== 'denied').map((cell) => `${where(cell)}: ${cell.events.join() || 'nothing in the log'}`)).toEqual([])
    expect(cells.filter(({ came, events }) => came === 'allowed' && (events.length > 1 || events[0] === 'denied')).map((cell) => `${where(cell)}: ${cell.events.join()}`)).toEqual([])
  })
})
