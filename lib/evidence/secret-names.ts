const anywhere = /secret_?(?:access_?)?key|session_?token|client_?secret|passw(?:or)?d|passphrase|private_?key|api_?key|access_?token|auth_?token|refresh_?token|connection_?string|sas_?token|shared_?(?:access_?)?key|account_?key/
const atEnd = /(?:^|[_.-])(?:secret|token|pwd|pass|credentials?|webhook(?:_url)?|psk)$/
/** Names that hold such a word and are of something else. */
const about = /(?:policy|length|reset|age|history|expir\w*|enabled|required|last_?\w*|count|type|id|arn|name|path|file|version|rotation|changed|date|ttl|url|uri|ref)$|^(?:next|continuation|page|request|client_?request|pagination)_?token$|^id[_-]token$/

/** Whether a field of that name holds a secret: `DB_PASSWORD`, `clientSecret`, `session_token`, but not `passwordPolicy`. */
export function namesSecret(name: string): boolean {
  const snake = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
  return (anywhere.test(snake) || atEnd.test(snake)) && !about.test(snake)
}
