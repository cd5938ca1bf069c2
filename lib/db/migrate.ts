import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { withSchemaEngine } from './schema-engine'

const folder = join(process.cwd(), 'prisma', 'migrations')
const filters = { externalTables: [], externalEnums: [] }

/** The migration folders in order, as the engine wants them. */
function migrationsList() {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: readFileSync(join(folder, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: readFileSync(join(folder, path, 'migration.sql'), 'utf8') } },
    })),
  }
}

/** Migrations that began and did not end. Each is one transaction, so nothing of them is there. */
async function cutOff(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ known: boolean }>(`select to_regclass('_prisma_migrations') is not null as known`)
    if (!rows[0]?.known) return []
    const open = await client.query<{ migration_name: string }>('select migration_name from _prisma_migrations where finished_at is null and rolled_back_at is null')
    return open.rows.map((row) => row.migration_name)
  } finally {
    await client.end()
  }
}

/**
 * Applies what is not applied yet, as the owner of the schema. One that was cut off, by a full disk or a lost
 * connection, is applied anew.
 * @returns the names of the migrations just applied; none when the database is current
 * @throws Error of the engine, naming the migration and the statement that failed
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const again = await cutOff(ownerUrl)
  return withSchemaEngine(ownerUrl, undefined, async (engine) => {
    for (const migrationName of again) await engine.markMigrationRolledBack({ migrationName })
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationsList(), filters })
    return appliedMigrationNames
  })
}

/** The SQL that would still have to run for the database to be what prisma/schema.prisma says; empty when nothing. */
export async function drift(ownerUrl: string): Promise<string> {
  const content = readFileSync(join(process.cwd(), 'prisma', 'schema.prisma'), 'utf8')
  const files = [{ path: 'schema.prisma', content }]
  return withSchemaEngine(ownerUrl, [['schema.prisma', content]], async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: process.cwd() },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters,
    })
    return (stdout ?? '').replace(/^-- This is an empty migration\.?$/m, '').trim()
  })
}
