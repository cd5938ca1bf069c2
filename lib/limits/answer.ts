import { limitWords, type Over } from './limits'

const escaped = (text: string) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c)

/**
 * The answer to whoever stands at a limit, before anything else is done: a page for a browser, JSON for the rest. Status
 * 429 and Retry-After in seconds (RFC 6585).
 */
export function limitAnswer(over: Over, accept: string | null): Response {
  const words = limitWords(over)
  const headers = { 'retry-after': String(over.seconds), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'" }
  if (!accept?.includes('text/html')) return Response.json({ ok: false, error: words }, { status: 429, headers })
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Too many requests – Veritar</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1.25rem}</style></head><body><main><h1>Too many requests</h1><p>${escaped(words)}</p><p>Then open this page again.</p></main></body></html>`
  return new Response(page, { status: 429, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
}
