import { at as pathOf, items, textOf, yamlTrees, type YamlNode } from '../formats/yaml-tree'
import type { NamedInPipeline } from '../pipeline-facts'
import type { OwnFile } from './read-files'
import type { PipelineBook } from './pipeline-book'

type Where = NamedInPipeline['at']

/** Accounts of the code host's own programs. Nobody stands behind them whom a roster could name. */
const program = /\[bot\]$|^(?:github-actions|dependabot|renovate|web-flow)$/
const address = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/

/**
 * Notes somebody whom a file names: "@dreyes", "dana@ridgeline.example", "@ridgeline/platform". A name with a slash is a team,
 * whose members are not in the file. `orTeam`: a bare name could be a team or group as well.
 */
export function notePerson(book: PipelineBook, written: string, as: NamedInPipeline['as'], at: Where, orTeam = false): void {
  const name = written.trim().toLowerCase().replace(/^@(?!@)/, '').slice(0, 120)
  if (name === '' || name.startsWith('@@') || program.test(name) || /[\s$\\{}"'()]/.test(name)) return
  const kind = address.test(name) ? 'address' : name.includes('/') ? 'team' : orTeam ? 'unclear' : 'handle'
  book.people.add({ name, kind, as, count: 1, at })
}

const actor = String.raw`(?:github\.(?:actor|triggering_actor|event\.(?:sender|(?:pull_request|issue|comment|review)\.user)\.login)|\$\{?(?:GITHUB_(?:TRIGGERING_)?ACTOR|GITLAB_USER_(?:LOGIN|EMAIL))\}?)`
const asked = String.raw`["']?(?:\$\{\{\s*)?${actor}(?:\s*\}\})?["']?`
const quoted = String.raw`["']([\w.@+-]{1,100}(?:\[bot\])?)["']`
/** Conditions that let somebody through by name. One that keeps somebody out (`!=`) names nobody who gets in. */
const conditions: [RegExp, (found: string) => string[]][] = [
  [new RegExp(String.raw`(?<!!\s*\(\s*)${asked}\s*={1,2}\s*${quoted}`, 'gi'), (name) => [name]],
  [new RegExp(String.raw`(?<!!\s*\(\s*)${quoted}\s*={1,2}\s*${asked}`, 'gi'), (name) => [name]],
  [new RegExp(String.raw`(?<!!\s*)contains\(\s*(?:fromJSON\(\s*)?'(\[[^'\]]*\])'\s*\)?\s*,\s*${actor}\s*\)`, 'gi'), (list) => [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '')],
  [new RegExp(String.raw`${asked}\s*=~\s*/\^\(?:?([\w.@+|-]+)\)?\$/`, 'gi'), (list) => list.split('|')],
]
/** Who has to approve by a step of the pipeline itself: manual approval actions, ManualValidation of Azure, `input` of Jenkins. */
const approving = /^([ \t]*)(?:-[ \t]+)?["']?(?:approvers|notifyUsers|submitter)["']?[ \t]*[: ][ \t]*(.*)$/gim

/** Notes who is let through or asked by name, in the text of a pipeline of any product. Expressions are read, never evaluated. */
export function notePeople(book: PipelineBook, { name: file, text: whole }: OwnFile): void {
  const text = whole.replace(/^[ \t]*(?:#|\/\/).*$|[ \t]#[ \t].*$/gm, (comment) => ' '.repeat(comment.length))
  const lineAt = (index: number) => text.slice(0, index).split('\n').length
  for (const [shape, namesOf] of conditions) for (const match of text.matchAll(shape)) for (const name of namesOf(match[1] ?? '')) notePerson(book, name, 'condition', { file, line: lineAt(match.index) })
  for (const match of text.matchAll(approving)) {
    const [line, indent = '', said = ''] = match
    const rest = /^[|>][+-]?$/.test(said.trim()) ? blockAfter(text.slice(match.index + line.length + 1), indent.length) : said
    // "[Project]\Team" is a group of Azure DevOps.
    for (const name of rest.replace(/\[[^\]\n]*\]\\+[^\n,;]*/g, ' ').replace(/["'[\]]/g, ' ').split(/[\s,;]+/)) notePerson(book, name, 'approver', { file, line: lineAt(match.index) }, true)
  }
}

/** The lines of a block scalar that stands deeper than its key. */
function blockAfter(text: string, depth: number): string {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => line.trim() !== '' && (/^[ \t]*/.exec(line)?.[0].length ?? 0) <= depth)
  return lines.slice(0, end < 0 ? undefined : end).join('\n')
}

/** Notes the users and teams of a list in an export of GitHub: `[{ "login": … }]`, `[{ "slug": … }]`. */
export function noteListed(book: PipelineBook, node: YamlNode | undefined, as: NamedInPipeline['as'], file: string): void {
  for (const one of items(node)) {
    const login = textOf(pathOf(one, 'login'))
    const team = textOf(pathOf(one, 'slug'))
    if (login !== undefined) notePerson(book, login, as, { file, line: one.line })
    else if (team !== undefined) book.people.add({ name: team.toLowerCase().slice(0, 120), kind: 'team', as, count: 1, at: { file, line: one.line } })
  }
}

/** Reads environments as the API of GitHub lists them: who has to approve a deployment, and where nobody has to. */
export function readEnvironments(book: PipelineBook, { name: file, text }: OwnFile): void {
  for (const root of yamlTrees(text, file).flatMap((tree) => items(tree))) {
    for (const environment of pathOf(root, 'environments') === undefined ? [root] : items(pathOf(root, 'environments'))) {
      const asking = items(pathOf(environment, 'protection_rules')).filter((rule) => textOf(pathOf(rule, 'type')) === 'required_reviewers')
      const reviewers = asking.flatMap((rule) => items(pathOf(rule, 'reviewers')))
      const name = (textOf(pathOf(environment, 'name')) ?? '').slice(0, 120)
      const apart = asking.map((rule) => textOf(pathOf(rule, 'prevent_self_review')))
      const selfApproval = apart.includes('true') ? false : apart.includes('false') ? true : undefined
      book.environments.add({ name, approval: reviewers.length > 0 ? 'required' : 'none', ...(reviewers.length > 0 && selfApproval !== undefined && { selfApproval }), count: 1, at: { file, line: environment.line } })
      for (const reviewer of reviewers) noteListed(book, pathOf(reviewer, 'reviewer'), 'approver', file)
    }
  }
}

/** Reads the approval rules of a GitLab project: who may approve a change. Groups are named by their path. */
export function readApprovals(book: PipelineBook, { name: file, text }: OwnFile): void {
  for (const rule of yamlTrees(text, file).flatMap((tree) => items(tree))) {
    const people = items(pathOf(rule, 'eligible_approvers'))
    for (const one of people.length > 0 ? people : items(pathOf(rule, 'users'))) notePerson(book, textOf(pathOf(one, 'username')) ?? '', 'approver', { file, line: one.line })
    for (const group of items(pathOf(rule, 'groups'))) {
      const path = textOf(pathOf(group, 'full_path')) ?? textOf(pathOf(group, 'path'))
      if (path !== undefined && people.length === 0) book.people.add({ name: path.toLowerCase().slice(0, 120), kind: 'team', as: 'approver', count: 1, at: { file, line: group.line } })
    }
  }
}
