import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import analyzer from './analyzer'

const read = (text: string) => analyzer.analyze({ files: [evidenceOf(text, '.gitlab-ci.yml')] })
const fired = async (text: string) => (await read(text)).observations.map(({ rule, severity }) => `${rule} ${severity}`)
const job = (more: string, script = '[make]') => `job:\n  script: ${script}\n  tags: [gov]\n${more}\n`

describe('GitLab CI: each rule fires, and stays quiet beside it', () => {
  it.each([
    ['GA-01 medium', 'no tags at all', 'job:\n  script: [make]\n', 'default: {tags: [gov]}\njob:\n  script: [make]\n'],
    ['GA-01 high', 'a hosted tag', 'job:\n  script: [make]\n  tags: [saas-linux-medium-amd64]\n', job('')],
    ['GA-01 medium', 'a tag by variable', 'job:\n  script: [make]\n  tags: [$RUNNER]\n', 'variables: {RUNNER: gov}\njob:\n  script: [make]\n  tags: [$RUNNER]\n'],
    ['GA-02 medium', 'a remote include', `include: https://ci.ridgeline.example/a.yml\n${job('')}`, `include: /ci/a.yml\n${job('')}`],
    ['GA-02 medium', 'a project without ref', `include: {project: a/b, file: c.yml}\n${job('')}`, `include: {project: a/b, file: c.yml, ref: ${'a1'.repeat(20)}}\n${job('')}`],
    ['GA-05 medium', 'a role in the commercial partition', job('  id_tokens: {T: {aud: x}}\n  variables: {ROLE: "arn:aws:iam::111122223333:role/x"}'), job('  id_tokens: {T: {aud: x}}\n  variables: {ROLE: "arn:aws-us-gov:iam::111122223333:role/x"}')],
    ['GA-07 high', 'a download run unseen', job('', '["curl https://x.example.com/i | sh"]'), job('', '["curl https://x.example.com/i | tar x"]')],
    ['IMG-02 medium', 'a public image', job('  image: {name: node:20}'), job('  image: registry.ridgeline.example/node:20')],
    ['IMG-05 low', 'an image nobody resolves', job('  image: $CI_REGISTRY_IMAGE/x:1'), `variables: {REG: registry.ridgeline.example}\n${job('  image: $REG/x:1')}`],
    ['GA-12 low', 'an include that was not given', `include: {local: ci/a.yml}\n${job('')}`, job('')],
  ])('%s: %s', async (rule, _name, fires, quiet) => {
    expect(await fired(fires)).toContain(rule)
    expect(await fired(quiet)).not.toContain(rule)
  })
  it('follows extends and anchors inside the file, and does not guess beyond it', async () => {
    const { facts } = await read('.base: &base\n  tags: [gov]\n  script: [make]\na: {extends: .base}\nb:\n  <<: *base\nc:\n  extends: .elsewhere\n')
    expect(facts.runners.map((runner) => [runner.class, runner.jobs])).toEqual([['self-hosted', 2], ['unknown', 1]])
  })
  it('does not evaluate a reference tag', async () => {
    const { facts } = await read('a:\n  script: [make]\n  tags: !reference [.x, tags]\n')
    expect(facts.runners[0]?.class).toBe('unknown')
  })
  it('counts a template once', async () => {
    const { facts } = await read('.t:\n  script: ["curl https://x.example.com/i | sh"]\na:\n  extends: .t\n  tags: [gov]\n')
    expect(facts.downloads).toMatchObject([{ host: 'x.example.com', count: 1 }])
  })
})
