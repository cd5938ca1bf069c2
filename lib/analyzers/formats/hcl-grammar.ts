import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Language, Parser } from 'web-tree-sitter'

/** An edge of the analyzers that reads files of the installation: the parser and its grammar, both WebAssembly, never a network. */
const file = (...path: string[]) => readFileSync(join(process.cwd(), 'node_modules', ...path))
let parser: Promise<Parser> | undefined

/** The parser for HCL; made at the first call. */
export function hclParser(): Promise<Parser> {
  parser ??= make()
  return parser
}

async function make(): Promise<Parser> {
  await Parser.init({ wasmBinary: file('web-tree-sitter', 'web-tree-sitter.wasm') })
  const made = new Parser()
  made.setLanguage(await Language.load(file('@tree-sitter-grammars', 'tree-sitter-hcl', 'tree-sitter-hcl.wasm')))
  return made
}
