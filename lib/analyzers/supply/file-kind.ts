import { isBuildFile, isImageList, isOwnersFile } from './plain-kinds'
import { topKeys } from './top-keys'

/** A format of pipelines, images or bills of materials, and how sure the first bytes make us: 0.5 to 1. */
export type FileKind = { format: string; sureness: number }

type Test = [format: string, sureness: number, fits: (has: (...keys: string[]) => boolean, text: string, any: (...keys: string[]) => boolean) => boolean]

const steps = /^\s*-\s+(?:task|stage|job|deployment|checkout|powershell|pwsh|bash|script|template)\s*:/m
const isJson = (text: string) => /^\s*[{[]/.test(text)
const jobScript = /^(?:\s+)["']?(?:before_script|script|after_script|trigger|extends)["']?\s*:/m

/** In order: the first that fits is it. Keys are those at the top of the text. */
const tests: Test[] = [
  ['cyclonedx', 0.95, (_has, text) => /"bomFormat"\s*:\s*"CycloneDX"/i.test(text) || /xmlns(?::\w+)?="http:\/\/cyclonedx\.org\/schema\/bom\//.test(text)],
  ['spdx', 0.95, (_has, text) => /"spdxVersion"\s*:|^SPDXVersion:|"@context"\s*:\s*"https:\/\/spdx\.org\//m.test(text)],
  ['hardening-manifest', 0.95, (has, text, any) => has('name', 'tags') && any('maintainers', 'resources') && (has('args') || has('labels')) && /mil\.dso\.ironbank|BASE_IMAGE|maintainers/.test(text)],
  ['zarf', 0.95, (has, text) => /^kind:\s*["']?Zarf(?:PackageConfig|InitConfig)/m.test(text) && has('kind')],
  ['github-ruleset', 0.95, (has, text, any) => (has('enforcement') && any('rules', 'conditions', 'bypass_actors', 'ruleset_source', 'target')) || (has('type', 'ruleset_id') && /"ruleset_source/.test(text))],
  ['branch-protection', 0.95, (_has, text, any) => any('required_pull_request_reviews', 'enforce_admins', 'required_status_checks', 'allow_force_pushes') && /"(?:enabled|url|strict|contexts)"/.test(text)],
  ['gitlab-protection', 0.95, (has, _text, any) => has('push_access_levels') && any('merge_access_levels', 'allow_force_push')],
  ['github-environments', 0.95, (has, text, any) => (has('environments') || (has('name') && any('protection_rules'))) && /"protection_rules"/.test(text)],
  ['gitlab-approvals', 0.95, (has, _text, any) => has('approvals_required') && any('eligible_approvers', 'users', 'rule_type')],
  ['github-actions', 0.97, (has, text) => has('jobs') && has('on') && /["']?(?:runs-on|uses|steps)["']?\s*:/.test(text)],
  ['github-action', 0.9, (has, text) => has('runs') && /^\s+["']?using["']?\s*:/m.test(text)],
  ['concourse', 0.95, (has, text, any) => (has('jobs') && any('resources', 'resource_types') && /^\s*(?:-\s+)?plan\s*:/m.test(text)) || (has('platform') && any('image_resource', 'run'))],
  ['circleci', 0.95, (has, text, any) => has('version') && has('jobs') && (any('workflows', 'orbs', 'executors', 'commands') || /^\s+(?:docker|machine|macos|executor)\s*:/m.test(text)) && !has('on')],
  ['circleci', 0.9, (has, _text, any) => has('version', 'orbs') && any('workflows', 'jobs', 'executors')],
  ['bitbucket-pipelines', 0.95, (has, text) => has('pipelines') && /^\s*(?:-\s+)?(?:step|parallel|stage)\s*:/m.test(text)],
  ['buildspec', 0.95, (has, text) => has('version', 'phases') && /^\s+commands\s*:/m.test(text)],
  ['drone', 0.95, (has, text) => has('kind', 'steps') && /^kind:\s*pipeline/m.test(text)],
  ['travis', 0.8, (has, _text, any) => has('language') && any('script', 'install', 'jobs', 'matrix', 'before_install', 'deploy', 'node_js', 'python', 'go', 'rvm', 'php', 'jdk', 'os', 'dist', 'sudo', 'after_success')],
  ['azure-pipelines', 0.95, (_has, text, any) => any('pool', 'trigger', 'pr', 'steps', 'stages', 'jobs', 'extends', 'resources', 'variables', 'parameters') && !any('on') && (steps.test(text) || /vmImage\s*:/.test(text)) && !/^\s{2,}script\s*:/m.test(text)],
  ['cloudbuild', 0.85, (has, text) => has('steps') && /^\s*-?\s*name:\s*['"]?[\w.-]+\/[\w./-]+/m.test(text) && !has('jobs')],
  ['kustomization', 0.75, (has, text, any) => /^kind:\s*Kustomization\b/m.test(text) ? /kustomize\.config\.k8s\.io/.test(text) : any('resources', 'bases', 'patches', 'components', 'configMapGenerator') && has('images') && !has('kind')],
  ['kubernetes', 0.55, (has, text) => has('apiVersion', 'kind') && !text.includes('{{') && !/audit\.k8s\.io/.test(text)],
  ['helm-template', 0.7, (has, text) => text.includes('{{') && (has('apiVersion') || /^\s*kind:/m.test(text))],
  ['helm-chart', 0.7, (has) => has('apiVersion', 'name', 'version') && !has('kind')],
  ['gitlab-ci', 0.93, (has, text, any) => !any('services', 'jobs', 'steps', 'kind', 'resource') && jobScript.test(text) && (any('stages', 'include', 'image', 'before_script', 'variables', 'default', 'workflow', 'cache', 'after_script', 'spec') || /^\s+["']?(?:stage|rules|only|except|tags|needs|artifacts|image)["']?\s*:/m.test(text))],
  ['gitlab-ci', 0.93, (has, text) => has('services') && has('image') && jobScript.test(text) && /^\s*-\s/m.test(text)],
  ['gitlab-ci', 0.85, (has, text) => has('include') && /^\s*-?\s*(?:local|project|remote|template|component)\s*:/m.test(text)],
  ['gitlab-ci', 0.75, (_has, text, any) => !any('services', 'jobs', 'steps', 'kind', 'resource', 'version', 'name') && /^[\w."' /-]+:[ \t]*\n(?:[ \t][^\n]*\n)*?[ \t]+script\s*:/m.test(text)],
  ['compose', 0.9, (has, text) => has('services') && /(?:^\s+|[{,]\s*)["']?(?:image|build)["']?\s*:/m.test(text)],
  ['helm-values', 0.6, (_has, text) => !isJson(text) && /^\s*(?:-\s+)?["']?repository["']?\s*:\s*\S/m.test(text) && /["']?(?:image|registry|tag|pullPolicy)["']?\s*:/.test(text)],
  ['helm-values', 0.55, (_has, text) => !isJson(text) && /^\s*(?:-\s+)?["']?image["']?\s*:\s*["']?[\w.-]+(?::\d+)?\/[\w./-]+/m.test(text)],
]

const isJenkins = (text: string) => (/^\s*pipeline\s*\{/m.test(text) && /\bagent\b|\bstages\s*\{/.test(text)) || (/^\s*(?:@Library\b|node\s*(?:\([^)]*\))?\s*\{)/m.test(text) && /\bstage\s*\(/.test(text))

/** What a text is by its content; null when it is nothing of pipelines, images or bills of materials. The text may be cut off. */
export function fileKind(text: string): FileKind | null {
  const head = text.slice(0, 65_536)
  if (head.trim() === '') return null
  if (/^\s*</.test(head)) return /cyclonedx\.org\/schema\/bom/.test(head) ? { format: 'cyclonedx', sureness: 0.95 } : null
  if (isBuildFile(head)) return { format: 'dockerfile', sureness: 0.92 }
  if (isJenkins(head)) return { format: 'jenkins', sureness: 0.9 }
  const keys = topKeys(head)
  const has = (...names: string[]) => names.every((name) => keys.has(name))
  const any = (...names: string[]) => names.some((name) => keys.has(name))
  if (keys.size > 0) {
    const found = tests.find(([, , fits]) => fits(has, head, any))
    if (found) return { format: found[0], sureness: found[1] }
  }
  if (isOwnersFile(head)) return { format: 'codeowners', sureness: 0.93 }
  return isImageList(head) ? { format: 'image-list', sureness: 0.6 } : null
}

/** How surely a text is one of these formats: 0 when it is another. */
export const surenessOf = (text: string, formats: readonly string[]): number => {
  const found = fileKind(text)
  return found && formats.includes(found.format) ? found.sureness : 0
}
