import { checkImage } from '../supply/image-hits'
import { noteScript, noteTokens, noteValue } from '../supply/note-script'
import type { PipelineBook } from '../supply/pipeline-book'
import type { OwnFile } from '../supply/read-files'
import { noteRunner } from '../supply/runner'

const quoted = String.raw`(?:'''([\s\S]*?)'''|"""([\s\S]*?)"""|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")`
const shell = new RegExp(String.raw`\b(?:sh|bat|powershell|pwsh)\s*\(?\s*(?:script\s*:\s*)?${quoted}`, 'g')
const images = [
  new RegExp(String.raw`\bdocker\s+${quoted}`, 'g'),
  new RegExp(String.raw`\bdocker\.image\s*\(\s*${quoted}`, 'g'),
  new RegExp(String.raw`\b(?:docker|containerTemplate)\s*[{(][^})]*?\bimage\s*:?\s*${quoted}`, 'g'),
  /^\s*-?\s*image:\s*["']?([\w.-]+(?::\d+)?(?:\/[\w.-]+)*(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?)["']?\s*$/gm,
]
const labels = new RegExp(String.raw`\b(?:label|node)\s*\(?\s*${quoted}`, 'g')
const libraries = /@Library\(\s*\[?\s*((?:['"][^'"]+['"]\s*,?\s*)+)\]?\s*\)|\blibrary\s*\(?\s*(?:identifier\s*:\s*)?(['"][^'"]+['"])/g
const stored = /AmazonWebServicesCredentialsBinding|withAWS\s*\([^)]*credentials\s*:|\bazureServicePrincipal\s*\(|\bgoogleServiceAccountPrivateKey\b/g

const valueOf = (match: RegExpMatchArray) => match.slice(1).find((group) => group !== undefined) ?? ''

/**
 * Reads what a Jenkinsfile says of agents, images, shell steps and libraries. It is a program and is never run: what it
 * computes is unknown, and shared libraries are in other files.
 */
export function readJenkins(book: PipelineBook, { name: file, text: written }: OwnFile): void {
  const text = written.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).replace(/^([ \t]*)\/\/[^\n]*/gm, (line) => ' '.repeat(line.length))
  const at = (index: number) => ({ file, line: text.slice(0, index).split('\n').length })
  book.pipelines++
  if (book.codeHost.kind === 'unknown') book.codeHost = { kind: 'own-server', host: '' }
  book.secrets.look(written, file)
  const agents = [...text.matchAll(/\bagent\s*(?:any|\{)|\bnode\s*[({]/g)]
  for (const agent of agents) {
    book.jobs++
    const body = text.slice(agent.index, agent.index + 400)
    const label = [...body.matchAll(labels)][0]
    const name = label ? valueOf(label) : ''
    if (/^agent\s*any/.test(agent[0]) || (/^node/.test(agent[0]) && name === '')) noteRunner(book, 'shared', ['any agent'], '', at(agent.index))
    else noteRunner(book, name === '' || name.includes('$') ? 'unknown' : 'self-hosted', [name === '' ? 'Jenkins agent' : name], '', at(agent.index))
  }
  for (const shape of images) for (const match of text.matchAll(shape)) checkImage(book.images.add(valueOf(match), 'job', at(match.index + match[0].length - 1)), book.tally)
  for (const match of text.matchAll(shell)) {
    const script = valueOf(match)
    const { line } = at(match.index + match[0].indexOf(script))
    noteScript(book, script, { file, line, settings: text })
  }
  for (const match of text.matchAll(libraries)) {
    for (const [, name = ''] of (match[1] ?? match[2] ?? '').matchAll(/['"]([^'"]+)['"]/g)) {
      const ref = name.split('@')[1]
      const pin = ref === undefined ? 'none' : /^[0-9a-f]{40}$/.test(ref) ? 'commit' : 'tag'
      book.code.add({ uses: name.slice(0, 300), kind: 'library', pin, count: 1, at: at(match.index) })
      if (pin !== 'commit') book.tally.hit('GA-02/action', at(match.index), `library ${name}`)
    }
  }
  for (const match of text.matchAll(stored)) {
    book.credentials.add({ kind: 'stored', provider: /azure/i.test(match[0]) ? 'azure' : /google/i.test(match[0]) ? 'gcp' : 'aws', role: '', account: '', partition: '', region: '', runners: [], count: 1, at: at(match.index) })
    book.tally.hit('GA-05/stored', at(match.index), 'stored in Jenkins')
  }
  text.split('\n').forEach((line, i) => {
    if (!/\b(?:sh|bat|powershell)\b/.test(line)) noteValue(book, line, 'Jenkinsfile', { file, line: i + 1 })
  })
  noteTokens(book, text, '', file, 1)
}
