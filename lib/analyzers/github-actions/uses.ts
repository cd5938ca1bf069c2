import { serviceActions } from '../../reference/pipeline-products'
import { at as pathOf, entries, textOf, type YamlNode } from '../formats/yaml-tree'
import type { OutsideCode } from '../pipeline-facts'
import { checkImage } from '../supply/image-hits'
import { noteHost, noteTokens, noteUpload, noteValue } from '../supply/note-script'
import type { PipelineBook } from '../supply/pipeline-book'
import { noteCloudLogin } from './cloud-login'

export type UsesPlace = { file: string; settings: string; runners: string[]; enter?: () => void }

/** How an action is fixed: 40 hexadecimal digits cannot be moved, a tag or branch can (domain.md GA-02). */
export function pinOf(uses: string): OutsideCode['pin'] {
  if (uses.startsWith('./') || uses.startsWith('.\\')) return 'local'
  if (uses.startsWith('docker://')) return /@sha256:[0-9a-f]{64}$/.test(uses) ? 'digest' : 'tag'
  const ref = uses.includes('@') ? uses.slice(uses.lastIndexOf('@') + 1) : ''
  if (ref === '') return 'none'
  if (/\$\{\{/.test(uses)) return 'unknown'
  if (/^[0-9a-f]{40}$|^[0-9a-f]{64}$/.test(ref)) return 'commit'
  return /^(?:main|master|develop|dev|trunk|HEAD|release\/.*)$/i.test(ref) ? 'branch' : 'tag'
}

/** Notes an action or reusable workflow: how it is fixed, what it sends where, and which rights it takes. */
export function noteUses(book: PipelineBook, uses: string, settings: YamlNode | undefined, place: UsesPlace, line: number, kind: 'action' | 'workflow'): void {
  const { file } = place
  const at = { file, line }
  const pin = pinOf(uses)
  const image = uses.startsWith('docker://')
  book.code.add({ uses: uses.slice(0, 300), kind: pin === 'local' ? 'local' : image ? 'image' : kind, pin, count: 1, at })
  if (image) checkImage(book.images.add(uses, 'action', at), book.tally)
  else if (pin !== 'commit' && pin !== 'local') book.tally.hit('GA-02/action', at, uses)
  for (const { key, value, line: where } of entries(settings)) {
    const text = textOf(value) ?? ''
    if (!noteValue(book, text, 'with', { file, line: where })) noteTokens(book, `${key} ${/secrets\.|vars\./.test(text) ? text : ''}`, place.settings, file, where)
  }
  const name = (uses.split('@')[0] ?? '').toLowerCase()
  noteService(book, name, settings, place, at)
  noteStorage(book, name, settings, at)
  if (noteCloudLogin(book, name, settings, place, at)) place.enter?.()
}

function noteService(book: PipelineBook, name: string, settings: YamlNode | undefined, { settings: text }: UsesPlace, at: { file: string; line: number }): void {
  const host = Object.entries(serviceActions.value).find(([prefix]) => name === prefix || name.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`))?.[1]
  const elsewhere = entries(settings).some(({ key, value }) => /(?:url|site|host|server|endpoint|api)$/i.test(key) && textOf(value) !== undefined) || /ddog-gov|snykgov|SONAR_HOST_URL|_SITE:|SNYK_API:/i.test(text)
  if (host !== undefined && !elsewhere) noteHost(book, host, 'action', at)
  if (name === 'actions/attest-build-provenance' || name === 'actions/attest' || name.startsWith('sigstore/') || name.includes('slsa-github-generator') || name === 'actions/attest-sbom') book.attestations++
}

const stores: [action: RegExp, to: string][] = [
  [/^actions\/upload-artifact$/, 'artifacts'],
  [/^actions\/upload-pages-artifact$|^actions\/deploy-pages$|^peaceiris\/actions-gh-pages$|^jamesives\/github-pages-deploy-action$/, 'pages'],
  [/^actions\/cache(?:\/save)?$/, 'cache'],
  [/^softprops\/action-gh-release$|^actions\/create-release$|^ncipollo\/release-action$|^actions\/upload-release-asset$/, 'release'],
  [/^pypa\/gh-action-pypi-publish$|^js-devtools\/npm-publish$/, 'packages'],
]

function noteStorage(book: PipelineBook, name: string, settings: YamlNode | undefined, at: { file: string; line: number }): void {
  const to = stores.find(([action]) => action.test(name))?.[1]
  if (to !== undefined) noteUpload(book, to, 'code host', at)
  if (name === 'docker/login-action') noteHost(book, textOf(pathOf(settings, 'registry')) ?? 'docker.io', 'with', at)
  if (name === 'docker/build-push-action' && !/^false$/i.test(textOf(pathOf(settings, 'push')) ?? 'false')) noteUpload(book, 'registry', (textOf(pathOf(settings, 'tags')) ?? '').trim().split(/[\n,]/)[0] ?? '', at)
}
