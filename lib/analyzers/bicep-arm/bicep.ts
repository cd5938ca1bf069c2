import { UnreadableEvidence } from '../analyzer'

/** A value of Bicep as written; an expression that would have to be run keeps the texts in it. */
export type BicepValue = string | number | boolean | null | BicepValue[] | { [key: string]: BicepValue } | Expression
export class Expression {
  constructor(
    readonly text: string,
    /** Name of a parameter, variable or resource, where it is only that. */
    readonly name: string | null,
  ) {}
}

export type BicepFile = {
  parameters: Map<string, { value: BicepValue | undefined; secure: boolean; line: number }>
  variables: Map<string, BicepValue>
  resources: { symbol: string; type: string; body: BicepValue; existing: boolean; conditional: boolean; line: number; lines: Map<string, number> }[]
  modules: { symbol: string; path: string; line: number }[]
}

const deepest = 60

/**
 * What can be read of a Bicep file without running it.
 * @throws UnreadableEvidence with the line where brackets or quotes do not close.
 */
export function parseBicep(text: string, file: string): BicepFile {
  const reader = new Reader(text.replaceAll('\r\n', '\n'), file)
  const out: BicepFile = { parameters: new Map(), variables: new Map(), resources: [], modules: [] }
  let secure = false
  for (;;) {
    reader.skip(true)
    if (reader.done()) return out
    const line = reader.line()
    const found = reader.statement()
    if (found === '@secure()') secure = true
    const parameter = /^param\s+(\w+)/.exec(found)
    const variable = /^var\s+(\w+)\s*=\s*$/.exec(found)
    const resource = /^resource\s+(\w+)\s+'([^'@]+)@?[^']*'\s*(existing)?\s*=\s*(if\b|\[)?/.exec(found)
    const call = /^module\s+(\w+)\s+'([^']+)'/.exec(found)
    if (parameter) out.parameters.set(parameter[1] ?? '', { value: /=\s*$/.test(found) ? reader.value() : undefined, secure, line })
    else if (variable) out.variables.set(variable[1] ?? '', reader.value())
    else if (resource) {
      const lines = new Map<string, number>()
      const body = reader.bodyOf(lines)
      out.resources.push({ symbol: resource[1] ?? '', type: resource[2] ?? '', body, existing: resource[3] !== undefined, conditional: resource[4] !== undefined, line, lines })
    } else if (call) {
      out.modules.push({ symbol: call[1] ?? '', path: call[2] ?? '', line })
      reader.bodyOf(new Map())
    } else if (/=\s*$/.test(found)) reader.value()
    if (!found.startsWith('@')) secure = false
  }
}

class Reader {
  private at = 0
  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {}

  done = () => this.at >= this.text.length
  line = () => this.text.slice(0, this.at).split('\n').length
  private fail(reason: string): never {
    throw new UnreadableEvidence(reason, { file: this.file, line: this.line() }, 'Check the file with "bicep build" and upload it as it stands in the repository.')
  }

  /** Passes blanks and comments, and line ends where they mean nothing. */
  skip(lines: boolean): void {
    for (;;) {
      const rest = this.text.slice(this.at, this.at + 2)
      if (rest === '//') this.at = this.lineEnd()
      else if (rest === '/*') {
        const end = this.text.indexOf('*/', this.at)
        if (end < 0) this.fail('A comment never ends.')
        this.at = end + 2
      } else if (rest !== '' && (lines ? /\s/ : /[^\S\n]/).test(rest[0] as string)) this.at++
      else return
    }
  }

  private lineEnd(): number {
    const end = this.text.indexOf('\n', this.at)
    return end < 0 ? this.text.length : end
  }

