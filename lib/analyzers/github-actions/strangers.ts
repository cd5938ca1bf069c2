import { at as pathOf, textOf, type YamlNode } from '../formats/yaml-tree'
import type { PipelineBook } from '../supply/pipeline-book'

/** Events that a stranger can cause and that run with the rights and secrets of the repository (domain.md GA-03). */
export const strangerTriggers = new Set(['pull_request_target', 'workflow_run', 'issue_comment', 'issues', 'discussion', 'discussion_comment', 'pull_request_review', 'pull_request_review_comment', 'fork', 'watch'])

const head = /github\.event\.pull_request\.head|github\.head_ref|github\.event\.workflow_run\.head_|refs\/pull\/|github\.event\.(?:issue|pull_request)\.number[^}]*\}\}\/(?:head|merge)/

/** Whether a step brings code of a stranger into the job: a checkout of the proposed change. */
export function takesStrangersCode(uses: string, settings: YamlNode | undefined, script: string): boolean {
  if (/^actions\/checkout(?:@|$)/i.test(uses)) return head.test(textOf(pathOf(settings, 'ref')) ?? '') || /head\.repo/.test(textOf(pathOf(settings, 'repository')) ?? '')
  return /\bgh\s+pr\s+checkout\b|\bgit\s+(?:fetch|pull|checkout)\b[^\n]*(?:\bpull\/|head_ref|head\.(?:ref|sha)|HEAD_REF|HEAD_SHA)/.test(script)
}

const written =
  /\$\{\{[^}]*\b(github\.head_ref|github\.event\.(?:issue\.(?:title|body)|pull_request\.(?:title|body|head\.(?:ref|label|repo\.(?:default_branch|description|homepage)))|comment\.body|review\.body|review_comment\.body|discussion\.(?:title|body)|pages\.[^}\s]*\.page_name|commits\.[^}\s]*\.(?:message|author\.(?:email|name))|head_commit\.(?:message|author\.(?:email|name))|workflow_run\.(?:head_branch|head_commit\.(?:message|author\.(?:email|name))|display_title)))[^}]*\}\}/g

/** Notes every value that outsiders write and that a script pastes in (domain.md GA-10). */
export function noteInjection(book: PipelineBook, script: string, { file, line }: { file: string; line: number }): void {
  for (const match of script.matchAll(written)) {
    book.injections++
    book.tally.hit('GA-10/script', { file, line: line + script.slice(0, match.index).split('\n').length - 1 }, match[1])
  }
}
