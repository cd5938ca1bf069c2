const instruction = /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?=\s)/i
const from = /^FROM\s+(?:--platform=\S+\s+)?\S+(?:\s+AS\s+\S+)?\s*$/i

const meaningful = (text: string, comment: RegExp) => text.split(/\r\n|\n|\r/).map((line) => line.trim()).filter((line) => line !== '' && !comment.test(line))

/** A Dockerfile: its first instruction is FROM, or ARG with a FROM after it. */
export function isBuildFile(text: string): boolean {
  const lines = meaningful(text.replace(/^[ \t]*#[^\n]*\n/gm, '').replace(/[\\`][ \t]*\r?\n/g, ' '), /^#/)
  const first = lines[0] ?? ''
  if (from.test(first)) return lines.length === 1 || lines.slice(1, 40).some((line) => instruction.test(line))
  if (!/^ARG\s+\w+/i.test(first)) return false
  const next = lines.find((line) => !/^ARG\s/i.test(line))
  return next === undefined || from.test(next)
}

const owner = /^(?:@[\w-]+(?:\/[\w.-]+)*|[^\s@]+@[^\s@]+\.[^\s@]+|@@[\w-]+)$/

/** A CODEOWNERS file: patterns with owners, and sections as GitLab has them. */
export function isOwnersFile(text: string): boolean {
  const lines = meaningful(text, /^#/)
  if (lines.length === 0) return false
  let owned = 0
  for (const line of lines) {
    const section = /^\^?\[[^\]]+\](?:\[\d+\])?(?:\s+(.*))?$/.exec(line)
    if (section) {
      owned += (section[1] ?? '').split(/\s+/).filter((name) => owner.test(name)).length
      continue
    }
    const [pattern = '', ...rest] = line.replace(/\s+#.*$/, '').split(/\s+/)
    if (/[,;:{}="<>]/.test(pattern) || !/[*/.\w]/.test(pattern) || !rest.every((name) => owner.test(name))) return false
    owned += rest.length
  }
  return owned > 0
}

const reference = /^[a-z0-9][a-z0-9._-]*(?::\d+)?(?:\/[a-z0-9][a-z0-9._-]*)+(?::[\w][\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/

/** A name of Docker Hub as people write it: without a registry, and with a tag, so that a word is none. */
const short = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)?:[\w][\w.-]{0,127}(?:@sha256:[0-9a-f]{64})?$/
const registry = /^[^/]+\.[^/]+\//

/** A list of images, one a line: every line is a reference, one at least with a registry, and one with a tag or digest. */
export function isImageList(text: string): boolean {
  const lines = meaningful(text.slice(0, text.lastIndexOf('\n') > 0 && text.length >= 65_536 ? text.lastIndexOf('\n') : undefined), /^(?:#|\/\/)/)
  return lines.length > 0 && lines.every((line) => (reference.test(line) && registry.test(line)) || short.test(line)) && lines.some((line) => registry.test(line)) && lines.some((line) => /:[\w.-]+$|@sha256:/.test(line.slice(line.lastIndexOf('/'))))
}
