import { readdirSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roleProblems } from './app-role'
import { drift, migrate } from './migrate'

const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_URL ?? '' })
beforeAll(() => owner.connect())
afterAll(() => owner.end())
const rows = async <T extends pg.QueryResultRow>(sql: string) => (await owner.query<T>(sql)).rows

const appendOnly = ['AnswerRevision', 'AuditCheckpoint', 'AuditCosignature', 'AuditEvent', 'AuditNode', 'CriterionReview', 'Determination', 'Disposal', 'EvidenceFile', 'EvidenceReview', 'FileMark', 'KnockOutDecision', 'Message', 'Observation', 'WordingMark']

test('asvs-8.4.1 row-level security is on and forced for every table', async () => {
  const tables = await rows<{ name: string; enabled: boolean; forced: boolean }>(`
    select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> '_prisma_migrations'`)
  expect(tables.length).toBeGreaterThanOrEqual(36)
  expect(tables.filter((table) => !table.enabled || !table.forced)).toEqual([])
})

test('asvs-8.2.3 asvs-13.2.2 what the application may do with a table, a policy bounds; and no policy stands for what it may not', async () => {
  const granted = await rows<{ key: string }>(`
    select distinct table_name || ' ' || privilege_type as key from information_schema.column_privileges
    where grantee = 'veritar_app' and table_schema = 'public' and privilege_type in ('SELECT', 'INSERT', 'UPDATE')
    union select table_name || ' ' || privilege_type from information_schema.table_privileges
    where grantee = 'veritar_app' and table_schema = 'public' order by 1`)
  const bounded = await rows<{ key: string }>(`select tablename || ' ' || cmd as key from pg_policies where schemaname = 'public' and policyname <> 'owner_seed' order by 1`)
  expect(bounded).toEqual(granted)
  expect(granted.filter(({ key }) => / (DELETE|TRUNCATE|REFERENCES|TRIGGER)$/.test(key))).toEqual([])
})

test('every write policy checks the row that is written', async () => {
  expect(await rows(`select tablename, policyname from pg_policies where schemaname = 'public' and cmd in ('INSERT', 'UPDATE', 'ALL') and with_check is null`)).toEqual([])
})

test('seven functions run with the rights of another: to end sessions at a recovery, to tell whom it concerns, to see who stands behind a key, whether a file or a wording was seen elsewhere, and to count what is limited; no view does', async () => {
  const known = ['key_takes_two', 'limit_hit', 'limit_told', 'recovery_ends_sessions', 'seen_elsewhere', 'told_of_recovery', 'wording_elsewhere']
  expect(await rows(`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname`)).toEqual(known.map((proname) => ({ proname })))
  expect(await rows(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`)).toEqual([])
})

test.each(appendOnly)('asvs-16.4.2 %s is append-only by grant and by trigger', async (table) => {
  expect(await rows(`select column_name from information_schema.column_privileges where grantee = 'veritar_app' and table_name = '${table}' and privilege_type = 'UPDATE'`)).toEqual([])
  // By a superuser, whom neither grants nor policies hold.
  const superuser = new pg.Client({ connectionString: (process.env.TEST_SUPERUSER_URL ?? '').replace(/\/postgres$/, '/veritar') })
  await superuser.connect()
  try {
    await expect(superuser.query(`truncate "${table}" cascade`)).rejects.toThrow('append-only')
    const { rows: triggers } = await superuser.query(`select tgname from pg_trigger where tgrelid = '"${table}"'::regclass and tgname like 'append_only%' and tgenabled = 'O' order by 1`)
    expect(triggers.map((trigger) => trigger.tgname)).toEqual(['append_only', 'append_only_truncate'])
  } finally {
    await superuser.end()
  }
})

test('a place in the log is given once, also by a superuser: AuditLeaf takes an index where it has none, and no other change', async () => {
  expect(await rows(`select column_name from information_schema.column_privileges where grantee = 'veritar_app' and table_name = 'AuditLeaf' and privilege_type = 'UPDATE'`)).toEqual([{ column_name: 'index' }])
  const { rows: triggers } = await owner.query(`select tgname from pg_trigger where tgrelid = '"AuditLeaf"'::regclass and tgname like 'append_only%' and tgenabled = 'O' order by 1`)
  expect(triggers.map((trigger) => trigger.tgname)).toEqual(['append_only', 'append_only_truncate'])
})

test('asvs-13.2.1 asvs-13.2.2 a role that could get around it is refused, and says why', async () => {
  expect(await roleProblems(process.env.DATABASE_APP_URL ?? '')).toEqual([])
  expect(await roleProblems(process.env.TEST_OWNER_URL ?? '')).toEqual(expect.arrayContaining([expect.stringContaining('owns the table')]))
  expect(await roleProblems(process.env.TEST_SUPERUSER_URL ?? '')).toEqual(expect.arrayContaining([expect.stringContaining('superuser'), expect.stringContaining('bypasses')]))
})

test('the migrated database is what the Prisma models say, and a difference would be seen', async () => {
  expect(await drift(process.env.TEST_OWNER_URL ?? '')).toBe('')
  await owner.query('alter table "Setting" add column surplus text')
  try {
    expect(await drift(process.env.TEST_OWNER_URL ?? '')).toContain('DROP COLUMN "surplus"')
  } finally {
    await owner.query('alter table "Setting" drop column surplus')
  }
}, 30_000)

test('migrating a current database applies nothing, and the record is the one Prisma keeps', async () => {
  expect(await migrate(process.env.TEST_OWNER_URL ?? '')).toEqual([])
  const names = readdirSync('prisma/migrations', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  expect(names.length).toBeGreaterThanOrEqual(7)
  expect(await rows('select migration_name, applied_steps_count, finished_at is not null as finished from _prisma_migrations order by 1')).toEqual(
    names.map((migration_name) => ({ migration_name, applied_steps_count: 1, finished: true })),
  )
}, 30_000)

test('a migration that was cut off is applied anew', async () => {
  // As a full disk leaves it: begun, not ended, and nothing of it there.
  await owner.query(`insert into _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count) values ('cut', 'x', '0002_isolation', now(), 0)`)
  await expect(migrate(process.env.TEST_OWNER_URL ?? '')).resolves.toEqual([])
  expect(await rows(`select rolled_back_at is not null as given_up from _prisma_migrations where id = 'cut'`)).toEqual([{ given_up: true }])
  await owner.query(`delete from _prisma_migrations where id = 'cut'`)
}, 30_000)
