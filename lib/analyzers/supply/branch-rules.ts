import { at as pathOf, items, textOf, yamlTrees, type YamlNode } from '../formats/yaml-tree'
import { UnreadableEvidence } from '../analyzer'
import type { BranchRule, PipelineFacts } from '../pipeline-facts'
import type { OwnFile } from './read-files'
import { noteListed, notePerson } from './people'
import type { PipelineBook } from './pipeline-book'
import { one, type CountedRule, type Tally } from './tally'

const br = (id: string, severity: CountedRule['severity'], title: string, says: CountedRule['says']): CountedRule => ({ id, title, severity, criterion: 'CIC-05', basis: 'domain.md CIC-05; NIST SP 800-171 r2 3.4.3, 3.4.5', says })

/** Rules on branch protection and code owners, as exported (domain.md CIC-05). */
export const branchRuleRules: CountedRule[] = [
  br('BR-01', 'high', 'A change needs the review of another person', (n) => `Of ${one(n, 'branch rule', 'branch rules')} in the export, none that is enforced asks for the review of another person.`),
  br('BR-02', 'medium', 'Nobody may skip the branch rules', (n, about) => `${one(n, 'branch rule', 'branch rules')} can be skipped by some: ${about}.`),
  br('BR-03', 'medium', 'Branch rules are enforced', (n, about) => `${one(n, 'branch rule is', 'branch rules are')} not enforced: ${about}.`),
  br('BR-04', 'low', 'Commits have to be signed', () => 'No enforced branch rule in the export asks for signed commits.'),
  br('BR-05', 'medium', 'History cannot be rewritten', (n, about) => `${one(n, 'branch rule lets', 'branch rules let')} history be rewritten or the branch be deleted: ${about}.`),
  br('BR-06', 'low', 'Code owners have to agree', () => 'There are code owners or reviews, but no enforced branch rule asks for the review of a code owner.'),
  br('BR-07', 'low', 'Every file has an owner', (n) => `${one(n, 'line of CODEOWNERS takes', 'lines of CODEOWNERS take')} the owner away, or no line covers everything.`),
]

const wrong = (file: string) => new UnreadableEvidence('The export holds no branch rule that can be read.', { file }, 'Export the ruleset or the branch protection from the API of the code host and upload the answer unchanged.')

/** Reads an export of rulesets or branch protection into the book. @throws UnreadableEvidence when it holds none. */
export function readBranchRules(book: PipelineBook, { name: file, format, text }: OwnFile): void {
  const roots = yamlTrees(text, file).flatMap((tree) => (tree.kind === 'list' ? tree.items : [tree]))
  const read = format === 'github-ruleset' ? ruleset : format === 'gitlab-protection' ? protectedBranch : protection
  const rules = format === 'github-ruleset' && roots.every((root) => pathOf(root, 'enforcement') === undefined) ? [effective(roots, file)] : roots.filter((root) => root.kind === 'map').map((root) => read(root, file))
  if (rules.length === 0) throw wrong(file)
  book.branchRules.push(...rules)
  if (format === 'branch-protection') for (const root of roots) notePassers(book, root, file)
  const url = /"(?:url|href|html_url)"\s*:\s*"https:\/\/([a-z0-9.-]+)\//i.exec(text)?.[1]
  if (url && /^(?:api\.)?github\.com$/.test(url)) book.codeHost = { kind: 'github.com', host: 'github.com' }
  else if (url && format !== 'gitlab-protection') book.codeHost = { kind: url.endsWith('.ghe.com') ? 'residency' : 'own-server', host: url }
}

/** Who may skip the protection of a branch, or is alone allowed to push to it. */
function notePassers(book: PipelineBook, root: YamlNode, file: string): void {
  const reviews = pathOf(root, 'required_pull_request_reviews')
  for (const who of ['users', 'teams']) {
    noteListed(book, pathOf(reviews, 'bypass_pull_request_allowances', who), 'bypass', file)
    noteListed(book, pathOf(reviews, 'dismissal_restrictions', who), 'bypass', file)
    noteListed(book, pathOf(root, 'restrictions', who), 'pusher', file)
  }
}

