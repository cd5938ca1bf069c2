import type { Look } from '../look'
import { blocks, text, texts, type Resource } from '../model'

/** Fields that name somebody who is let in, by type of resource. */
const naming: Record<string, string[]> = {
  aws_iam_user: ['name'], aws_identitystore_user: ['user_name'],
  azuread_user: ['user_principal_name'], azuread_invitation: ['user_email_address'],
  okta_user: ['login', 'email'],
  github_membership: ['username'], github_team_membership: ['username'], github_repository_collaborator: ['username'], gitlab_user: ['username'],
}
const googleBinding = /^google_\w+_iam_(member|binding)$/
const service = /\.gserviceaccount\.com$|^(svc|service|bot|ci|deploy)(?:[-_.]|$)/

/** Everyone whom code names as let in, for criteria to hold against the roster (domain.md PER-02). What is not resolved is left out. */
export function lookAtMembers(look: Look): void {
  const add = (one: Resource, field: string, principal: string) => {
    const name = principal.trim().toLowerCase()
    if (name !== '') look.out.addIam('members', { address: one.address, principal: name, kind: service.test(name) ? 'service' : 'person', at: one.place(field) })
  }
  for (const [type, fields] of Object.entries(naming)) {
    for (const one of look.of(type)) {
      const field = fields.find((candidate) => text(one.values[candidate]) !== null)
      if (field !== undefined) add(one, field, text(one.values[field]) ?? '')
    }
  }
  for (const one of look.of('kubernetes_cluster_role_binding', 'kubernetes_role_binding')) {
    for (const subject of [...blocks(one.values, 'subject'), ...blocks(one.values, 'subjects')]) {
      const name = text(subject['name']) ?? ''
      if (text(subject['kind']) === 'User' && !name.startsWith('system:')) add(one, one.values['subject'] === undefined ? 'subjects' : 'subject', name)
    }
  }
  for (const one of look.estate.resources) {
    if (!googleBinding.test(one.type)) continue
    const field = one.values['member'] === undefined ? 'members' : 'member'
    for (const member of texts(one.values[field])) {
      const named = /^(?:user|serviceAccount):(.+)$/.exec(member ?? '')?.[1]
      if (named !== undefined) add(one, field, named)
    }
  }
}
