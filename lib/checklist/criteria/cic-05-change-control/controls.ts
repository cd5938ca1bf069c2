import type { BranchRule } from '../../../analyzers/pipeline-facts'
import type { Check, Given } from '../../criterion'

type Mine = Pick<Given<'pipeline-code' | 'audit-log'>, 'answers' | 'readings' | 'answer'>

const list = (rules: BranchRule[]) => [...new Set(rules.map(({ name }) => name || 'a rule without a name'))].slice(0, 4).join(', ')

/**
 * Branch rules as exported, all uploads together: one enforced rule that asks for a review is enough (domain.md CIC-05).
 * An export that is not there says nothing, and an option that an export leaves out is not counted against it.
 */
export function branchChecks({ answers, readings }: Mine): Check[] {
  const all = readings['pipeline-code'].flatMap((read) => read.facts.branchRules.map((rule) => ({ rule, at: read.at(rule.at, 'BR-01') })))
  if (all.length === 0) return []
  const enforced = all.filter(({ rule }) => rule.enforced)
  const reviewed = enforced.filter(({ rule }) => (rule.reviews ?? 0) > 0)
  const at = (found: typeof all) => found.slice(0, 5).map((one) => one.at)
  const checks: Check[] = []
  if (reviewed.length > 0) checks.push({ outcome: 'met', says: `An enforced branch rule asks for the review of another person (${list(reviewed.map(({ rule }) => rule))}).`, at: at(reviewed) })
  else if (enforced.some(({ rule }) => rule.reviews === null)) checks.push({ outcome: 'unknown', says: 'The exported branch rules do not say whether a review is asked for.', at: at(all) })
  else checks.push({ outcome: 'not-met', says: 'No enforced branch rule in the export asks for the review of another person.', at: at(all) })
  const open = enforced.filter(({ rule }) => (rule.bypass ?? 0) > 0)
  if (open.length > 0) {
    const contradicts = answers['protection'] === 'nobody' ? ', although nobody is said to be able to' : ''
    checks.push({ outcome: 'partial', says: `Some can skip the branch rules by the export${contradicts} (${list(open.map(({ rule }) => rule))}).`, at: at(open) })
  }
  return checks
}

/** What pipelines show of approval and proof, held against the answers. Approvals themselves are settings of the host. */
export function deploymentChecks({ answers, readings }: Mine): Check[] {
  const pipelines = readings['pipeline-code'].filter(({ facts }) => facts.jobs > 0)
  if (pipelines.length === 0) return approvalChecks(answers, readings)
  const checks: Check[] = []
  const entering = pipelines.filter(({ facts }) => facts.credentials.length > 0)
  const without = entering.filter(({ facts }) => facts.environments.length === 0)
  if (answers['deployment'] === 'other-person' && without.length > 0) {
    checks.push({ outcome: 'unknown', says: 'Pipelines enter a cloud and name no environment that could ask for an approval: show where the approval is asked for.', at: without.flatMap((read) => read.facts.credentials.slice(0, 3).map(({ at }) => read.at(at, 'GA-09'))) })
  }
  checks.push(...approvalChecks(answers, readings))
  if (answers['proof'] === 'attested') {
    const attests = pipelines.filter(({ facts }) => facts.attestations > 0)
    const signs = readings['pipeline-code'].some(({ facts }) => facts.branchRules.some(({ enforced, signed }) => enforced && signed === true))
    if (attests.length > 0) checks.push({ outcome: 'met', says: 'A step of the pipelines signs or attests what they build.', at: attests.map((read) => read.at({ file: read.facts.files[0]?.name })) })
    else if (!signs) checks.push({ outcome: 'unknown', says: 'No step of the pipelines signs or attests what they build, and no exported branch rule asks for signed commits.', at: pipelines.map((read) => read.at({ file: read.facts.files[0]?.name })) })
  }
  return checks
}

/** Environments as the code host exports them: only there does it stand whether somebody has to approve a deployment. */
function approvalChecks(answers: Mine['answers'], readings: Mine['readings']): Check[] {
  const all = readings['pipeline-code'].flatMap((read) => read.facts.environments.map((one) => ({ ...one, place: read.at(one.at, 'GA-09') })))
  const names = (found: typeof all) => [...new Set(found.map(({ name }) => name || 'one without a name'))].slice(0, 4).join(', ')
  const asking = all.filter(({ approval }) => approval === 'required')
  const free = all.filter(({ name, approval }) => approval === 'none' && !/^(?:dev|test|ci|preview|sandbox|lint|build|qa)/i.test(name))
  const own = asking.filter(({ selfApproval }) => selfApproval === true)
  const checks: Check[] = []
  if (own.length > 0) checks.push({ outcome: answers['deployment'] === 'other-person' ? 'partial' : 'info', says: `By the export, who starts a deployment to ${names(own)} may approve it as well.${answers['deployment'] === 'other-person' ? ' Another person is said to approve each deployment.' : ''}`, at: own.slice(0, 5).map(({ place }) => place) })
  if (asking.length > 0) checks.push({ outcome: 'met', says: `Deployments wait for an approval by the exported environments (${names(asking)}).`, at: asking.slice(0, 5).map(({ place }) => place) })
  if (free.length > 0 && answers['deployment'] === 'other-person') checks.push({ outcome: 'partial', says: `Another person is said to approve each deployment, and by the export nobody has to in ${names(free)}.`, at: free.slice(0, 5).map(({ place }) => place) })
  return checks
}

/** Logs of a code host among the logs, so that its absence can be said. */
export const codeHostLogs = ({ readings }: Mine) => readings['audit-log'].filter(({ facts }) => facts.source === 'github' || facts.source === 'gitlab')