const flag = (node: YamlNode | undefined): boolean | null => {
  const value = node?.kind === 'map' ? pathOf(node, 'enabled') : node
  return value?.kind === 'scalar' && typeof value.value === 'boolean' ? value.value : null
}
const number = (node: YamlNode | undefined): number | null => (node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : null)
const texts = (node: YamlNode | undefined) => items(node).flatMap((item) => textOf(item)?.slice(0, 200) ?? [])

function ruleset(root: YamlNode, file: string): BranchRule {
  const listed = pathOf(root, 'rules')
  const rules = new Map(items(listed).map((rule) => [textOf(pathOf(rule, 'type')) ?? '', pathOf(rule, 'parameters')]))
  const told = listed !== undefined
  const review = rules.get('pull_request')
  const bypass = pathOf(root, 'bypass_actors')
  return {
    source: 'ruleset',
    name: (textOf(pathOf(root, 'name')) ?? '').slice(0, 200),
    branches: texts(pathOf(root, 'conditions', 'ref_name', 'include')),
    enforced: textOf(pathOf(root, 'enforcement')) === 'active' && textOf(pathOf(root, 'target')) !== 'tag' && textOf(pathOf(root, 'target')) !== 'push',
    reviews: told ? (rules.has('pull_request') ? (number(pathOf(review, 'required_approving_review_count')) ?? 0) : 0) : null,
    codeOwners: told ? flag(pathOf(review, 'require_code_owner_review')) === true : null,
    signed: told ? rules.has('required_signatures') : null,
    checks: told ? items(pathOf(rules.get('required_status_checks'), 'required_status_checks')).length : null,
    bypass: bypass === undefined ? null : items(bypass).length,
    forcePush: told ? !rules.has('non_fast_forward') : null,
    deletion: told ? !rules.has('deletion') : null,
    at: { file, line: root.line },
  }
}

/** The rules in force on one branch, as GitHub lists them without their rulesets. */
function effective(roots: YamlNode[], file: string): BranchRule {
  const all: YamlNode = { kind: 'map', line: 1, tag: '', entries: [{ key: 'rules', line: 1, value: { kind: 'list', line: 1, items: roots, tag: '' } }] }
  return { ...ruleset(all, file), name: 'rules in force on a branch', enforced: true }
}

function protection(root: YamlNode, file: string): BranchRule {
  const reviews = pathOf(root, 'required_pull_request_reviews')
  const admins = flag(pathOf(root, 'enforce_admins'))
  const allowed = ['users', 'teams', 'apps'].reduce((sum, who) => sum + items(pathOf(reviews, 'bypass_pull_request_allowances', who)).length, 0)
  return {
    source: 'branch-protection',
    name: /\/branches\/([^/]+)\/protection/.exec(textOf(pathOf(root, 'url')) ?? '')?.[1] ?? textOf(pathOf(root, 'pattern')) ?? '',
    branches: [],
    enforced: true,
    reviews: reviews?.kind === 'map' ? (number(pathOf(reviews, 'required_approving_review_count')) ?? 1) : 0,
    codeOwners: flag(pathOf(reviews, 'require_code_owner_reviews')) ?? false,
    signed: flag(pathOf(root, 'required_signatures')),
    checks: items(pathOf(root, 'required_status_checks', 'contexts')).length || items(pathOf(root, 'required_status_checks', 'checks')).length,
    bypass: admins === null ? null : allowed + (admins ? 0 : 1),
    forcePush: flag(pathOf(root, 'allow_force_pushes')),
    deletion: flag(pathOf(root, 'allow_deletions')),
    at: { file, line: root.line },
  }
}

