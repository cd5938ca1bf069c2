import type { Check, Given } from '../../criterion'

type Mine = Pick<Given<'pipeline-code'>, 'readings' | 'answers' | 'onPremises'>

/**
 * Whether pipelines tie the government cloud to another one (domain.md REG-05): roles of both partitions in one set of
 * files, and the claim that nothing commercial acts here against jobs on hosted machines that hold a government role.
 */
export function pipelineChecks({ readings, answers, onPremises }: Mine): Check[] {
  if (onPremises) return []
  return readings['pipeline-code'].flatMap((read): Check[] => {
    const { credentials } = read.facts
    const government = credentials.filter(({ partition }) => partition === 'aws-us-gov' || partition === 'AzureUSGovernment')
    const commercial = credentials.filter(({ partition }) => partition === 'aws' || partition === 'AzureCloud')
    const at = (found: typeof credentials) => found.slice(0, 5).map((credential) => read.at(credential.at, 'GA-05'))
    const outside = government.filter(({ runners }) => runners.includes('hosted'))
    const checks: Check[] = []
    if (outside.length > 0 && answers['commercial-pipeline'] === 'no') checks.push({ outcome: 'not-met', says: 'Nothing in a commercial cloud is said to act in the environment, and jobs on hosted machines assume roles in it.', at: at(outside) })
    if (government.length > 0 && commercial.length > 0) checks.push({ outcome: 'partial', says: 'The same pipelines hold roles in the government cloud and in a commercial one.', at: at([...government, ...commercial]) })
    if (government.length > 0 && checks.length === 0) checks.push({ outcome: 'met', says: 'The pipelines hold roles in the government cloud only, from machines that are not hosted.', at: at(government) })
    return checks
  })
}
