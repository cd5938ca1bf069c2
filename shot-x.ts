import { createReadStream, statSync } from 'node:fs'
import { openDocument } from './lib/analyzers/formats/open-document'
const path = process.argv[2]!
openDocument({ name: path, size: statSync(path).size, open: () => createReadStream(path) } as never).then((d) => { for (const b of d.blocks.slice(0, 40)) console.log(b.heading, JSON.stringify(b.at), b.text.slice(0, 80)) })
