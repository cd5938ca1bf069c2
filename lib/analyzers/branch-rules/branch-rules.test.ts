import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import analyzer from './analyzer'

const read = (...contents: unknown[]) => analyzer.analyze({ files: contents.map((content, i) => evidenceOf(typeof content === 'string' ? content : JSON.stringify(content), `f${i}`)) })
const fired = async (...contents: unknown[]) => (await read(...contents)).observations.map(({ rule }) => rule)

const review = { type: 'pull_request', parameters: { required_approving_review_count: 1, require_code_owner_review: true } }
const strict = [{ type: 'deletion' }, { type: 'non_fast_forward' }, { type: 'required_signatures' }, review]
const ruleset = (partial: object) => ({ id: 1, name: 'main', target: 'branch', enforcement: 'active', bypass_actors: [], rules: strict, ...partial })
const protection = (partial: object) => ({ enforce_admins: { enabled: true }, required_pull_request_reviews: { required_approving_review_count: 1, require_code_owner_reviews: true }, required_signatures: { enabled: true }, allow_force_pushes: { enabled: false }, allow_deletions: { enabled: false }, ...partial })

describe('branch rules: each fires, and stays quiet beside it', () => {
  it.each([
    ['BR-01', ruleset({ rules: [{ type: 'deletion' }] }), ruleset({})],
    ['BR-01', ruleset({ rules: [{ ...review, parameters: { required_approving_review_count: 0 } }] }), ruleset({ rules: undefined })],
    ['BR-02', ruleset({ bypass_actors: [{ actor_id: 5, actor_type: 'RepositoryRole' }] }), ruleset({ bypass_actors: undefined })],
    ['BR-03', ruleset({ enforcement: 'evaluate' }), ruleset({})],
    ['BR-04', ruleset({ rules: [review] }), ruleset({})],
    ['BR-05', ruleset({ rules: [review, { type: 'deletion' }] }), ruleset({})],
    ['BR-06', ruleset({ rules: [{ type: 'pull_request', parameters: { required_approving_review_count: 2 } }] }), ruleset({})],
    ['BR-01', protection({ required_pull_request_reviews: undefined }), protection({})],
    ['BR-02', protection({ enforce_admins: { enabled: false } }), protection({})],
    ['BR-05', protection({ allow_force_pushes: { enabled: true } }), protection({})],
    ['BR-02', [{ name: 'main', push_access_levels: [{ access_level: 40 }], merge_access_levels: [{ access_level: 40 }], allow_force_push: false }], [{ name: 'main', push_access_levels: [{ access_level: 0 }], merge_access_levels: [{ access_level: 40 }], allow_force_push: false }]],
    ['BR-07', '/docs/ @ridgeline/docs\n', '* @ridgeline/all\n/docs/ @ridgeline/docs\n'],
    ['BR-07', '* @ridgeline/all\n/free/\n', '[Docs] @ridgeline/docs\n*\n/docs/\n'],
  ])('%s (%#)', async (rule, fires, quiet) => {
    expect(await fired(fires)).toContain(rule)
    expect(await fired(quiet)).not.toContain(rule)
  })
  it('one enforced ruleset that asks for a review is enough, in whatever file', async () => {
    expect(await fired(ruleset({ rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }] }), ruleset({ name: 'second' }))).not.toContain('BR-01')
  })
  it('reads the rules in force on a branch, and lists of rulesets', async () => {
    expect((await read(strict.map((rule) => ({ ...rule, ruleset_source_type: 'Repository', ruleset_id: 9 })))).facts.branchRules).toMatchObject([{ reviews: 1, signed: true, forcePush: false }])
    expect((await read([ruleset({}), ruleset({ enforcement: 'disabled' })])).facts.branchRules.map(({ enforced }) => enforced)).toEqual([true, false])
  })
  it('tells the server from the address in the export', async () => {
    expect((await read(protection({ url: 'https://git.ridgeline.example/api/v3/x' }))).facts.codeHost).toEqual({ kind: 'own-server', host: 'git.ridgeline.example' })
    expect((await read(protection({ url: 'https://api.github.com/repos/a/b' }))).facts.codeHost.kind).toBe('github.com')
  })
  it('keeps whom CODEOWNERS names, as accounts with their places, and puts nobody into an observation', async () => {
    const { facts, observations } = await read('* @ridgeline/all\n/a @Dreyes dana@ridgeline.example # @nobody\n')
    expect(facts.people.map(({ name, kind, as, at }) => [name, kind, as, at.line])).toEqual([['ridgeline/all', 'team', 'owner', 1], ['dreyes', 'handle', 'owner', 2], ['dana@ridgeline.example', 'address', 'owner', 2]])
    expect(JSON.stringify(observations)).not.toMatch(/dreyes|dana/i)
  })
  it('takes a bare name where CODEOWNERS has sections for a person or a group, and no role for a name', async () => {
    expect((await read('[Docs] @writers\n* @@developer\n')).facts.people.map(({ name, kind }) => [name, kind])).toEqual([['writers', 'unclear']])
  })
  it('reads who may skip the protection of a branch or push past it', async () => {
    const { facts } = await read(protection({ restrictions: { users: [{ login: 'Okafor' }], teams: [{ slug: 'release' }] }, required_pull_request_reviews: { required_approving_review_count: 1, bypass_pull_request_allowances: { users: [{ login: 'rourke' }], apps: [{ slug: 'bot' }] } } }))
    expect(facts.people.map(({ name, kind, as }) => [name, kind, as])).toEqual([['rourke', 'handle', 'bypass'], ['okafor', 'handle', 'pusher'], ['release', 'team', 'pusher']])
  })
  it('reads who approves a deployment in GitHub environments, and where nobody has to', async () => {
    const { facts } = await read({ total_count: 2, environments: [{ name: 'production', protection_rules: [{ type: 'required_reviewers', reviewers: [{ type: 'User', reviewer: { login: 'okafor' } }, { type: 'Team', reviewer: { slug: 'release' } }] }] }, { name: 'test', protection_rules: [{ type: 'wait_timer', wait_timer: 5 }] }] })
    expect(facts.environments.map(({ name, approval }) => [name, approval])).toEqual([['production', 'required'], ['test', 'none']])
    expect(facts.people.map(({ name, kind, as }) => [name, kind, as])).toEqual([['okafor', 'handle', 'approver'], ['release', 'team', 'approver']])
  })
  it('reads whether who starts a deployment may approve it, where the export says so', async () => {
    const asks = (more: object) => ({ name: 'production', protection_rules: [{ type: 'required_reviewers', reviewers: [{ type: 'User', reviewer: { login: 'okafor' } }], ...more }] })
    const own = async (more: object) => (await read(asks(more))).facts.environments[0]?.selfApproval
    expect([await own({ prevent_self_review: false }), await own({ prevent_self_review: true }), await own({})]).toEqual([true, false, undefined])
  })
  it('reads the approval rules of a GitLab project', async () => {
    const { facts } = await read([{ id: 1, name: 'Release', rule_type: 'regular', approvals_required: 1, eligible_approvers: [{ id: 5, username: 'okafor', name: 'M' }], users: [], groups: [{ id: 9, full_path: 'ridgeline/release' }] }])
    expect(facts.people.map(({ name, as }) => [name, as])).toEqual([['okafor', 'approver']])
  })
})
