import { hostsIn } from './host-book'
import { installs, lockless } from './installs'

/** What a script does, as far as its text says; nothing is run or evaluated. Each with the line in the file. */
export type ScriptFindings = {
  hosts: { host: string; line: number }[]
  downloads: { host: string; toShell: boolean; verified: boolean; line: number }[]
  /** Package managers that use their public host because the script names no other; `host` is that host. */
  defaults: { tool: string; host: string; line: number }[]
  /** Installs that take whatever is newest. */
  lockless: { tool: string; line: number }[]
  images: { image: string; line: number }[]
  uploads: { to: string; target: string; line: number }[]
  roles: { role: string; line: number }[]
  signs: boolean
}

const fetches = String.raw`\b(?:curl|wget|fetch|iwr|irm|invoke-webrequest|invoke-restmethod)(?:\.exe)?\b`
const shells = String.raw`(?:sudo\s+(?:-\S+\s+)*(?:\w+=\S+\s+)*)?(?:env\s+(?:\w+=\S+\s+)*)?(?:\/(?:usr\/)?bin\/)?(?:ba|z|da|k|a)?sh\b|(?:sudo\s+(?:-\S+\s+)*)?(?:python3?|node|perl|ruby|php)\b(?!\s+-[cem]\b)|iex\b|invoke-expression\b|source\s+\/dev\/stdin`
const piped = new RegExp(String.raw`${fetches}[^\n|;]*(?:\|\s*(?:tee\s+\S+|gunzip|tr\s[^|\n]*|sed\s[^|\n]*|cat)\s*)*\|\s*(?:${shells})`, 'gi')
const substituted = new RegExp(String.raw`(?:\b(?:ba|z|da|k)?sh\b(?:\s+-\w+)*\s*|\bsource\s+|(?:^|\s)\.\s+|\beval\s+|\biex\s*)["'(]*(?:<\(|\$\(|\x60)\s*${fetches}[^\n)]*`, 'gim')
const powershell = /\b(?:iex|invoke-expression)\b[^\n]*downloadstring\([^\n]*/gi
const kept = new RegExp(String.raw`${fetches}[^\n|;&]*`, 'gi')
const verifies = /\b(?:sha(?:256|384|512)sum|shasum|md5sum)\b[^\n]*(?:\s-c\b|\s--check\b|\s-\w*c\w*\b)|\bgpgv?\b[^\n]*--verify|\bcosign\s+verify|\bslsa-verifier\b|\bminisign\b[^\n]*-V|\bopenssl\s+dgst[^\n]*-verify|\bget-filehash\b|\bgh\s+attestation\s+verify/i
const signing = /\bcosign\s+(?:sign|attest)|\bgh\s+attestation\s+(?!verify)|\bslsa-generator|\bgpg\b[^\n]*--(?:detach-)?sign\b|\bnotation\s+sign\b/i
const pulls = /\b(?:docker|podman|nerdctl|ctr\s+images?|crictl|buildah)\s+(?:image\s+)?pull\s+(?:-\S+(?:[ =](?:linux|windows)\/\S+)?\s+)*["']?([^\s"';|&]+)|\b(?:skopeo\s+copy|crane\s+(?:copy|cp|pull|export|digest)|regctl\s+image\s+copy)\s+(?:-\S+\s+)*["']?(?:docker:\/\/)?([^\s"';|&]+)/gi
const runs = /\b(?:docker|podman)\s+run\s([^\n|;&]*)/gi
const uploads: [to: string, shape: RegExp][] = [
  ['bucket', /\baws\s+(?:--\S+\s+\S+\s+)*s3\s+(?:cp|sync|mv)\s[^\n;|&]*?(s3:\/\/[^\s"'/;|&]+)[^\n;|&]*/gi],
  ['bucket', /\b(?:gsutil\s+(?:-\S+\s+)*(?:cp|rsync)|gcloud\s+storage\s+(?:cp|rsync))\s[^\n;|&]*?(gs:\/\/[^\s"'/;|&]+)/gi],
  ['bucket', /\baz\s+storage\s+blob\s+upload(?:-batch)?\s[^\n;|&]*?--account-name[ =]["']?([^\s"']+)/gi],
  ['registry', /\b(?:docker|podman|buildah)\s+(?:image\s+)?push\s+(?:-\S+\s+)*["']?([^\s"';|&]+)/gi],
  ['registry', /\bhelm\s+push\s+\S+\s+["']?oci:\/\/([^\s"';|&]+)/gi],
  ['packages', /\b(npm|yarn|pnpm|cargo|poetry|flit)\s+publish\b/gi],
  ['packages', /\b(twine)\s+upload\b/gi],
  ['release', /\b(gh\s+release)\s+(?:create|upload)\b/gi],
  ['pages', /\b(gh-pages)\b|\bgit\s+push[^\n]*\b(gh-pages)\b/gi],
]
const role = /\b(?:role-arn|RoleArn|AWS_ROLE_ARN|role_arn)["']?[ =:]+["']?(arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+)/gi

/** Reads one script. @param from line of its first line, counted from 1 */
export function readScript(script: string, from: number): ScriptFindings {
  const text = plain(script)
  const lineOf = (index: number) => from + script.slice(0, index).split('\n').length - 1
  const verified = verifies.test(text)
  const downloads: ScriptFindings['downloads'] = []
  const taken: [number, number][] = []
  for (const shape of [piped, substituted, powershell]) {
    for (const match of text.matchAll(shape)) {
      if (taken.some(([start, end]) => match.index < end && match.index + match[0].length > start)) continue
      taken.push([match.index, match.index + match[0].length])
      downloads.push({ host: hostsIn(match[0])[0] ?? '', toShell: true, verified: false, line: lineOf(match.index) })
    }
  }
  for (const match of text.matchAll(kept)) {
    if (taken.some(([start, end]) => match.index >= start && match.index < end)) continue
    const host = hostsIn(match[0])[0]
    if (host && /\s-(?:\w*[oO]\b|-output|-remote-name|\w*O\w*)|wget|OutFile|\|\s*tar\b|>\s*\S/i.test(`${match[0]}${text.slice(match.index + match[0].length, match.index + match[0].length + 12)}`)) {
      downloads.push({ host, toShell: false, verified, line: lineOf(match.index) })
    }
  }
  return {
    hosts: hostsOf(script, from),
    downloads,
    defaults: installs(text).map(({ tool, host, index }) => ({ tool, host, line: lineOf(index) })),
    lockless: lockless(text).map(({ tool, index }) => ({ tool, line: lineOf(index) })),
    images: [...imagesIn(text)].map(({ image, index }) => ({ image, line: lineOf(index) })),
    uploads: uploads.flatMap(([to, shape]) => [...text.matchAll(shape)].filter((match) => to !== 'bucket' || isUpload(match[0])).map((match) => ({ to, target: (match[1] ?? match[2] ?? '').slice(0, 200), line: lineOf(match.index) }))),
    roles: [...text.matchAll(role)].map((match) => ({ role: match[1] ?? '', line: lineOf(match.index) })),
    signs: signing.test(text),
  }
}

const hostsOf = (script: string, from: number) => script.split('\n').flatMap((line, i) => (/^\s*#/.test(line) ? [] : hostsIn(line).map((host) => ({ host, line: from + i }))))

/** A copy out of a bucket is no upload: the address of the bucket has to be the last one. */
const isUpload = (command: string) => /(?:s3|gs):\/\/\S+["']?(?:\s+-{1,2}\S+(?:[ =][^\s-]\S*)?)*\s*$/.test(command.trim()) || !/\b(?:s3|gsutil|gcloud)\b/.test(command)

/** The script with comments blanked and continued lines joined; every character keeps its place. */
const plain = (script: string) =>
  script
    .replace(/^([ \t]*)#(?!!)[^\n]*/gm, (line) => ' '.repeat(line.length))
    .replace(/^(.*?[ \t])(#[ \t][^\n]*)/gm, (line, before: string, comment: string) => (evenQuotes(before) ? before + ' '.repeat(comment.length) : line))
    .replace(/\\\r\n/g, '   ')
    .replace(/\\\n/g, '  ')

const evenQuotes = (text: string) => (text.match(/"/g)?.length ?? 0) % 2 === 0 && (text.match(/'/g)?.length ?? 0) % 2 === 0

function* imagesIn(text: string): Generator<{ image: string; index: number }> {
  for (const match of text.matchAll(pulls)) yield { image: match[1] ?? match[2] ?? '', index: match.index }
  for (const match of text.matchAll(runs)) {
    const image = (match[1] ?? '').split(/\s+/).find((word, i, all) => /^[a-z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)+(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/.test(word) && !/^-(?!-rm$|-?it?$|d$|-tty$|-interactive$|-detach$|-init$|-privileged$|-read-only$)[\w-]+$/.test(all[i - 1] ?? ''))
    if (image) yield { image, index: match.index }
  }
}
