import type { AnalyzerInput, Reading } from '../analyzer'
import { readAction } from '../github-actions/read-action'
import { readWorkflow } from '../github-actions/read-workflow'
import { readGitlab } from '../gitlab-ci/read-gitlab'
import type { PipelineFacts } from '../pipeline-facts'
import { readEngine } from '../pipeline-images/read-engine'
import { readJenkins } from '../pipeline-images/read-jenkins'
import { checkBranchRules, readBranchRules, readCodeOwners } from './branch-rules'
import { closeBook, pipelineBook, type PipelineBook } from './pipeline-book'
import { notePeople, readApprovals, readEnvironments } from './people'
import { readFiles, type OwnFile } from './read-files'

export const engineFormats = ['concourse', 'jenkins', 'azure-pipelines', 'circleci', 'bitbucket-pipelines', 'buildspec', 'cloudbuild', 'drone', 'travis'] as const
export const ruleFormats = ['github-ruleset', 'branch-protection', 'gitlab-protection', 'codeowners', 'github-environments', 'gitlab-approvals'] as const
const pipelineFormats = ['github-actions', 'github-action', 'gitlab-ci', ...engineFormats, ...ruleFormats]

/**
 * Reads every pipeline, branch rule and CODEOWNERS file of an item, whatever product it is for: a repository often holds
 * several, and one that is left out would look as if it were not there.
 * @throws UnreadableEvidence when the item holds none, or one of them cannot be read.
 */
export async function readPipelines(input: AnalyzerInput, format: string, what: string): Promise<Reading<PipelineFacts>> {
  const book = pipelineBook()
  const files: OwnFile[] = []
  const told = await readFiles(input, pipelineFormats, what, (file) => void files.push(file))
  // Branch rules first: they say which server holds the code, on which the meaning of a label depends.
  for (const file of files.toSorted((a, b) => rank(a) - rank(b))) readOne(book, file)
  checkBranchRules(book)
  noteMissing(book, input.files.map(({ name }) => name))
  return closeBook(book, format, told)
}

const rank = ({ format }: OwnFile) => ((ruleFormats as readonly string[]).includes(format) ? 0 : 1)

function readOne(book: PipelineBook, file: OwnFile): void {
  if (rank(file) === 1) notePeople(book, file)
  switch (file.format) {
    case 'github-actions':
      return readWorkflow(book, file)
    case 'github-action':
      return readAction(book, file)
    case 'gitlab-ci':
      return readGitlab(book, file)
    case 'jenkins':
      return readJenkins(book, file)
    case 'codeowners':
      return readCodeOwners(book, file)
    case 'github-environments':
      return readEnvironments(book, file)
    case 'gitlab-approvals':
      return readApprovals(book, file)
    default:
      return (ruleFormats as readonly string[]).includes(file.format) ? readBranchRules(book, file) : readEngine(book, file)
  }
}

/** Local actions, workflows and includes that the pipelines name and the item does not hold. */
function noteMissing(book: PipelineBook, names: string[]): void {
  for (const { uses, pin, at, count } of book.code.list()) {
    if (pin !== 'local') continue
    const path = uses.replace(/^\.?[\\/]/, '').replace(/\/$/, '')
    if (/[*$]/.test(path) || names.some((name) => name === path || name.endsWith(`/${path}`) || name.includes(`/${path}/`) || name.startsWith(`${path}/`) || basename(name) === basename(path))) continue
    book.tally.hit('GA-12/absent', at, uses, { count })
  }
}

const basename = (path: string) => path.slice(path.lastIndexOf('/') + 1)
