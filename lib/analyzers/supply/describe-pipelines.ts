import type { FactLine } from '../analyzer'
import type { PipelineFacts } from '../pipeline-facts'

const n = (value: number) => value.toLocaleString('en-US')
const list = (values: string[], most = 6) => (values.length === 0 ? 'none' : values.slice(0, most).join(', ') + (values.length > most ? ` and ${values.length - most} more` : ''))

/** The facts of pipelines in plain words, most telling first. */
export function describePipelines(facts: PipelineFacts): FactLine[] {
  const { runners, outsideCode: code, notRead } = facts
  const jobsOn = (kind: string) => runners.filter((runner) => runner.class === kind).reduce((sum, runner) => sum + runner.jobs, 0)
  const outside = code.filter(({ pin }) => pin !== 'local')
  const fixed = outside.filter(({ pin }) => pin === 'commit' || pin === 'digest')
  const lines: FactLine[] = [
    { label: 'Pipelines and jobs', value: `${n(facts.pipelines)} and ${n(facts.jobs)}` },
    ...(['hosted', 'shared', 'unknown', 'self-hosted'] as const).filter((kind) => jobsOn(kind) > 0).map((kind): FactLine => {
      const first = runners.find((runner) => runner.class === kind)
      return { label: `Jobs on ${kind === 'unknown' ? 'machines not said' : `${kind} machines`}`, value: n(jobsOn(kind)), note: list(runners.filter((runner) => runner.class === kind).map(({ label }) => label)), ...(first && { at: first.at }) }
    }),
    { label: 'Outside code fixed by commit or digest', value: `${n(fixed.length)} of ${n(outside.length)}` },
    { label: 'Ways into a cloud', value: list(facts.credentials.map(({ kind, provider, partition }) => [kind, provider, partition].filter((part) => part !== '').join(' '))) },
    { label: 'Outside services named', value: list(facts.hosts.filter(({ use }) => use === 'service').map(({ host }) => host)) },
    { label: 'Hosts abroad', value: list(facts.hosts.filter(({ place }) => place === 'foreign').map(({ host }) => host)) },
    { label: 'Images', value: n(facts.images.length + facts.imagesOmitted), note: list(facts.images.map(({ tier, image }) => `${image} (${tier})`), 4) },
    { label: 'Downloads run unseen', value: n(facts.downloads.filter(({ toShell }) => toShell).reduce((sum, { count }) => sum + count, 0)) },
    { label: 'Secrets in the files', value: n(facts.secrets.reduce((sum, { count }) => sum + count, 0)) },
    { label: 'Branch rules exported', value: facts.branchRules.length === 0 ? 'none' : n(facts.branchRules.length) },
    { label: 'People and teams named', value: facts.people.length === 0 ? 'none' : n(new Set(facts.people.map(({ name }) => name)).size), ...(facts.people[0] && { at: facts.people[0].at }) },
    { label: 'Files read', value: n(facts.read) },
  ]
  if (notRead.count > 0) lines.push({ label: 'Files not read', value: n(notRead.count), note: list(notRead.names.map(({ name, looksLike }) => (looksLike === '' ? name : `${name} (${looksLike})`))) })
  return lines
}
