import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)), 'server-only': fileURLToPath(new URL('./lib/start/empty.ts', import.meta.url)) }

export default defineConfig({
  test: {
    projects: [
      {
        // By itself vitest leaves a processor free. Files share what they import: reading it anew for each took half of the time.
        resolve: { alias },
        test: { name: 'unit', maxWorkers: '100%', isolate: false, include: ['{lib,components,prisma}/**/*.test.ts'], exclude: ['**/*.database.test.ts', '**/*.server.test.ts', '**/node_modules/**'], environment: 'node', testTimeout: 120_000, hookTimeout: 300_000, globalSetup: ['lib/start/generate.ts'] },
      },
      {
        resolve: { alias },
        test: { name: 'database', include: ['{lib,prisma}/**/*.database.test.ts'], environment: 'node', testTimeout: 120_000, hookTimeout: 300_000, globalSetup: ['lib/start/generate.ts', 'lib/db/test-database.ts'], fileParallelism: false },
      },
      {
        // Against the production build, which must be there: npm test builds it first.
        resolve: { alias },
        test: { name: 'server', include: ['lib/**/*.server.test.ts'], environment: 'node', testTimeout: 120_000, hookTimeout: 300_000, globalSetup: ['lib/start/generate.ts', 'lib/db/test-database.ts'], fileParallelism: false },
      },
    ],
  },
})
