import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

type Glue = typeof import('@prisma/schema-engine-wasm') & { __wbg_set_wasm: (exports: WebAssembly.Exports) => void }

const charColumns = new Set(['constraint_type', 'confdeltype', 'confupdtype'])

/**
 * The driver adapter with two repairs. It cuts a script at every semicolon, which breaks function bodies and comments:
 * sent whole, the server parses it, and runs it as one transaction, so that a migration is applied or it is not.
 * And it cannot read the catalog type "char" that queries of the engine ask for: cast, it can.
 */
function adapterFor(url: string): { factory: SqlMigrationAwareDriverAdapterFactory; close: () => Promise<void> } {
  const factory = new PrismaPg({ connectionString: url, max: 2 })
  const connect = factory.connect.bind(factory)
  const opened: Awaited<ReturnType<typeof connect>>[] = []
  factory.connect = async () => {
    const adapter = await connect()
    opened.push(adapter)
    adapter.executeScript = async (script: string) => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      try {
        await client.query(script)
      } finally {
        await client.end()
      }
    }
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw({ ...query, sql: query.sql.replace('constr.contype AS', 'constr.contype::text AS').replace(/\bcon\.(conf(?:del|upd)type)\b/g, 'con.$1::text AS $1') })
      const columnTypes = result.columnTypes.map((type, i) => (charColumns.has(result.columnNames[i] ?? '') ? ColumnTypeEnum.Character : type))
      return { ...result, columnTypes }
    }
    return adapter
  }
  return { factory, close: async () => void (await Promise.all(opened.map((adapter) => adapter.dispose()))) }
}

let loaded: Promise<Glue> | undefined

/** Once a process: the glue keeps views into the memory of its instance, and a second one would read the wrong bytes. */
function glueOf(): Promise<Glue> {
  loaded ??= loadGlue()
  return loaded
}

async function loadGlue(): Promise<Glue> {
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = (await import(pathToFileURL(path).href)) as Glue
  const compiled = new WebAssembly.Module(readFileSync(path.replace(/\.js$/, '.wasm')))
  const instance = new WebAssembly.Instance(compiled, { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return glue
}

/**
 * Runs `work` with the official Prisma schema engine as WebAssembly, over the driver adapter. The native engine would
 * be a download, which a closed network refuses; this one is an npm package and writes the same `_prisma_migrations`.
 * @param url of the role that owns the schema
 */
export async function withSchemaEngine<T>(url: string, datamodels: [string, string][] | undefined, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const glue = await glueOf()
  const { factory, close } = adapterFor(url)
  const engine = await glue.SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory))
  try {
    return await work(engine)
  } finally {
    engine.free()
    // The engine locks the migrations with its session: left open, it would keep the next one waiting until it idles out.
    await close()
  }
}
