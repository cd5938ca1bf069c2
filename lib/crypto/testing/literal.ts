import ts from 'typescript'

/** Constants of a file by name; null where a name is declared more than once, or is a parameter. */
export type Constants = Map<string, ts.Expression | null>

/** What `const name = ...` says in a source file, wherever it stands. */
export function constantsOf(source: ts.SourceFile): Constants {
  const constants: Constants = new Map()
  const visit = (node: ts.Node): void => {
    if ((ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) && ts.isIdentifier(node.name)) {
      const fixed = ts.isVariableDeclaration(node) && ts.isVariableDeclarationList(node.parent) && (node.parent.flags & ts.NodeFlags.Const) !== 0
      constants.set(node.name.text, fixed && !constants.has(node.name.text) ? (node.initializer ?? null) : null)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return constants
}

/** What an object names its algorithm, hash and curve by; other properties are sizes, formats and values. */
const telling = new Set(['name', 'hash', 'namedCurve'])

/**
 * The algorithms an argument names: a string, an object of WebCrypto or of a key pair, or a constant that is one. What
 * cannot be read comes back with `?` before it, and is listed nowhere.
 */
export function algorithmsIn(given: ts.Expression | undefined, constants: Constants): string[] {
  if (!given) return ['? nothing']
  if (ts.isStringLiteralLike(given)) return [given.text]
  if (ts.isAsExpression(given) || ts.isParenthesizedExpression(given) || ts.isSatisfiesExpression(given)) return algorithmsIn(given.expression, constants)
  if (ts.isConditionalExpression(given)) return [...algorithmsIn(given.whenTrue, constants), ...algorithmsIn(given.whenFalse, constants)]
  if (ts.isIdentifier(given)) {
    const constant = constants.get(given.text)
    return constant && !ts.isIdentifier(constant) ? algorithmsIn(constant, constants) : [`? ${given.text}`]
  }
  if (!ts.isObjectLiteralExpression(given)) return [`? ${given.getText()}`]
  return given.properties.flatMap((property) => {
    if (ts.isPropertyAssignment(property)) return telling.has(property.name.getText()) ? algorithmsIn(property.initializer, constants) : []
    if (ts.isShorthandPropertyAssignment(property)) return telling.has(property.name.text) ? algorithmsIn(property.name, constants) : []
    return [`? ${property.getText()}`]
  })
}
