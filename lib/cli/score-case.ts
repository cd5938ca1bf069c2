import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { Case } from '../checklist/case'
import { catalog } from '../checklist/catalog'
import { figure } from '../checklist/figure'
import { score } from '../checklist/score'
import type { Scorecard } from '../checklist/scorecard'
import { referenceAt } from '../reference/at'
import { json, UsageError, type CommandOutcome } from './outcome'

/**
 * `veritar score CASE.json`: the scorecard of a case. Ends with 0 whatever the outcome, because the case was judged;
 * with 1 when the file is not a case, naming the place.
 */
export async function scoreCase(positionals: string[], options: { json: boolean; from: string }): Promise<CommandOutcome> {
  const [path] = positionals
  if (path === undefined || positionals.length !== 1) throw new UsageError('score takes one case.')
  const parsed = Case.safeParse(await readJson(path, options.from))
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(the whole)'}: ${issue.message}`)
    return { code: 1, error: `${path} is not a case:\n${issues.join('\n')}\nThe form is printed by: veritar schema case\n` }
  }
  const input = parsed.data
  const card = score(catalog.criteria, input, referenceAt(new Date(input.asOf).toISOString().slice(0, 10)), catalog.version)
  return { code: 0, out: options.json ? json(card) : summary(card) }
}

async function readJson(path: string, from: string): Promise<unknown> {
  const content = path === '-' ? await text(process.stdin) : await readFile(resolve(from, path), 'utf8').catch(() => null)
  if (content === null) throw new UsageError(`${path} cannot be opened.`)
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const words = { eligible: 'Eligible', conditional: 'Conditional', 'not-eligible': 'Not eligible', 'not-determined': 'Not determined' } as const

function summary(card: Scorecard): string {
  const lines = [
    `${card.subcontractor}, ${card.program}, ${card.asOf}`,
    `${words[card.outcome]}. Score ${card.score === null ? 'none' : figure(card.score, 1)}, coverage ${figure(card.coverage * 100, 0)} percent.`,
    '',
    ...card.reasons.map((reason) => `- ${reason.says}`),
    '',
    ...card.sections.map((section) => `${section.title.padEnd(24)} ${figure(section.points, 2).padStart(6)} of ${section.of}`),
    '',
    ...card.knockOuts.filter((one) => one.state !== 'clear').map((one) => `${one.id} ${one.state}: ${one.title}`),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}
