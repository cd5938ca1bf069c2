import type { Change } from '../audit-log/event'
import type { JsonRecord } from '../formats/json-records'
import { flag, text } from '../formats/keys'
import { at } from './event'

type Entry = Omit<Change, 'rule'> & { rule: 'GH-01' | 'GH-02' | 'GH-03' | 'GH-04' | 'GH-05' }
const e = (rule: Entry['rule'], kind: Change['kind'], severity: Change['severity'], what: string, more: Partial<Omit<Change, 'rule'>> = {}): Entry => ({ rule, kind, severity, what, ...more })

const exact = new Map<string, Entry>()
const add = (names: string, entry: Entry) => names.split(' ').forEach((name) => exact.set(name, entry))

add('org.add_member org.invite_member invite_member add_member org.add_outside_collaborator repo.add_member repository_invitation.accept org.invite_to_business business.add_organization business.invite_admin business.add_admin organization_moderators.add_user', e('GH-02', 'grant', 'low', 'let somebody in'))
add('org.update_member org.update_member_repository_creation_permission business.add_owner team.add_repository repo.update_member repo.update_actions_access_settings', e('GH-02', 'grant', 'low', 'changed what members may do'))
add('org.update_default_repository_permission org.enable_member_team_creation_permission', e('GH-02', 'grant', 'medium', 'changed what every member may see'))
add('org.disable_saml org.saml_disabled business.disable_saml business.saml_disabled org.disable_two_factor_requirement business.disable_two_factor_requirement org.disable_oauth_app_restrictions enterprise.config.disable_saml', e('GH-03', 'identity', 'critical', 'switched off a rule of sign-in', { also: ['IAM-01', 'IAM-02'] }))
add('org.update_saml_provider_settings business.update_saml_provider_settings org.revoke_external_identity org.recovery_code_used business.recovery_code_used org.sso_recovery two_factor_authentication.disabled', e('GH-03', 'identity', 'high', 'changed or went around sign-in through the identity provider', { also: ['IAM-01'] }))
add('protected_branch.destroy repository_ruleset.destroy', e('GH-03', 'fence', 'high', 'took protection off a branch'))
add('protected_branch.policy_override', e('GH-03', 'fence', 'high', 'went around the protection of a branch'))
add('protected_branch.update_admin_enforced protected_branch.update_allow_force_pushes_enforcement_level protected_branch.update_allow_deletions_enforcement_level protected_branch.update_pull_request_reviews_enforcement_level protected_branch.update_required_approving_review_count protected_branch.dismiss_stale_reviews protected_branch.update_require_code_owner_review protected_branch.update_signature_requirement_enforcement_level protected_branch.update_name repository_ruleset.update', e('GH-03', 'fence', 'medium', 'changed the protection of a branch'))
add('ip_allow_list.disable ip_allow_list.disable_for_installed_apps ip_allow_list.disable_user_level_enforcement ip_allow_list_entry.destroy', e('GH-03', 'fence', 'high', 'opened the list of allowed addresses', { also: ['IAM-04', 'IAM-05'] }))
add('audit_log_streaming.destroy org.disable_source_ip_disclosure business.disable_source_ip_disclosure business.disable_audit_log_git_event_export', e('GH-03', 'logging', 'high', 'stopped where the audit log goes, or what it records', { criterion: 'LOG-04', also: ['LOG-05'] }))
add('audit_log_streaming.update hook.destroy', e('GH-03', 'logging', 'medium', 'changed where events go', { criterion: 'LOG-04' }))
add('org.register_self_hosted_runner repo.register_self_hosted_runner enterprise.register_self_hosted_runner business.register_self_hosted_runner', e('GH-04', 'fence', 'low', 'added a runner of its own'))
add('org.runner_group_created org.runner_group_updated org.runner_group_visibility_updated repo.update_actions_settings org.update_actions_settings enterprise.runner_group_visiblity_updated enterprise.runner_group_visibility_updated', e('GH-04', 'fence', 'medium', 'changed which repositories reach which runners'))
add('org.set_default_workflow_permissions repo.set_default_workflow_permissions business.set_default_workflow_permissions org.set_workflow_permission_can_approve_pr repo.set_workflow_permission_can_approve_pr org.set_fork_pr_workflows_policy repo.set_fork_pr_workflows_policy business.set_fork_pr_workflows_policy repo.set_actions_fork_pr_approvals_policy org.set_actions_fork_pr_approvals_policy', e('GH-04', 'fence', 'medium', 'changed what workflows may do'))
add('github_hosted_runner.create org.create_hosted_runner', e('GH-04', 'fence', 'medium', 'added runners of GitHub, whose place is not guaranteed', { criterion: 'CIC-01' }))
add('integration_installation.create integration_installation.repositories_added integration_installation.version_updated org.integration_manager_added oauth_application.create oauth_authorization.create oauth_access.create org.oauth_app_access_approved org.oauth_app_access_requested', e('GH-05', 'grant', 'medium', 'let an app in'))
add('personal_access_token.access_granted personal_access_token.create personal_access_token.credential_regenerated org_credential_authorization.grant auto_approve_personal_access_token_requests.enabled oauth_access.regenerate', e('GH-05', 'credential', 'medium', 'let a personal token in'))
add('public_key.create deploy_key.create git_signing_ssh_public_key.create', e('GH-05', 'credential', 'medium', 'added a key'))
add('hook.create hook.config_changed hook.events_changed', e('GH-05', 'sharing', 'medium', 'sends events of the repository elsewhere', { also: ['CIC-03'] }))
add('org.audit_log_export business.audit_log_export', e('GH-05', 'sharing', 'info', 'exported the audit log', { criterion: 'LOG-02' }))
add('repo.transfer repo.transfer_outgoing repo.transfer_start org.transfer org.transfer_outgoing', e('GH-01', 'sharing', 'high', 'moved a repository to another owner'))
add('private_repository_forking.enable repo.create_fork org.enable_private_repository_forking', e('GH-01', 'sharing', 'medium', 'let copies be made'))
add('migration.create migration.download repo.download_zip repo.codeql_database_download', e('GH-01', 'sharing', 'medium', 'took content out as an archive'))

