import ts from 'typescript'
import { foreignUses } from './foreign-uses'
import { algorithmsIn, type Constants, constantsOf } from './literal'

/** One place that names an algorithm; `?` and the words of the source where it cannot be read. */
export type Use = { line: number; by: string; algorithm: string }

/** Which argument of a function of node:crypto names the algorithm. */
const naming: Record<string, number[]> = {
  createHash: [0], hash: [0], createHmac: [0], createCipheriv: [0], createDecipheriv: [0], createSign: [0], createVerify: [0],
  sign: [0], verify: [0], hkdf: [0], hkdfSync: [0], generateKeyPair: [0, 1], generateKeyPairSync: [0, 1], generateKey: [0], generateKeySync: [0],
}
/** These name none: random values, comparing, and keys that are used through the functions above. */
const nameless = new Set(['randomBytes', 'randomUUID', 'randomInt', 'randomFillSync', 'getRandomValues', 'timingSafeEqual', 'createSecretKey', 'createPrivateKey', 'createPublicKey', 'webcrypto', 'getFips', 'KeyObject', 'JsonWebKey', 'Hash', 'Hmac', 'X509Certificate'])
const subtle: Record<string, number[]> = { digest: [0], importKey: [2], generateKey: [0], sign: [0], verify: [0], encrypt: [0], decrypt: [0], deriveKey: [0, 2], deriveBits: [0], wrapKey: [3], unwrapKey: [3, 4], exportKey: [] }
/** Packages whose work is cryptography; anything of them is a use, so that only what is listed gets in. */
const packages = /^(?:@noble\/|@peculiar\/webcrypto|@node-rs\/|@aws-crypto\/|argon2|bcrypt|blake|chacha|crypto-|elliptic|hash-wasm|jose$|jose\/|jsonwebtoken|libsodium|md5|node-forge|openpgp|scrypt|sha\.js|sodium|tweetnacl)/
const known = new Map([['@noble/hashes/sha2.js', new Set(['sha256', 'sha384', 'sha512'])], ['@noble/hashes/utils.js', new Set(['bytesToHex'])]])

/** Every use of cryptography in one source file of TypeScript or JavaScript, in the order of its lines. */
export function cryptoUses(path: string, text: string): Use[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const constants = constantsOf(source)
  const imported = new Map<string, string>()
  const uses: Use[] = []
  const add = (node: ts.Node, by: string, ...algorithms: string[]) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
    for (const algorithm of algorithms) uses.push({ line, by, algorithm: algorithm.toLowerCase() })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) readImport(node, node.moduleSpecifier.text, imported, add)
    else {
      if (ts.isCallExpression(node)) readCall(node, imported, constants, add)
      if (ts.isIdentifier(node)) readName(node, imported, add)
      ts.forEachChild(node, visit)
    }
  }
  visit(source)
  return [...uses, ...foreignUses(path, text)].sort((a, b) => a.line - b.line)
}

type Add = (node: ts.Node, by: string, ...algorithms: string[]) => void

function readImport(node: ts.ImportDeclaration, from: string, imported: Map<string, string>, add: Add): void {
  const bindings = node.importClause?.namedBindings
  const names = bindings && ts.isNamedImports(bindings) ? bindings.elements.map((one) => ({ own: one.name.text, name: (one.propertyName ?? one.name).text })) : null
  if (/^(?:node:)?crypto$/.test(from)) {
    if (!names || node.importClause?.name) return add(node, 'import', '? the whole of node:crypto')
    for (const { own, name } of names) {
      if (naming[name]) imported.set(own, name)
      else if (!nameless.has(name)) add(node, 'import', `? ${name}`)
    }
  } else if (packages.test(from)) {
    for (const { name } of names ?? [{ name: 'all' }]) if (!known.get(from)?.has(name)) add(node, 'import', `? ${name} of ${from}`)
  }
}

function readCall(call: ts.CallExpression, imported: Map<string, string>, constants: Constants, add: Add): void {
  const { expression: callee, arguments: given } = call
  const first = given[0]
  if ((callee.kind === ts.SyntaxKind.ImportKeyword || callee.getText() === 'require' || callee.getText().endsWith('getBuiltinModule')) && first && ts.isStringLiteralLike(first)) {
    if (/^(?:node:)?crypto$/.test(first.text) || (packages.test(first.text) && !known.has(first.text))) add(call, 'import()', `? ${first.text}`)
  }
  const name = ts.isIdentifier(callee) ? imported.get(callee.text) : undefined
  const method = ts.isPropertyAccessExpression(callee) && /(?:^|\.)subtle$/.test(callee.expression.getText()) ? callee.name.text : undefined
  const places = name ? naming[name] : method ? subtle[method] : undefined
  if (method && !places) add(call, method, `? ${method}`)
  for (const at of places ?? []) add(call, name ?? `subtle.${method}`, ...algorithmsIn(given[at], constants))
}

/** An imported function that is passed on or renamed would be called out of sight. */
function readName(node: ts.Identifier, imported: Map<string, string>, add: Add): void {
  const { parent } = node
  if (!imported.has(node.text) || (ts.isCallExpression(parent) && parent.expression === node)) return
  const another = (ts.isPropertyAccessExpression(parent) && parent.name === node) || (ts.isPropertyAssignment(parent) && parent.name === node) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent) || ts.isTypeQueryNode(parent) || ts.isImportSpecifier(parent)
  if (!another) add(node, node.text, `? ${node.text} passed on`)
}
