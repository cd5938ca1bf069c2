/** First parts of the actions that GitHub documents for organizations and enterprises, among them those of older logs. */
const known = `account actions_cache advisory_credit api artifact audit_log_streaming auto_approve_personal_access_token_requests billing business
  business_advanced_security business_dependabot_alerts business_secret_scanning checks code_scanning codespaces commit_comment copilot
  custom_property_definition custom_property_value dependabot_alerts dependabot_alerts_new_repos dependabot_repository_access
  dependabot_security_updates dependency_graph dependency_graph_new_repos deploy_key discussion_post enterprise enterprise_announcement
  enterprise_domain enterprise_installation environment external_group external_identity fine_grained_personal_access_token gist git
  git_signing_ssh_public_key github_hosted_runner hook integration integration_installation integration_installation_request
  ip_allow_list ip_allow_list_entry issue issue_comment issues members_can_create_pages merge_queue migration network_configuration
  oauth_access oauth_application oauth_authorization org org_credential_authorization org_secret_scanning_automatic_validity_checks
  organization_default_label organization_domain organization_moderators organization_projects_change organization_role
  packages pages_protected_domain passkey payment_method personal_access_token prebuild_configuration private_repository_forking
  profile_picture project project_field project_view protected_branch public_key pull_request pull_request_review
  pull_request_review_comment repo repository repository_advisory repository_branch_protection_evaluation repository_content_analysis
  repository_dependency_graph repository_image repository_invitation repository_projects_change repository_ruleset
  repository_secret_scanning repository_secret_scanning_custom_pattern repository_secret_scanning_push_protection
  repository_security_configuration repository_visibility_change repository_vulnerability_alert repository_vulnerability_alerts
  required_status_check restrict_notification_delivery role secret_scanning secret_scanning_alert secret_scanning_custom_pattern
  secret_scanning_new_repos secret_scanning_push_protection security_key sponsors ssh_certificate_authority
  ssh_certificate_requirement sso_redirect staff successor_invitation team team_discussions two_factor_authentication
  two_factor_recovery_codes user user_email user_license user_session workflows`
const categories = new Set(known.split(/\s+/))
/** Actions that old logs write without a category. */
const bare = new Set(['invite_member', 'add_member', 'remove_member'])

/** Whether a text is an action as GitHub names them, of a category it documents. */
export const isKnownAction = (action: string): boolean => bare.has(action) || (action.includes('.') && categories.has(action.slice(0, action.indexOf('.'))))
/** Whether a text has the form of an action, of whatever category. */
export const looksLikeAction = (action: string): boolean => /^[a-z][a-z0-9_]{1,80}\.[a-z0-9_.]{1,80}$/.test(action)
