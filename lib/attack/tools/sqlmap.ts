import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { withOwner } from '../../db/owner'
import type { Result } from '../score'
import { stillIn, type Stage } from '../stage'
import { explanation } from './explained'
import { runTool } from './run-tool'

export type Target = { name: string; who: 'reviewer' | 'respondent' | 'auditor'; args: string[] }

/** Every place of the product that takes words of a person into a query, as sqlmap is told of it. */
export async function sqlTargets({ origin, assessmentId, people, owner }: Stage): Promise<Target[]> {
  const { id: revision } = await withOwner(owner, (db) => db.evidenceRevision.findFirstOrThrow({ select: { id: true } }))
  const get = (name: string, who: Target['who'], address: string, parameters: string): Target => ({ name, who, args: ['-u', `${origin}${address}`, '-p', parameters] })
  const cookie = people.respondent.cookie.split('; ').find((pair) => /veritar/.test(pair) && !/csrf|callback/i.test(pair)) ?? ''
  return [
    get('words and view of the portfolio', 'reviewer', '/portfolio?q=a&view=all&sort=code', 'q,view,sort'),
    get('filters of the portfolio', 'reviewer', '/portfolio?outcome=eligible&stage=decided', 'outcome,stage'),
    get('pages of the portfolio', 'reviewer', '/portfolio?sort=due&page=1&size=25', 'page,size'),
    get('people and programs of the portfolio', 'reviewer', '/portfolio?program=a&subcontractor=a&reviewer=a', 'program,subcontractor,reviewer'),
    get('export of the portfolio', 'reviewer', '/portfolio/export?q=a&sort=due', 'q,sort'),
    get('words and filters of the audit log', 'auditor', '/audit?q=a&code=evidence.read&outcome=done', 'q,code,outcome'),
    get('days of the audit log', 'auditor', '/audit?from=2026-01-01&to=2027-01-01', 'from,to'),
    get('search', 'reviewer', '/jump?q=a', 'q'),
    get('lists', 'reviewer', '/subcontractors?q=a&sort=name', 'q,sort'),
    get('kept evidence', 'auditor', '/retention?state=due&sort=code', 'state,sort'),
    get('uploads of an assessment', 'respondent', `/api/evidence/uploads?assessment=${assessmentId}`, 'assessment'),
    { name: 'id of an assessment', who: 'reviewer', args: ['-u', `${origin}/assessments/${assessmentId}*`] },
    { name: 'id of a reading', who: 'respondent', args: ['-u', `${origin}/api/analysis/${revision}*`] },
    { name: 'body of a handler', who: 'respondent', args: ['-u', `${origin}/api/evidence`, '--method', 'POST', '--data', `{"assessmentId":"${assessmentId}*","groupId":"${assessmentId}*"}`, '-H', `Origin: ${origin}`, '-H', 'Content-Type: application/json'] },
    { name: 'session cookie', who: 'respondent', args: ['-u', `${origin}/portal`, '--level', '2', '-p', cookie.split('=')[0] ?? ''] },
  ]
}

/**
 * What sqlmap tries: all its techniques of PostgreSQL with the boundaries of level 2, compared by the words of a page,
 * because a page carries a nonce that changes each time. A delay of two seconds is enough to be told from a page of this
 * machine. Level 3 adds only odder boundaries, and took a quarter of an hour a target.
 */
const tries = ['--technique', 'BEUSTQ', '--dbms', 'postgresql', '--risk', '2', '--time-sec', '2', '--text-only']
const level = ['--level', '2']
/** The same, for the output. */
export const triedWords = 'sqlmap, boolean, error, union, stacked, time-based and inline, of PostgreSQL, level 2, risk 2'

/** Lets sqlmap try one target; it must say by itself that nothing is injectable. */
export async function runSqlmap(path: string, stage: Stage, { name, who, args }: Target, seconds: number): Promise<Result> {
  await stage.signIn(who)
  const own = stage.people[who]
  const folder = join(stage.temp, `sqlmap-${name.replaceAll(' ', '-')}`)
  mkdirSync(folder)
  const asked = [...args, ...(args.includes('--level') ? [] : level), ...tries]
  const { said, late } = await runTool(path, [...asked, '--cookie', own.cookie, '--batch', '--keep-alive', '--timeout', '15', '--retries', '1', '--ignore-code', '*', '--ignore-redirects', '--disable-coloring', '-v', '3', '--output-dir', folder], folder, seconds)
  const points = /identified the following injection point/i.test(said) ? [/Parameter: [^\n]*/.exec(said)?.[0] ?? 'a parameter'] : []
  const got = points.filter((point) => explanation('sqlmap', point, name) === null).map((point) => `${point} is injectable`)
  got.push(...(await stillIn(own.visitor)))
  const payloads = said.match(/\[PAYLOAD\]/g)?.length ?? 0
  if (late) return { got, unfinished: `sqlmap did not end within ${seconds} seconds, after ${payloads} payloads` }
  if (points.length === 0 && !/all tested parameters do not appear to be injectable|does not seem to be injectable/.test(said)) got.push(`sqlmap came to no verdict: ${said.trim().split('\n').slice(-3).join(' ').slice(0, 300)}`)
  else if (payloads < 50) got.push(`sqlmap tried only ${payloads} payloads`)
  return { got, note: `${payloads} payloads` }
}
