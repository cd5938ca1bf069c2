import { UnreadableEvidence } from '../analyzer'
import type { BuildFile } from '../image-facts'
import { hostsIn } from '../supply/host-book'
import type { ImageFileBook } from '../supply/image-file-book'
import { noteBuildHost, noteBuildScript } from '../supply/note-build'
import type { OwnFile } from '../supply/read-files'
import { fillArguments, flagsOf, pairsOf, parseDockerfile, type Instruction } from './parse'
import type { z } from 'zod'

type Stage = { name: string; user: string | null; base: Stage | null }
type State = { book: ImageFileBook; file: string; outer: Map<string, string>; inner: Map<string, string>; stages: Stage[]; settings: string }

/**
 * Reads one Dockerfile into the book (domain.md 5.10): images of FROM, COPY --from, RUN --mount and the frontend, with
 * arguments filled in by their defaults; the user of the last stage; downloads, hosts and secrets.
 * @throws UnreadableEvidence when it has no FROM, or does not parse.
 */
export function readDockerfile(book: ImageFileBook, { name: file, text }: OwnFile): void {
  const { instructions, syntax } = parseDockerfile(text, file)
  if (!instructions.some(({ name }) => name === 'FROM')) throw new UnreadableEvidence('The Dockerfile names no base image.', { file }, 'Upload the Dockerfile as it stands in the repository, complete and unchanged.')
  const settings = instructions.filter(({ name }) => name === 'ENV' || name === 'ARG').map(({ text: set }) => set).join('\n')
  const state: State = { book, file, outer: new Map(), inner: new Map(), stages: [], settings: `${settings}\n${copied(instructions)}` }
  book.secrets.look(text, file)
  if (syntax) book.image(syntax.image, 'syntax', { file, line: syntax.line })
  for (const instruction of instructions) apply(instruction, state)
  const last = state.stages.at(-1)
  const user = last ? userOf(last) : null
  const at = { file, line: instructions.findLast(({ name }) => name === 'USER' || name === 'FROM')?.line ?? 1 }
  const root = user === null ? 'unknown' : isRoot(user) ? 'yes' : user.includes('$') ? 'unknown' : 'no'
  const made: z.infer<typeof BuildFile> = { file, stages: state.stages.length, user, root, at }
  book.buildFiles.push(made)
  if (root === 'yes') book.tally.hit('IMG-08/root', at, file)
  else if (user === null && !lastIsScratch(instructions)) book.tally.hit('IMG-08/unset', at, file)
}

/** Names of configuration files that are copied in: they may send a package manager to a mirror. */
const copied = (instructions: Instruction[]) => instructions.filter(({ name }) => name === 'COPY' || name === 'ADD').map(({ text }) => text).join('\n')

const lastIsScratch = (instructions: Instruction[]) => /^(?:--\S+\s+)*scratch(?:\s|$)/i.test(instructions.findLast(({ name }) => name === 'FROM')?.text ?? '')
const userOf = (stage: Stage): string | null => stage.user ?? (stage.base ? userOf(stage.base) : null)
const isRoot = (user: string) => /^(?:root|0)(?::|$)/.test(user)

function apply(instruction: Instruction, state: State): void {
  const { book, file } = state
  const at = { file, line: instruction.line }
  switch (instruction.name) {
    case 'FROM':
      return from(instruction, state)
    case 'ARG':
      return argument(instruction, state)
    case 'ENV':
      for (const [name, value] of pairsOf(instruction.text)) {
        if (value !== null) state.inner.set(name, fillArguments(value, state.inner))
        for (const host of hostsIn(value ?? '')) noteBuildHost(book, host, 'env', at)
      }
      return
    case 'USER': {
      const stage = state.stages.at(-1)
      if (stage) stage.user = fillArguments(instruction.text, state.inner).slice(0, 100)
      return
    }
    case 'COPY':
    case 'ADD':
      return copy(instruction, state)
    case 'RUN':
      return run(instruction, state)
    case 'ONBUILD': {
      const [, name = '', text = ''] = /^(\S+)\s*([\s\S]*)$/.exec(instruction.text) ?? []
      if (/^(?:RUN|ADD|COPY)$/i.test(name)) apply({ ...instruction, name: name.toUpperCase(), text, raw: text }, state)
      return
    }
    default:
  }
}

function from({ text, line }: Instruction, state: State): void {
  const [, image = '', name = ''] = /^(\S+)(?:\s+AS\s+(\S+))?/i.exec(flagsOf(text).rest) ?? []
  const filled = fillArguments(image.replace(/^(["'])(.*)\1$/, '$2'), state.outer)
  const base = state.stages.find((stage) => stage.name !== '' && stage.name === filled.toLowerCase()) ?? null
  if (!base) state.book.image(filled, 'from', { file: state.file, line })
  state.stages.push({ name: name.toLowerCase(), user: null, base })
  state.inner = new Map()
}

/** An argument above the first FROM counts for FROM lines, and inside a stage only once it is named there again. */
function argument({ text, line }: Instruction, state: State): void {
  for (const [name, value] of pairsOf(text)) {
    const within = state.stages.length > 0
    const filled = value === null ? (within ? state.outer.get(name) : undefined) : fillArguments(value, within ? state.inner : state.outer)
    if (filled !== undefined) (within ? state.inner : state.outer).set(name, filled)
    for (const host of hostsIn(value ?? '')) noteBuildHost(state.book, host, 'arg', { file: state.file, line })
  }
}

function copy({ name, text, line, documents }: Instruction, state: State): void {
  const { flags, rest } = flagsOf(text)
  const at = { file: state.file, line }
  for (const source of flags.get('from') ?? []) other(source, 'copy-from', line, state)
  if (name !== 'ADD' || documents.length > 0) return
  const verified = flags.has('checksum')
  for (const host of hostsIn(fillArguments(rest, state.inner))) {
    noteBuildHost(state.book, host, 'add', at)
    state.book.downloads.add({ host, toShell: false, verified, count: 1, at })
    if (!verified) state.book.tally.hit('IMG-10/add', at, host)
  }
}

function run({ text, raw, line, documents }: Instruction, state: State): void {
  const { flags, rest } = flagsOf(text)
  for (const mount of flags.get('mount') ?? []) {
    const source = /(?:^|,)from=([^,]+)/.exec(mount)?.[1]
    if (source !== undefined) other(source, 'mount-from', line, state)
  }
  const script = rest.startsWith('[') ? rest.replace(/^\[\s*"|"\s*\]$/g, '').replace(/"\s*,\s*"/g, ' ') : raw
  noteBuildScript(state.book, script, { file: state.file, line, settings: state.settings })
  for (const document of documents) noteBuildScript(state.book, document.text, { file: state.file, line: document.line, settings: state.settings })
}

/** What files are taken from: an earlier stage by name or number, or else an image. */
function other(source: string, use: string, line: number, state: State): void {
  const name = fillArguments(source, new Map([...state.outer, ...state.inner]))
  if (/^\d+$/.test(name) || state.stages.some((stage) => stage.name === name.toLowerCase())) return
  state.book.image(name, use, { file: state.file, line })
}
