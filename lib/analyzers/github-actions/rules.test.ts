import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import analyzer from './analyzer'

type Parts = { on?: string; permissions?: string; runner?: string; env?: string; steps?: string; more?: string }

/** A quiet workflow with some parts replaced; `more` is added to the job. */
const workflow = ({ on = 'push', permissions = 'permissions: {contents: read}', runner = '[self-hosted, gov]', env = '', steps = '- run: make', more = '' }: Parts) =>
  `on: ${on}\n${permissions}\n${env}\njobs:\n  build:\n    runs-on: ${runner}\n${more}\n    steps:\n${steps.split('\n').map((line) => `      ${line}`).join('\n')}\n`
const read = async (...files: [text: string, name?: string][]) => analyzer.analyze({ files: files.map(([text, name = '.github/workflows/build.yml']) => evidenceOf(text, name)) })
const fired = async (parts: Parts) => (await read([workflow(parts)])).observations.map(({ rule, severity }) => `${rule} ${severity}`)

const sha = '11bd71901bbe5b1630ceea73d27597364c9af683'
const login = (role: string, region = 'us-gov-west-1') => `- uses: aws-actions/configure-aws-credentials@${sha}\n  with: {role-to-assume: '${role}', aws-region: ${region}}`
const gov = 'arn:aws-us-gov:iam::111122223333:role/deploy'
const run = (text: string) => `- run: |\n${text.split('\n').map((line) => `    ${line}`).join('\n')}`
const checkout = (ref: string) => `- uses: actions/checkout@${sha}\n  with: {ref: '${ref}'}`

