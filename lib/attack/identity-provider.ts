import { createHmac, createPrivateKey, createPublicKey, createSign, generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

export type Claims = Record<string, unknown>
type Header = { alg: string; kid?: string } & Record<string, unknown>

/** What the provider hands out instead of what it made; each is left alone when not given. */
export type Tampering = {
  /** The ID token of a token answer; undefined leaves none in it. */
  idToken?: (made: string) => string | undefined
  /** The provider's description of itself. */
  description?: (made: Claims) => Claims
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const rs256 = (key: JsonWebKey) => (text: string) => createSign('RSA-SHA256').update(text).sign(createPrivateKey({ key, format: 'jwk' }), 'base64url')

/** A JWT with these parts. */
function jwt(header: Header, claims: Claims, sign: (text: string) => string): string {
  const text = `${part(header)}.${part(claims)}`
  return `${text}.${sign(text)}`
}

const claimsOf = (token: string): Claims => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims

/** What somebody can make of a token who has its provider's key (`signed`), or has not (all others). */
export function forger(key: JsonWebKey) {
  const own = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const other = own.privateKey.export({ format: 'jwk' })
  const kid = 'of the provider'
  const pem = createPublicKey({ key, format: 'jwk' }).export({ format: 'pem', type: 'spki' }).toString()
  const hs256 = (secret: string) => (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
  return {
    signed: (change: Claims) => (made: string) => jwt({ alg: 'RS256', kid }, { ...claimsOf(made), ...change }, rs256(key)),
    changed: (change: Claims) => (made: string) => [made.split('.')[0], part({ ...claimsOf(made), ...change }), made.split('.')[2]].join('.'),
    none: (made: string) => jwt({ alg: 'none' }, claimsOf(made), () => ''),
    unsigned: (made: string) => `${part({ alg: 'none' })}.${part(claimsOf(made))}`,
    signatureCut: (made: string) => `${made.split('.').slice(0, 2).join('.')}.`,
    publicKeyAsSecret: (made: string) => jwt({ alg: 'HS256', kid }, claimsOf(made), hs256(pem)),
    clientSecret: (secret: string) => (made: string) => jwt({ alg: 'HS256' }, claimsOf(made), hs256(secret)),
    otherKey: (made: string) => jwt({ alg: 'RS256', kid }, claimsOf(made), rs256(other)),
    unknownKey: (made: string) => jwt({ alg: 'RS256', kid: 'somebody else' }, claimsOf(made), rs256(other)),
    keyInHeader: (made: string) => jwt({ alg: 'RS256', jwk: own.publicKey.export({ format: 'jwk' }) }, claimsOf(made), rs256(other)),
  }
}

/** A client of the provider. */
export type ProviderClient = { client_id: string; client_secret: string; redirect_uris: string[] }

/**
 * A real OpenID Connect provider on the loopback address, whose signing key the test has and whose answers it can change.
 * Whoever asks is signed in as what they type.
 */
export async function identityProvider(port: number, clients: ProviderClient[]) {
  const issuer = `http://127.0.0.1:${port}`
  const key: JsonWebKey = { ...generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ format: 'jwk' }), kid: 'of the provider', alg: 'RS256', use: 'sig' }
  const tampering: { now: Tampering } = { now: {} }
  const provider = new Provider(issuer, { clients, jwks: { keys: [key] }, features: { devInteractions: { enabled: true } }, findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }) })
  provider.use(async (context, next) => {
    await next()
    const { idToken, description } = tampering.now
    const body = context.body as Claims | undefined
    if (idToken && context.path === '/token' && typeof body?.['id_token'] === 'string') context.body = { ...body, id_token: idToken(body['id_token']) }
    if (description && context.path.startsWith('/.well-known/') && body) context.body = description(body)
  })
  const server = createServer(provider.callback())
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    issuer,
    key,
    tamper: (how: Tampering) => void (tampering.now = how),
    stop: () => new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    }),
  }
}