const patterns: [RegExp, Entry][] = [
  [/(?:secret_scanning|push_protection|advanced_security|dependabot_\w+|vulnerability_alerts?|dependency_graph)\w*\.(?:disable|disabled|disable_new_repos|disabled_for_new_repos|bypass)$/, e('GH-03', 'fence', 'medium', 'switched off a scan of the code', { also: ['CIC-02'] })],
  [/^(?:repo|org|business)\.(?:advanced_security_disabled|disable_two_factor|code_scanning_\w*disabled)/, e('GH-03', 'fence', 'medium', 'switched off a scan of the code')],
  [/^team\.add_member$/, e('GH-02', 'grant', 'info', 'put somebody in a team')],
]

const published = (record: JsonRecord) => /^public$/i.test(text(at(record, 'visibility'), 20) ?? text(at(record, 'access'), 20) ?? '') || flag(at(record, 'public_repo')) === true || flag(at(record, 'repository_public')) === true

/** What an event changes, by its action and the fields that say how. */
export function changesOf(action: string, record: JsonRecord): readonly Change[] {
  const repo = text(at(record, 'repo'), 120) ?? text(at(record, 'repository'), 120) ?? undefined
  const where = repo === undefined ? {} : { observed: repo }
  if (action === 'repo.access' || action === 'repo.change_visibility' || action === 'repository_visibility_change.enable') {
    const open = published(record)
    const seen = (text(at(record, 'visibility'), 20) ?? '').toLowerCase()
    const what = open ? 'made a repository public' : seen === 'internal' ? 'opened a repository to the whole enterprise' : seen === 'private' ? 'made a repository private' : 'changed who sees a repository, and the record does not say how'
    return [{ rule: 'GH-01', kind: 'sharing', severity: open ? 'critical' : seen === 'private' ? 'info' : 'medium', what, expected: 'a private repository', ...where }]
  }
  if (action === 'repo.create') return published(record) ? [{ rule: 'GH-01', kind: 'sharing', severity: 'high', what: 'created a public repository', expected: 'a private repository', ...where }] : []
  if (action === 'workflows.prepared_workflow_job' && flag(at(record, 'is_hosted_runner')) === true) {
    return [{ rule: 'GH-04', kind: 'fence', severity: 'medium', criterion: 'CIC-01', what: 'ran a job on a runner of GitHub, whose place is not guaranteed', name: 'jobs on runners of GitHub', ...where }]
  }
  const entry = exact.get(action) ?? patterns.find(([pattern]) => pattern.test(action))?.[1]
  const user = entry?.rule === 'GH-02' ? text(at(record, 'user'), 120) : null
  return entry ? [{ ...entry, ...where, ...(user !== null && { observed: user }) }] : []
}