describe('rules on GitHub Actions: each fires, and stays quiet beside it', () => {
  const cases: [rule: string, name: string, fires: Parts, quiet: Parts][] = [
    ['GA-01 high', 'a hosted label', { runner: 'ubuntu-latest' }, { runner: '[self-hosted, ubuntu-22.04]' }],
    ['GA-01 high', 'an ARM image of the host', { runner: 'ubuntu-24.04-arm' }, { runner: '[self-hosted, arm64]' }],
    ['GA-01 high', 'runners of somebody else', { runner: 'blacksmith-4vcpu-ubuntu-2204' }, { runner: '[self-hosted, blacksmith]' }],
    ['GA-01 medium', 'an expression', { runner: '${{ inputs.runner }}' }, { runner: 'self-hosted' }],
    ['GA-01 medium', 'a label of unclear meaning', { runner: 'build-farm' }, { runner: '[self-hosted, build-farm]' }],
    ['GA-01 low', 'a runner group', { runner: '{group: itar-builders}' }, { runner: 'self-hosted' }],
    ['GA-01 medium', 'the default group', { runner: '{group: Default}' }, { runner: '{group: itar-builders, labels: self-hosted}' }],
    ['GA-02 medium', 'a tag', { steps: '- uses: actions/checkout@v4' }, { steps: `- uses: actions/checkout@${sha}` }],
    ['GA-02 medium', 'a short commit', { steps: '- uses: actions/checkout@11bd719' }, { steps: '- uses: ./.github/actions/setup' }],
    ['GA-03 high', 'the change of a stranger', { on: 'pull_request_target', steps: checkout('${{ github.event.pull_request.head.sha }}') }, { on: 'pull_request_target', steps: checkout('main') }],
    ['GA-03 high', 'the change of a stranger after a run', { on: '{workflow_run: {workflows: [x]}}', steps: run('gh pr checkout 1') }, { on: 'pull_request', steps: run('gh pr checkout 1') }],
    ['GA-04 medium', 'every right', { permissions: 'permissions: write-all' }, { permissions: 'permissions: read-all' }],
    ['GA-04 low', 'rights not stated', { permissions: '' }, { permissions: '', more: '    permissions: {}' }],
    ['GA-05 medium', 'a stored key given to a copy of the login action', { steps: `- uses: mirrors/aws-login@${sha}\n  with: {aws-access-key-id: '\${{ secrets.ID }}', aws-region: us-gov-west-1}` }, { steps: login(gov).replace('aws-actions/configure-aws-credentials', 'mirrors/aws-login') }],
    ['GA-05 medium', 'a stored key', { steps: `- uses: aws-actions/configure-aws-credentials@${sha}\n  with: {aws-access-key-id: '\${{ secrets.ID }}', aws-region: us-gov-west-1}` }, { steps: login(gov) }],
    ['GA-05 medium', 'a stored key in a variable', { env: "env: {AWS_SECRET_ACCESS_KEY: '${{ secrets.KEY }}'}" }, { env: 'env: {AWS_REGION: us-gov-west-1}' }],
    ['GA-05 medium', 'a role in the commercial partition', { steps: login('arn:aws:iam::111122223333:role/deploy', 'us-east-1') }, { steps: login(gov) }],
    ['GA-05 medium', 'a government role from a hosted machine', { runner: 'ubuntu-latest', steps: login(gov) }, { steps: login(gov) }],
    ['GA-05 high', 'a role and region that cannot be', { steps: login('arn:aws:iam::111122223333:role/deploy') }, { steps: login('${{ vars.ROLE }}') }],
    ['GA-05 medium', 'the commercial Azure cloud', { steps: `- uses: azure/login@${sha}\n  with: {client-id: x}` }, { steps: `- uses: azure/login@${sha}\n  with: {client-id: x, environment: AzureUSGovernment}` }],
    ['GA-06 high', 'a mirror in China', { steps: run('pip install -i https://pypi.tuna.tsinghua.edu.cn/simple --require-hashes -r r.txt') }, { steps: run('pip install -i https://nexus.ridgeline.example/simple --require-hashes -r r.txt') }],
    ['GA-06 high', 'a service abroad', { env: 'env: {DD_SITE: datadoghq.eu}' }, { env: 'env: {DD_SITE: ddog-gov.com}' }],
    ['GA-06 medium', 'a public package host', { steps: run('npm ci') }, { env: 'env: {NPM_CONFIG_REGISTRY: https://nexus.ridgeline.example/npm/}', steps: run('npm ci') }],
    ['GA-06 info', 'a token of a service', { env: "env: {SNYK_TOKEN: '${{ secrets.SNYK_TOKEN }}'}" }, { env: "env: {SONAR_TOKEN: '${{ secrets.SONAR_TOKEN }}', SONAR_HOST_URL: 'https://sonar.ridgeline.example'}" }],
    ['GA-06 low', 'an install without a lock', { steps: run('npm install --registry https://nexus.ridgeline.example/npm') }, { steps: run('npm ci --registry https://nexus.ridgeline.example/npm') }],
    ['GA-07 high', 'a download run unseen', { steps: run('curl -s https://x.example.com/i.sh | bash') }, { steps: run('curl -s https://x.example.com/i | jq .') }],
    ['GA-07 medium', 'a download used unchecked', { steps: run('curl -sLO https://x.example.com/a.tgz') }, { steps: run('curl -sLO https://x.example.com/a.tgz\nsha256sum -c sums.txt') }],
    ['GA-08 info', 'results kept by the code host', { steps: `- uses: actions/upload-artifact@${sha}` }, { steps: `- uses: actions/download-artifact@${sha}` }],
    ['GA-09 low', 'a deployment without an environment', { steps: login(gov) }, { more: '    environment: production', steps: login(gov) }],
    ['GA-10 high', 'a title in a script', { steps: run('echo "${{ github.event.issue.title }}"') }, { steps: run('echo "${{ github.event.issue.number }}"') }],
    ['GA-10 high', 'a branch name in a script', { steps: run('git switch ${{ github.head_ref }}') }, { steps: '- run: git switch "$REF"\n  env: {REF: "${{ github.head_ref }}"}' }],
    ['GA-11 high', 'a key in the file', { env: 'env: {KEY: AKIAQ3EGRZ5TWX2LMN7P}' }, { env: "env: {KEY: '${{ secrets.KEY }}'}" }],
    ['GA-12 low', 'an action that was not given', { steps: '- uses: ./.github/actions/setup' }, { steps: `- uses: actions/checkout@${sha}` }],
    ['IMG-01 high', 'an image from abroad', { more: '    container: registry.cn-hangzhou.aliyuncs.com/a/b:1' }, { more: '    container: registry.ridgeline.example/a/b:1' }],
    ['IMG-02 medium', 'a public image', { more: '    container: {image: "node:20"}' }, { more: '    container: {image: "registry1.dso.mil/ironbank/opensource/nodejs/nodejs20:20"}' }],
    ['IMG-03 medium', 'a tag instead of a digest', { more: '    services: {db: {image: "registry.ridgeline.example/pg:16"}}' }, { more: `    services: {db: {image: "registry.ridgeline.example/pg@sha256:${'ab'.repeat(32)}"}}` }],
    ['IMG-05 low', 'an image by expression', { more: '    container: ${{ inputs.image }}' }, { more: '    container: registry.ridgeline.example/a/b:1' }],
  ]
  it.each(cases)('%s: %s', async (rule, _name, fires, quiet) => {
    expect(await fired(fires)).toContain(rule)
    expect(await fired(quiet)).not.toContain(rule)
  })

  it('says nothing of a quiet workflow', async () => expect(await fired({})).toEqual([]))
  it('takes the labels that a matrix writes out, and never evaluates an expression that gives them', async () => {
    const machines = async (matrix: string) => (await read([workflow({ runner: '${{ matrix.os }}', more: `    strategy: {matrix: ${matrix}}` })])).facts.runners
    expect(await machines('{os: [ubuntu-latest, [self-hosted, gov]], include: [{os: windows-2022}]}')).toMatchObject([{ class: 'hosted', label: 'ubuntu-latest, windows-2022', jobs: 1 }])
    expect(await machines('{os: [[self-hosted, gov]]}')).toMatchObject([{ class: 'self-hosted' }])
    expect(await machines('{os: [[self-hosted, gov], "${{ vars.OTHER }}"]}')).toMatchObject([{ class: 'unknown' }])
    expect(await machines('"${{ fromJSON(needs.a.outputs.m) }}"')).toMatchObject([{ class: 'unknown', label: '${{ matrix.os }}' }])
  })
  it('asks instead of flagging where the code server is one of the firm', async () => {
    const { facts, observations } = await read([workflow({ runner: 'ubuntu-latest', env: 'env: {GH_HOST: github.ridgeline.example}' })])
    expect(facts.codeHost).toEqual({ kind: 'own-server', host: 'github.ridgeline.example' })
    expect(observations.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['GA-01 medium'])
  })
  it('never repeats a secret', async () => {
    const result = await read([workflow({ env: 'env: {A: AKIAQ3EGRZ5TWX2LMN7P, B: "https://dana:hunter2secret9@git.example.com/x"}' })])
    expect(result.facts.secrets.map(({ kind }) => kind).sort()).toEqual(['AWS access key', 'credentials in an address'])
    expect(JSON.stringify(result)).not.toMatch(/AKIAQ3|hunter2|dana/)
  })
  it('reads every pipeline of a repository, and says which files it left', async () => {
    const { facts } = await read([workflow({})], ['image: alpine\nbuild:\n  script: [make]\n', '.gitlab-ci.yml'], ['FROM scratch\nCOPY a /a\n', 'Dockerfile'], ['# Read me\n', 'README.md'])
    expect(facts.files.map(({ format }) => format)).toEqual(['github-actions', 'gitlab-ci'])
    expect(facts.notRead).toEqual({ count: 2, names: [{ name: 'Dockerfile', looksLike: 'dockerfile' }, { name: 'README.md', looksLike: '' }] })
  })
  it.each([
    ['jobs that are a list', 'on: push\njobs: [a]\nsteps:\n', /no jobs/],
    ['a key twice', 'on: push\njobs:\n  a: {runs-on: x}\n  a: {runs-on: y}\n', /same key twice/],
    ['another file', '# Notes\nNothing here.\n', /No file of this upload is a workflow/],
  ])('refuses %s', async (_name, text, reason) => expect(await read([text]).catch((error: { reason: string }) => error.reason)).toMatch(reason))
  it('reads Windows line ends and UTF-16 the same', async () => {
    const text = workflow({ runner: 'ubuntu-latest' })
    const [plain, crlf, wide] = await Promise.all([text, text.replaceAll('\n', '\r\n'), new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))].map((content) => analyzer.analyze({ files: [evidenceOf(content, 'x')] })))
    expect(crlf).toEqual(plain)
    expect(wide?.observations).toEqual(plain?.observations)
  })
})
