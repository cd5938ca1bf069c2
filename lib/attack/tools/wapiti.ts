import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Result } from '../score'
import { stillIn, type Stage } from '../stage'
import { explanation } from './explained'
import { runTool } from './run-tool'

const Found = z.record(z.string(), z.array(z.object({ method: z.string(), path: z.string(), info: z.string(), parameter: z.string().nullish() })))
const Report = z.object({ vulnerabilities: Found, anomalies: Found, infos: z.looseObject({ crawled_pages_nbr: z.number().optional() }).optional() })

// Not nikto, wapp, ssrf and xxe: they ask servers elsewhere. XXE is in the files of this attack.
const modules = 'backup,blindsql,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,xss'

/** Lets wapiti crawl and attack as a person who is signed in; each finding is explained or counts. */
export async function runWapiti(path: string, stage: Stage, who: 'reviewer' | 'respondent', crawlSeconds: number, moduleSeconds: number): Promise<Result> {
  const folder = join(stage.temp, `wapiti-${who}`)
  mkdirSync(folder)
  await stage.signIn(who)
  const own = stage.people[who]
  const report = join(folder, 'report.json')
  const start = who === 'reviewer' ? ['/portfolio', '/audit', '/programs', '/subcontractors', `/assessments/${stage.assessmentId}`] : ['/portal', `/portal/${stage.assessmentId}`, `/portal/${stage.assessmentId}/evidence`, '/portal/profile']
  const { said, late } = await runTool(
    path,
    ['-u', `${stage.origin}/`, ...start.flatMap((each) => ['-s', `${stage.origin}${each}`]), '--scope', 'domain', '-H', `Cookie: ${own.cookie}`, '-m', modules, '-d', '4', '--max-links-per-page', '40', '--max-files-per-dir', '15', '--max-scan-time', String(crawlSeconds), '--max-attack-time', String(moduleSeconds), '-S', 'normal', '-t', '10', '--flush-session', '--store-session', folder, '--store-config', folder, '--no-bugreport', '-v', '1', '-f', 'json', '-o', report],
    folder,
    // Its own limits are looked at between requests: on a slow machine it runs over each of them.
    3 * (crawlSeconds + 16 * moduleSeconds),
    // What its modules would look up elsewhere goes to a port of this machine where nobody is.
    { https_proxy: 'http://127.0.0.1:9' },
  )
  if (late) return { got: [], unfinished: 'wapiti did not end in its time' }
  const parsed = Report.safeParse(readJson(report))
  if (!parsed.success) return { got: [`wapiti left no report: ${said.slice(-300)}`] }
  const found = [...Object.entries(parsed.data.vulnerabilities), ...Object.entries(parsed.data.anomalies)].flatMap(([category, list]) => list.map((each) => ({ category, ...each })))
  const told = new Map<string, number>()
  const got: string[] = []
  for (const { category, method, path: where, info, parameter } of found) {
    const because = explanation('wapiti', category, `${method} ${where} ${info}`)
    if (because) told.set(`${category} (${because})`, (told.get(`${category} (${because})`) ?? 0) + 1)
    else got.push(`${category}: ${method} ${where}${parameter ? ` ${parameter}` : ''}: ${info.slice(0, 160)}`)
  }
  got.push(...(await stillIn(own.visitor)))
  const visited = Number(/(\d+) (?:web resources|URLs)/i.exec(said)?.[1] ?? parsed.data.infos?.crawled_pages_nbr ?? 0)
  if (visited < 5) got.push(`wapiti found only ${visited} addresses: ${said.slice(-300)}`)
  return { got: [...new Set(got)], note: `${visited} addresses; explained: ${[...told].map(([what, count]) => `${count} × ${what}`).join(', ') || 'nothing'}` }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
