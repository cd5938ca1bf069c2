import type { InfrastructureFacts } from '../infrastructure-facts'
import { confining, hasCondition, type Policy, type Statement } from './policy'

export type Trust = Pick<InfrastructureFacts['iam']['trusts'][number], 'principal' | 'reach' | 'externalId' | 'mfa' | 'commercial'>

/** Sign-in services and pipelines that anyone can have an account at, in a commercial cloud (domain.md REG-05). */
export const hostedIssuer = /token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|circleci\.com|bitbucket\.org|buildkite\.com|accounts\.google\.com|cognito-identity|login\.microsoftonline\.com|sts\.windows\.net|\.okta\.com|auth0\.com/i

/**
 * Everyone a trust policy lets take on its role. `own` is an account that the providers of the same evidence name; any other
 * account is `external`, because nothing here shows that it belongs to the firm.
 */
export function trustsOf(policy: Policy, facts: Pick<InfrastructureFacts, 'providers'>): { trusts: Trust[]; complete: boolean } {
  const own = new Set(facts.providers.map(({ account }) => account).filter((account) => account !== null))
  return { trusts: policy.statements.filter(({ effect }) => effect === 'Allow').flatMap((one) => statementTrusts(one, own)), complete: policy.complete }
}

function statementTrusts(one: Statement, own: Set<string>): Trust[] {
  const externalId = hasCondition(one, 'sts:externalid')
  const mfa = hasCondition(one, 'aws:multifactorauthpresent')
  const guard = { externalId, mfa, commercial: false }
  if (one.notPrincipals) return [{ principal: 'everyone but a few', reach: 'public', ...guard }]
  return one.principals.map(({ kind, who, pattern }): Trust => {
    if (who === null) return { principal: pattern || 'not resolved', reach: 'unknown', ...guard }
    if (kind === 'Service') return { principal: who, reach: 'own', ...guard }
    if (kind === '*' || who === '*') return { principal: '*', reach: hasCondition(one, confining) || externalId ? 'conditional' : 'public', ...guard }
    if (kind === 'Federated') {
      const commercial = hostedIssuer.test(who)
      const anyRepository = /githubusercontent/.test(who) && !hasCondition(one, /:sub$|:job_workflow_ref$|:repository/)
      return { principal: who, reach: anyRepository ? 'public' : 'federated', ...guard, commercial: commercial && !anyRepository }
    }
    const account = /^\d{12}$/.test(who) ? who : /^arn:aws[a-z-]*:(?:iam|sts)::(\d{12}):/.exec(who)?.[1]
    return { principal: who, reach: account === undefined ? 'unknown' : own.has(account) ? 'own' : 'external', ...guard }
  })
}
