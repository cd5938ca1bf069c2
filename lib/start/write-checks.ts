import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asvsDocument, testsById } from '../checks/asvs'
import { checksDocument } from '../checks/document'
import { overview } from '../checks/overview'

/** Writes docs/what-veritar-checks.md from the registries and docs/asvs.md from the names of the tests; `npm run generate` does it after writing the registries. */
writeFileSync(join(process.cwd(), 'docs/what-veritar-checks.md'), checksDocument(overview()))
writeFileSync(join(process.cwd(), 'docs/asvs.md'), asvsDocument(testsById(process.cwd())))
