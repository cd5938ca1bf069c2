import type { Parser } from 'web-tree-sitter'
import type { Expression } from '../formats/hcl-expression'
import { parseHcl, type HclBlock, type HclBody } from '../formats/hcl'
import { jsonLines } from './json-lines'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
const isObject = (value: Json | undefined): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value)

/** How many labels a block of Terraform has before its body. */
const labels: Record<string, number> = { resource: 2, data: 2, ephemeral: 2, module: 1, provider: 1, variable: 1, output: 1, locals: 0, terraform: 0, backend: 1, required_providers: 0, cloud: 0 }

/** The body that a Terraform file in JSON stands for. Texts hold templates, as the syntax says; `text` is the file, for lines. */
export function bodyOfJson(parser: Parser, value: { [key: string]: Json }, file: string, text: string): HclBody {
  const lineOf = jsonLines(text)
  const expression = (of: Json): Expression => expressionOf(parser, of, file)
  const blocksOf = (type: string, of: Json, depth: number, names: string[], path: string[]): HclBlock[] => {
    if (Array.isArray(of)) return of.flatMap((item, i) => blocksOf(type, item, depth, names, [...path, `#${i}`]))
    if (!isObject(of)) return []
    if (depth > 0) return Object.entries(of).filter(([name]) => name !== '//').flatMap(([name, inner]) => blocksOf(type, inner, depth - 1, [...names, name], [...path, name]))
    return [{ type, labels: names, body: bodyOf(type, of, path), line: lineOf(path) }]
  }
  const bodyOf = (type: string, of: { [key: string]: Json }, path: string[]): HclBody => {
    const body: HclBody = { attributes: [], blocks: [] }
    for (const [name, inner] of Object.entries(of)) {
      if (name === '//') continue
      if (type === 'terraform' && Object.hasOwn(labels, name)) body.blocks.push(...blocksOf(name, inner, labels[name] ?? 0, [], [...path, name]))
      else body.attributes.push({ name, value: expression(inner), line: lineOf([...path, name]) })
    }
    return body
  }
  return { attributes: [], blocks: Object.entries(value).filter(([name]) => Object.hasOwn(labels, name)).flatMap(([name, inner]) => blocksOf(name, inner, labels[name] ?? 0, [], [name])) }
}

/** The values of a variable file in JSON: texts in it are plain. */
export function variablesOfJson(value: { [key: string]: Json }): HclBody {
  return { attributes: Object.entries(value).map(([name, inner]) => ({ name, value: plain(inner), line: 1 })), blocks: [] }
}

function plain(value: Json): Expression {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(plain) }
  if (isObject(value)) return { kind: 'object', items: Object.entries(value).map(([name, inner]) => ({ key: { kind: 'literal', value: name }, value: plain(inner) })) }
  return { kind: 'literal', value }
}

function expressionOf(parser: Parser, value: Json, file: string): Expression {
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => expressionOf(parser, item, file)) }
  if (isObject(value)) return { kind: 'object', items: Object.entries(value).map(([name, inner]) => ({ key: { kind: 'literal', value: name }, value: expressionOf(parser, inner, file) })) }
  if (typeof value !== 'string' || !/[$%]\{/.test(value)) return { kind: 'literal', value }
  return parseHcl(parser, `x = ${JSON.stringify(value)}\n`, file).attributes[0]?.value ?? { kind: 'other', of: [] }
}
