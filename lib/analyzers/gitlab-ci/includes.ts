import { at as pathOf, items, textOf, type YamlNode } from '../formats/yaml-tree'
import type { OutsideCode } from '../pipeline-facts'
import { hostsIn } from '../supply/host-book'
import { noteHost } from '../supply/note-script'
import type { PipelineBook } from '../supply/pipeline-book'

const commit = /^[0-9a-f]{40}$/

/** Notes what a pipeline takes in from elsewhere: other files, projects, addresses, templates, components (domain.md 5.9). */
export function noteIncludes(book: PipelineBook, include: YamlNode | undefined, file: string): void {
  for (const each of items(include)) {
    const at = { file, line: each.line }
    const note = (uses: string, kind: OutsideCode['kind'], pin: OutsideCode['pin']) => {
      book.code.add({ uses: uses.slice(0, 300), kind, pin, count: 1, at })
      if (pin === 'tag' || pin === 'branch' || pin === 'none') book.tally.hit('GA-02/action', at, uses)
    }
    const plain = textOf(each)
    const remote = textOf(pathOf(each, 'remote')) ?? (plain !== undefined && /^https?:/.test(plain) ? plain : undefined)
    const local = textOf(pathOf(each, 'local')) ?? (remote === undefined ? plain : undefined)
    const project = textOf(pathOf(each, 'project'))
    const component = textOf(pathOf(each, 'component'))
    const template = textOf(pathOf(each, 'template'))
    if (remote !== undefined) {
      const integrity = textOf(pathOf(each, 'integrity'))
      note(remote, 'include', integrity !== undefined || /\/[0-9a-f]{40}\//.test(remote) ? 'commit' : 'none')
      for (const host of hostsIn(remote)) noteHost(book, host, 'include', at)
    } else if (project !== undefined) {
      const ref = textOf(pathOf(each, 'ref'))
      note(`${project}${ref === undefined ? '' : `@${ref}`}`, 'include', ref === undefined ? 'none' : commit.test(ref) ? 'commit' : ref.includes('$') ? 'unknown' : 'tag')
    } else if (component !== undefined) {
      const ref = component.slice(component.lastIndexOf('@') + 1)
      note(component, 'component', commit.test(ref) ? 'commit' : component.includes('@') ? 'tag' : 'none')
      const host = component.split('/')[0] ?? ''
      if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(host)) noteHost(book, host, 'include', at)
    } else if (template !== undefined) note(template, 'template', 'unknown')
    else if (local !== undefined) note(local, 'local', 'local')
  }
}
