// The package brings no types; this is what the tests use of it.
declare module 'oidc-provider' {
  import type { JsonWebKey } from 'node:crypto'
  import type { RequestListener } from 'node:http'
  type Configuration = {
    clients: { client_id: string; client_secret: string; redirect_uris: string[] }[]
    jwks?: { keys: JsonWebKey[] }
    features: { devInteractions: { enabled: boolean } }
    findAccount: (context: unknown, id: string) => { accountId: string; claims: () => Record<string, unknown> }
  }
  /** Koa's. */
  type Context = { path: string; body: unknown }
  export default class Provider {
    constructor(issuer: string, configuration: Configuration)
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void
    callback(): RequestListener
  }
}
