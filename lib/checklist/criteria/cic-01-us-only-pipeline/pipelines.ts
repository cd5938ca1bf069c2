import type { PipelineFacts } from '../../../analyzers/pipeline-facts'
import type { Check, Given, Pointer, ReadEvidence } from '../../criterion'

type Read = ReadEvidence<PipelineFacts>
type Mine = Pick<Given<'pipeline-code'>, 'answers' | 'readings'>
type Runner = PipelineFacts['runners'][number]

const count = (runners: Runner[]) => runners.reduce((sum, { jobs }) => sum + jobs, 0)
const labels = (runners: Runner[]) => [...new Set(runners.map(({ label, group }) => (group === '' ? label || 'nothing said' : `group ${group}`)))].slice(0, 4).join('; ')
const jobs = (runners: Runner[], verbs: [one: string, several: string] = ['', '']) => (count(runners) === 1 ? `1 job ${verbs[0]}` : `${count(runners).toLocaleString('en-US')} jobs ${verbs[1]}`).trim()
const places = (read: Read, runners: Runner[]): Pointer[] => runners.slice(0, 10).map(({ at }) => read.at(at, 'GA-01'))

/**
 * Where jobs run, as the pipelines say (domain.md CIC-01, GA-01). A label of hosted machines means an own machine on a code
 * server of the firm, so there it is asked and not flagged. A label never says where an own machine stands.
 */
export function runnerChecks(given: Mine): Check[] {
  return given.readings['pipeline-code'].flatMap((read): Check[] => {
    const { runners, codeHost } = read.facts
    const of = (kind: Runner['class']) => runners.filter((runner) => runner.class === kind)
    const own = codeHost.kind === 'own-server' || (codeHost.kind === 'unknown' && given.answers['repository'] === 'own-approved')
    const checks: Check[] = []
    const add = (outcome: Check['outcome'], found: Runner[], says: string) => {
      if (found.length > 0) checks.push({ outcome, says, at: places(read, found) })
    }
    const hosted = of('hosted')
    if (own) add('unknown', hosted, `${jobs(hosted, ['carries', 'carry'])} a label of hosted machines (${labels(hosted)}). On a code server of the firm that is an own machine: say where it stands.`)
    else add('not-met', hosted, `${jobs(hosted, ['runs', 'run'])} on hosted machines (${labels(hosted)}), whose location is not guaranteed.`)
    add('partial', of('shared'), `${jobs(of('shared'))} may be taken by any shared runner (${labels(of('shared'))}).`)
    add('unknown', of('unknown'), `For ${jobs(of('unknown'))} the pipelines do not say which machine runs them (${labels(of('unknown'))}).`)
    if (checks.length === 0) add('met', of('self-hosted'), `Every job in the pipelines asks for own machines (${labels(of('self-hosted'))}); where these stand is not in the files.`)
    return checks
  })
}

/** What the pipelines say of the code server and of where results go, held against the answers. */
export function placeChecks(given: Mine): Check[] {
  return given.readings['pipeline-code'].flatMap((read): Check[] => {
    const { codeHost, uploads } = read.facts
    const checks: Check[] = []
    const at = [read.at({ file: read.facts.files[0]?.name })]
    const public_ = codeHost.kind === 'github.com' || codeHost.kind === 'gitlab.com'
    if (public_ && given.answers['repository'] === 'own-approved') checks.push({ outcome: 'not-met', says: `The code is said to be on a server of the firm, and the files name ${codeHost.host}.`, at })
    const kept = uploads.filter(({ target }) => target === 'code host')
    if (public_ && given.answers['artifacts'] === 'approved' && kept.length > 0) {
      checks.push({ outcome: 'partial', says: `Build results are said to stay in the approved place, and the pipelines leave them with ${codeHost.host}.`, at: kept.slice(0, 5).map((upload) => read.at(upload.at, 'GA-08')) })
    }
    return checks
  })
}
