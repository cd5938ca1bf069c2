import { regionClassOf } from '../../formats/cloud-regions'
import type { Look } from '../look'
import { absent, flag, get, text, Unresolved } from '../model'

/** Where the state of the code is kept and where its modules come from (IAC-11, IAC-12). */
export function lookAtStateAndModules(look: Look): void {
  for (const backend of look.estate.backends) {
    const { kind, settings, at } = backend
    const region = get(settings, 'region')
    const name = text(region)
    const regionClass = kind === 's3' && name !== null ? regionClassOf('aws', name) : null
    const host = text(get(settings, 'hostname')) ?? 'app.terraform.io'
    const hosted = (kind === 'remote' || kind === 'cloud') && /(^|\.)(terraform\.io|scalr\.io|spacelift\.io|env0\.com)$/.test(host)
    const encrypted = kind === 's3' ? flag(get(settings, 'encrypt'), 'no') : 'unknown'
    look.out.add('backends', { kind, region: name, regionClass, hosted, encrypted, at })
    if (hosted) look.out.hit('backend-hosted', at, host)
    if (regionClass !== null && regionClass !== 'government') look.out.hit('backend-place', at, name ?? '')
    if (kind === 's3' && encrypted === 'no' && absent(get(settings, 'kms_key_id'))) look.out.hit('backend-plain', at, kind)
    if (kind === 's3' && (region === undefined || region instanceof Unresolved)) look.out.unknown('The region of the state', 'It is given when the code is run.', at)
    if (kind === 'azurerm' && text(get(settings, 'environment')) !== 'usgovernment') look.out.unknown('The cloud of the state', 'The backend does not name the government environment.', at)
  }
  for (const { source, version, at } of look.estate.modules) {
    const kind = kindOf(source)
    const pinned = kind === 'local' || (kind === 'public-registry' || kind === 'private-registry' ? version !== null && /^=?\s*v?\d+\.\d+\.\d+/.test(version.trim()) : isPinned(source))
    look.out.add('modules', { source: source.replace(/\/\/[^/@]+@/, '//').slice(0, 200), kind, pinned, at })
    if (!pinned) look.out.hit('module-unpinned', at, shown(source))
    else if (kind === 'public-registry') look.out.hit('module-public', at, shown(source))
  }
}

const shown = (source: string) => source.replace(/^(git::)?(https?|ssh):\/\/([^/@]+@)?/, '').slice(0, 100)
/** A commit, a tag that reads like a version, also that of a registry of Bicep, or a digest; a branch is not pinned. */
const isPinned = (source: string): boolean => /[?&]ref=([0-9a-f]{40}|v?\d+\.\d+\.\d+[\w.-]*)(&|$)/.test(source) || /\d+\.\d+\.\d+[^/]*\.(zip|tar\.gz|tgz)|:v?\d+\.\d+\.\d+[\w.-]*$|@sha256:[0-9a-f]{64}$/.test(source)

function kindOf(source: string): 'local' | 'public-registry' | 'private-registry' | 'git' | 'archive' | 'other' {
  if (/^\.{0,2}\//.test(source)) return 'local'
  if (/^git(::|@)|^(github\.com|gitlab\.com|bitbucket\.org)\/|\.git(\?|\/\/|$)/.test(source)) return 'git'
  if (/^[\w-]+\/[\w-]+\/[\w-]+(\/\/.*)?$/.test(source) || source.startsWith('registry.terraform.io/')) return 'public-registry'
  if (/^[\w.-]+\.[a-z]{2,}\/[\w-]+\/[\w-]+\/[\w-]+/.test(source)) return 'private-registry'
  return /^(https?|s3|gcs)(::|:)/.test(source) ? 'archive' : 'other'
}
