import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import { readPipelines } from './read-pipelines'

const named = async (text: string) => (await readPipelines({ files: [evidenceOf(text, 'p.yml')] }, 'github-actions', 'a workflow')).facts.people.map(({ name, kind, as, at }) => `${as} ${name} ${kind} ${at.line}`)
const workflow = (more: string) => `on: push\njobs:\n  build:\n    runs-on: [self-hosted]\n${more}\n    steps:\n      - run: make\n`
const gitlab = (rule: string) => `build:\n  script: [make]\n  tags: [gov]\n  rules:\n    - if: ${rule}\n`

describe('people whom pipelines name', () => {
  it.each([
    ["an actor", workflow("    if: github.actor == 'Okafor'"), ['condition okafor handle 5']],
    ['either of two, in braces', workflow("    if: ${{ github.actor == 'okafor' || 'lind' == github.triggering_actor }}"), ['condition okafor handle 5', 'condition lind handle 5']],
    ['a list', workflow(`    if: contains(fromJSON('["okafor","lind"]'), github.actor)`), ['condition okafor handle 5', 'condition lind handle 5']],
    ['a shell condition', workflow('    env: {}').replace('make', 'test "$GITHUB_ACTOR" = "okafor" && make'), ['condition okafor handle 7']],
    ['a manual approval', workflow('    env: {}').replace('- run: make', '- uses: trstringer/manual-approval@v1\n        with:\n          approvers: okafor,release-team'), ['approver okafor unclear 9', 'approver release-team unclear 9']],
    ['a GitLab rule', gitlab('$GITLAB_USER_LOGIN == "okafor"'), ['condition okafor handle 5']],
    ['a GitLab address', gitlab('$GITLAB_USER_EMAIL == "m.okafor@harborfield.example"'), ['condition m.okafor@harborfield.example address 5']],
    ['a GitLab pattern that is a list', gitlab('$GITLAB_USER_LOGIN =~ /^(okafor|lind)$/'), ['condition okafor handle 5', 'condition lind handle 5']],
    ['Jenkins', "pipeline {\n  agent { label 'gov' }\n  stages { stage('x') { input { message 'Go?'\n submitter 'okafor,lind'\n } } }\n}\n", ['approver okafor unclear 4', 'approver lind unclear 4']],
    ['Azure, a block', 'pool: gov\njobs:\n- job: wait\n  steps:\n  - task: ManualValidation@1\n    inputs:\n      notifyUsers: |\n        m.okafor@harborfield.example\n        [App]\\\\Release\n      instructions: x\n', ['approver m.okafor@harborfield.example address 7']],
  ])('%s', async (_name, text, people) => expect(await named(text)).toEqual(people))
  it.each([
    ['somebody kept out', workflow("    if: github.actor != 'okafor'")],
    ['somebody kept out by a denial', workflow("    if: ${{ !(github.actor == 'okafor') }}")],
    ['a list of those kept out', workflow(`    if: "!contains(fromJSON('[\\"okafor\\"]'), github.actor)"`)],
    ['a program of the code host', workflow("    if: github.actor == 'dependabot[bot]'")],
    ['a comment', workflow("    # if: github.actor == 'okafor'")],
    ['an expression for a name', workflow('    if: github.actor == vars.RELEASER')],
    ['another comparison', workflow("    if: github.ref == 'refs/heads/main'")],
  ])('names nobody for %s', async (_name, text) => expect(await named(text)).toEqual([]))
})
