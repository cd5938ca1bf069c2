import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { compileExtractor } from '../../../start/build-extractor'

it('is what its source compiles to', async () => expect(await compileExtractor()).toBe(readFileSync(new URL('program.ts', import.meta.url), 'utf8')))
