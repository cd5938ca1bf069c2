import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../score'
import { alive, patience, type Stage } from '../stage'

const texts = ['%'.repeat(200), '%_'.repeat(100), '\\'.repeat(199), `${'a'.repeat(30)}!`.repeat(6), '('.repeat(200), '(a+)+$', '\u0000', '𝕏'.repeat(100), "' or pg_sleep(10) --", "'; select pg_sleep(10); --", '${7*7}{{7*7}}', '<img src=x onerror=alert(1)>', '\u202e'.repeat(200), 'ﷺ'.repeat(200), 'İ'.repeat(200)]
const numbers = ['-1', '0', '1e9', '99999999999999999999', 'NaN', '0x10', '1;2', '__proto__']

/** Addresses of each list with filters, orders and pages that nobody types. */
function addresses(path: string): string[] {
  const words = texts.flatMap((text) => [`${path}?q=${encodeURIComponent(text)}`, `${path}?sort=${encodeURIComponent(text)}&view=${encodeURIComponent(text)}`])
  const pages = numbers.flatMap((n) => [`${path}?page=${n}&size=${n}`, `${path}?from=${n}&to=${n}&program=${n}&outcome=${n}`])
  const shapes = [`${path}?${Array.from({ length: 1_000 }, (_, i) => `q=${i}`).join('&')}`, `${path}?${Array.from({ length: 500 }, (_, i) => `k${i}=${i}`).join('&')}`, `${path}?q[]=a&q[$ne]=b&q[toString]=c`, `${path}?__proto__[q]=a&constructor.prototype.q=b`, `${path}?q=%ff%fe%00`, `${path}?q=%ED%A0%80`, `${path}?q=%E0%A4%A`, `${path}?from=0000-00-00&to=9999-99-99`, `${path}?from=-999999-01-01&to=%2B275760-09-13`]
  return [...words, ...pages, ...shapes]
}

/** The status of a page; 500 too when it began well and failed on its way, which React marks with a digest that is not one of Next's own. */
async function failed(response: Response): Promise<number> {
  return /data-dgst="(?!NEXT_|DYNAMIC|BAILOUT)/.test(await response.text()) ? 500 : response.status
}

/** Filters of every list of the prime: each answers in time, and none fails. */
export async function hostileFilters(stage: Stage): Promise<Result> {
  const got: string[] = []
  let asked = 0
  let slowest = 0
  for (const [path, who] of [['/portfolio', 'reviewer'], ['/programs', 'reviewer'], ['/subcontractors', 'reviewer'], ['/outbox', 'reviewer'], ['/jump', 'reviewer'], ['/audit', 'auditor'], ['/retention', 'auditor'], ['/checks', 'reviewer']] as const) {
    for (const address of addresses(path)) {
      const began = performance.now()
      const status = await stage.people[who].visitor.visit(address, { signal: AbortSignal.timeout(20_000) }).then(failed).catch(() => 0)
      const took = performance.now() - began
      asked += 1
      slowest = Math.max(slowest, took)
      if (status === 0 || status >= 500) got.push(`${address.slice(0, 80)} gave ${status || 'nothing within 20 s'}`)
      else if (took > patience(stage, 5_000)) got.push(`${address.slice(0, 80)} took ${Math.round(took)} ms`)
    }
  }
  got.push(...(await alive(stage)))
  return { got, note: `${asked} addresses, the slowest ${Math.round(slowest)} ms` }
}

/** A person who loads pages and files as fast as a script can. */
export async function manyAtOnce(stage: Stage): Promise<Result> {
  const { reviewer } = stage.people
  const began = performance.now()
  const statuses = await Promise.all(Array.from({ length: 300 }, (_, i) => reviewer.visitor.visit(i % 3 === 0 ? '/portfolio/export' : `/portfolio?q=${i}`, { signal: AbortSignal.timeout(90_000) }).then(async (response) => (await response.arrayBuffer(), response.status)).catch(() => 0)))
  const failed = statuses.filter((status) => ![200, 429, 503].includes(status))
  const seconds = (performance.now() - began) / 1_000
  const said = failed.length > 0 ? readFileSync(join(stage.logs, 'web.log'), 'utf8').split('\n').filter((line) => /error|⨯/i.test(line)).slice(-3).map((line) => line.trim().slice(0, 200)) : []
  return { got: [...(failed.length > 0 ? [`${failed.length} of 300 gave ${[...new Set(failed)].join(', ')}`, ...said] : []), ...(await alive(stage))], note: `300 in ${seconds.toFixed(1)} s` }
}