function protectedBranch(root: YamlNode, file: string): BranchRule {
  const pushers = items(pathOf(root, 'push_access_levels')).filter((level) => number(pathOf(level, 'access_level')) !== 0)
  return {
    source: 'gitlab-protection',
    name: (textOf(pathOf(root, 'name')) ?? '').slice(0, 200),
    branches: texts(pathOf(root, 'name')),
    enforced: true,
    reviews: number(pathOf(root, 'approvals_before_merge')),
    codeOwners: flag(pathOf(root, 'code_owner_approval_required')),
    signed: null,
    checks: null,
    bypass: pushers.length,
    forcePush: flag(pathOf(root, 'allow_force_push')),
    deletion: null,
    at: { file, line: root.line },
  }
}

/** Applies the rules to what was exported, once all files are read. Nothing exported says nothing. */
export function checkBranchRules(book: PipelineBook): void {
  const { tally, branchRules: rules, codeOwners } = book
  const enforced = rules.filter((rule) => rule.enforced)
  for (const rule of rules) checkRule(rule, tally)
  const first = rules[0]
  if (first && enforced.every((rule) => rule.reviews === 0)) tally.hit('BR-01', first.at, '', { count: rules.length })
  if (first && enforced.length > 0 && enforced.every((rule) => rule.signed === false)) tally.hit('BR-04', first.at)
  if (first && enforced.some((rule) => (rule.reviews ?? 0) > 0 || codeOwners) && enforced.every((rule) => rule.codeOwners === false)) tally.hit('BR-06', first.at)
  if (codeOwners && (codeOwners.unowned > 0 || !codeOwners.everything)) tally.hit('BR-07', codeOwners.at, '', { count: Math.max(1, codeOwners.unowned) })
}

function checkRule(rule: BranchRule, tally: Tally): void {
  const name = rule.name === '' ? 'a rule without a name' : rule.name
  if (!rule.enforced) return tally.hit('BR-03', rule.at, name)
  if ((rule.bypass ?? 0) > 0) tally.hit('BR-02', rule.at, name)
  if (rule.forcePush === true || rule.deletion === true) tally.hit('BR-05', rule.at, name)
}

/** Reads a CODEOWNERS file: how many rules, whether one covers everything, and how many lines name no owner. */
export function readCodeOwners(book: PipelineBook, { name: file, text }: OwnFile): void {
  const lines = text.split('\n').map((line, i) => ({ line: line.replace(/(?:^|\s)#.*$/, '').trim(), number: i + 1 })).filter(({ line }) => line !== '')
  let sectionOwned = false
  // GitLab has sections, and a name there can be that of a group; GitHub has neither.
  const orTeam = /(?:^|\/)\.gitlab\//.test(file) || lines.some(({ line }) => /^\^?\[[^\]]+\]/.test(line))
  const own = (names: string[], line: number) => names.forEach((name) => notePerson(book, name, 'owner', { file, line }, orTeam))
  const made: NonNullable<PipelineFacts['codeOwners']> = { files: 1, rules: 0, everything: false, unowned: 0, at: { file, line: lines[0]?.number ?? 1 } }
  for (const { line, number: place } of lines) {
    const section = /^\^?\[[^\]]+\](?:\[\d+\])?\s*(.*)$/.exec(line)
    if (section) {
      sectionOwned = (section[1] ?? '') !== ''
      own((section[1] ?? '').split(/\s+/), place)
      continue
    }
    const [pattern = '', ...owners] = line.split(/\s+/)
    made.rules++
    own(owners, place)
    if (owners.length === 0 && !sectionOwned) made.unowned++
    else if (/^(?:\*|\/|\*\*|\*\*\/\*|\/\*\*)$/.test(pattern)) made.everything = true
  }
  const before = book.codeOwners
  book.codeOwners = before ? { files: before.files + 1, rules: before.rules + made.rules, everything: before.everything || made.everything, unowned: before.unowned + made.unowned, at: before.at } : made
}
