// The package brings no types; this is what the tests use of it.
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'
  type Configuration = {
    clients: { client_id: string; client_secret: string; redirect_uris: string[] }[]
    features: { devInteractions: { enabled: boolean } }
    findAccount: (context: unknown, id: string) => { accountId: string; claims: () => Record<string, unknown> }
  }
  export default class Provider {
    constructor(issuer: string, configuration: Configuration)
    callback(): RequestListener
  }
}
