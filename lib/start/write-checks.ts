import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checksDocument } from '../checks/document'
import { overview } from '../checks/overview'

/** Writes docs/what-veritar-checks.md from the registries; `npm run generate` does it after writing those. */
writeFileSync(join(process.cwd(), 'docs/what-veritar-checks.md'), checksDocument(overview()))
