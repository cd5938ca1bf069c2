import { hostedLabels } from '../../reference/pipeline-products'
import type { Locator } from '../analyzer'
import type { Runner } from '../pipeline-facts'
import type { PipelineBook } from './pipeline-book'

/** Who runs machines with this label, when it is a hosted one; null otherwise. */
export const hostedBy = (label: string): string | null => hostedLabels.value.find((known) => known.label.test(label))?.by ?? null

const isExpression = (text: string) => /\$\{\{|\$\(|\$\[\[|<<|\(\(/.test(text)

/** The class of the labels that a job asks for together. Expressions are not evaluated, so they are unknown. */
export function runnerClass(labels: string[], group: string): Runner['class'] {
  if (labels.some(isExpression) || isExpression(group)) return 'unknown'
  if (labels.some((label) => label.toLowerCase() === 'self-hosted')) return 'self-hosted'
  if (labels.some((label) => hostedBy(label) !== null)) return 'hosted'
  if (/^default$/i.test(group)) return 'shared'
  return 'unknown'
}

/** Notes on what a job runs, and what that means. */
export function noteRunner(book: PipelineBook, kind: Runner['class'], labels: string[], group: string, at: Locator): void {
  const label = labels.join(', ').slice(0, 200)
  book.runners.add({ class: kind, label, group, count: 1, at })
  const own = book.codeHost.kind === 'own-server'
  if (kind === 'hosted' && !own) book.tally.hit('GA-01/hosted', at, label)
  else if (kind === 'shared') book.tally.hit('GA-01/shared', at, group === '' ? label : `group ${group}`)
  else if (group !== '' && !isExpression(group)) book.tally.hit('GA-01/group', at, group)
  else if (kind === 'unknown' || kind === 'hosted') book.tally.hit('GA-01/unknown', at, label === '' ? 'nothing said' : label)
  if (kind === 'unknown') book.unresolved++
}
