import { at as pathOf, textOf, type YamlNode } from '../formats/yaml-tree'
import { noteRole } from '../supply/note-script'
import type { PipelineBook } from '../supply/pipeline-book'
import type { UsesPlace } from './uses'

type Spot = { file: string; line: number }

/**
 * Notes how a step gets into a cloud (domain.md GA-05); true when it does. A copy of a login action under another owner is
 * known by what it is told: the role, the key or the identity it takes.
 */
export function noteCloudLogin(book: PipelineBook, name: string, settings: YamlNode | undefined, place: UsesPlace, at: Spot): boolean {
  const value = (key: string) => textOf(pathOf(settings, key)) ?? ''
  if (name === 'aws-actions/configure-aws-credentials' || value('role-to-assume') !== '' || value('aws-access-key-id') !== '') {
    const stored = value('aws-access-key-id') !== '' && !/steps\./.test(value('aws-access-key-id'))
    noteRole(book, value('role-to-assume'), value('aws-region'), stored ? 'stored' : value('role-to-assume') === '' ? 'unknown' : 'oidc', place.runners, at)
    return true
  }
  if (name === 'azure/login' || (value('client-id') !== '' && value('tenant-id') !== '')) {
    const cloud = /^AzureUSGovernment$/i.test(value('environment')) ? 'AzureUSGovernment' : value('environment') === '' || /^AzureCloud$/i.test(value('environment')) ? 'AzureCloud' : ''
    noteCloud(book, 'azure', value('creds') !== '' ? 'stored' : value('auth-type') === 'IDENTITY' ? 'instance' : 'oidc', cloud, cloud === 'AzureUSGovernment', place, at)
    return true
  }
  if (name === 'google-github-actions/auth' || value('workload_identity_provider') !== '' || value('credentials_json') !== '') {
    noteCloud(book, 'gcp', value('credentials_json') !== '' ? 'stored' : 'oidc', '', null, place, at)
    return true
  }
  return false
}

function noteCloud(book: PipelineBook, provider: string, kind: 'stored' | 'oidc' | 'instance', partition: string, government: boolean | null, { runners }: UsesPlace, at: Spot): void {
  book.credentials.add({ kind, provider, role: '', account: '', partition, region: '', runners, count: 1, at })
  if (kind === 'stored') book.tally.hit('GA-05/stored', at, provider)
  if (partition === 'AzureCloud') book.tally.hit('GA-05/commercial', at, 'AzureCloud')
  if (government === true && runners.includes('hosted')) book.tally.hit('GA-05/crossing', at, 'AzureUSGovernment from a hosted machine')
}
