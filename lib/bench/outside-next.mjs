import { register } from 'node:module'

// The bench calls the guard without a request. `server-only` refuses every process that is not Next's; here it is nothing.
register(`data:text/javascript,${encodeURIComponent("export const resolve = (name, context, next) => (name === 'server-only' ? { url: 'data:text/javascript,', shortCircuit: true } : next(name, context))")}`)