  /** The head of a statement: up to and with its equals sign, or the whole line. */
  statement(): string {
    const end = this.lineEnd()
    const line = this.text.slice(this.at, end)
    const equals = /^(?:param|var|resource|module|output|targetScope|type|func|metadata|assert)\b(?:'[^']*'|[^'=\n])*=(?![=>])\s*(?:if\b|(?=\[\s*for\b))?/.exec(line)
    if (equals && !line.startsWith('type') && !line.startsWith('func')) {
      this.at += equals[0].length
      return equals[0]
    }
    this.at = end
    return line.trim()
  }

  /** The object of a resource or module, past a condition or a loop. Fields at its top are told by line. */
  bodyOf(lines: Map<string, number>): BicepValue {
    let depth = 0
    for (; !this.done(); this.at++) {
      const here = this.text[this.at]
      if (here === "'") this.string()
      if (here === '(') depth++
      else if (here === ')') depth--
      else if (here === '{' && depth === 0) return this.object(0, lines)
      if (here === "'") this.at--
    }
    return this.fail('A resource has no body.')
  }

  value(depth = 0): BicepValue {
    if (depth > deepest) this.fail('The file is nested too deeply.')
    this.skip(false)
    const here = this.text[this.at]
    if (here === '{') return this.object(depth, new Map())
    if (here === '[' && !/^\[\s*for\b/.test(this.text.slice(this.at, this.at + 40))) return this.list(depth)
    const start = this.at
    if (here === "'") {
      const said = this.string()
      this.skip(false)
      if (this.ends()) return said
    }
    this.at = start
    return this.expression()
  }

  /** True where a value is over: at a line end, a closing bracket or a comma. */
  private ends = () => this.done() || /[\n\]},)]/.test(this.text[this.at] as string) || this.text.startsWith('//', this.at)

  private object(depth: number, lines: Map<string, number>): BicepValue {
    const out: { [key: string]: BicepValue } = {}
    this.at++
    for (;;) {
      this.skip(true)
      if (this.done()) this.fail('An object never ends.')
      if (this.text[this.at] === '}') {
        this.at++
        return out
      }
      if (this.text[this.at] === ',') {
        this.at++
        continue
      }
      const line = this.line()
      const key = this.text[this.at] === "'" ? this.string() : /^[\w]+/.exec(this.text.slice(this.at, this.at + 200))?.[0]
      if (key === undefined) {
        // Nested resources, decorators and loops inside a body are passed over by line.
        this.expression()
        if (!this.done() && this.text[this.at] !== '\n') this.at++
        continue
      }
      if (typeof key === 'string' && this.text[this.at] !== "'" && this.text.startsWith(key, this.at)) this.at += key.length
      this.skip(false)
      if (this.text[this.at] !== ':') {
        this.expression()
        continue
      }
      this.at++
      const name = typeof key === 'string' ? key : key instanceof Expression ? key.text : ''
      if (!lines.has(name)) lines.set(name, line)
      Object.defineProperty(out, name, { value: this.value(depth + 1), enumerable: true, writable: true, configurable: true })
    }
  }

  private list(depth: number): BicepValue {
    const out: BicepValue[] = []
    this.at++
    for (;;) {
      this.skip(true)
      if (this.done()) this.fail('A list never ends.')
      if (this.text[this.at] === ']') {
        this.at++
        return out
      }
      if (this.text[this.at] === ',') this.at++
      else out.push(this.value(depth + 1))
    }
  }

  /** A text, or an expression where it has gaps. */
  private string(): string | Expression {
    const start = this.at
    if (this.text.startsWith("'''", this.at)) {
      const end = this.text.indexOf("'''", this.at + 3)
      if (end < 0) this.fail('A text never ends.')
      this.at = end + 3
      return this.text.slice(start + 3, end).replace(/^\n/, '')
    }
    let gaps = 0
    for (this.at++; ; this.at++) {
      const here = this.text[this.at]
      if (here === undefined || here === '\n') this.fail('A text never ends.')
      if (here === '\\') this.at++
      else if (here === '$' && this.text[this.at + 1] === '{') {
        gaps++
        this.at = this.gapEnd()
      } else if (here === "'") break
    }
    this.at++
    const inside = this.text.slice(start + 1, this.at - 1)
    return gaps > 0 ? new Expression(inside.replace(/\$\{[^}]*\}/g, '${}'), null) : inside.replace(/\\(n|r|t|\\|'|\$)/g, (_, one: string) => ({ n: '\n', r: '\r', t: '\t' })[one] ?? one)
  }

  private gapEnd(): number {
    let depth = 0
    for (let i = this.at + 1; i < this.text.length; i++) {
      if (this.text[i] === '{') depth++
      if (this.text[i] === '}' && --depth === 0) return i
      if (this.text[i] === '\n') break
    }
    return this.fail('A text never ends.')
  }

  /** Anything else up to where the value is over, brackets and texts in it passed whole. */
  private expression(): BicepValue {
    const start = this.at
    let depth = 0
    while (!this.done()) {
      const here = this.text[this.at] as string
      if (here === "'") {
        this.string()
        continue
      }
      if (depth === 0 && (here === '\n' || here === ',' || here === ']' || here === '}' || here === ')')) break
      if (depth === 0 && this.text.startsWith('//', this.at)) break
      if (here === '(' || here === '[' || here === '{') depth++
      if (here === ')' || here === ']' || here === '}') depth--
      this.at++
    }
    if (depth > 0) this.fail('A bracket never closes.')
    const said = this.text.slice(start, this.at).trim()
    if (said === 'true' || said === 'false') return said === 'true'
    if (said === 'null') return null
    if (/^-?\d+$/.test(said)) return Number(said)
    return new Expression(said, /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(said) ? said : null)
  }
}
