import type { EvidenceFile } from '../analyzer'
import { datesIn } from '../dates-in-text'
import { firstBytes, isPdf, isZip } from '../formats/bytes'
import { openDocument } from '../formats/open-document'
import { decodeText, looksBinary } from '../formats/text'
import { newestOf } from '../read-columns'
import type { OwnershipFacts } from './facts'

const title = /\bcertificate pertaining to foreign interests\b|\bSF[ -]?328\b|\bstandard form 328\b/i
const tokens = /\b(YES|NO)\b|(\[ ?[xX✓✔] ?\]|\([xX]\)|[☒☑✓✔✗])|(\[ ?_? ?\]|\( ?\)|[☐□])/gi

/**
 * The answer whose box is checked. Whether boxes stand before or after their words shows in what comes first; when none
 * or both are checked the answer is unclear.
 */
function answerIn(text: string): OwnershipFacts['sf328'][number]['answer'] {
  const found = [...text.matchAll(tokens)].map(([, word, on, off]) => (word ? { word: word.toLowerCase() as 'yes' | 'no' } : { on: on !== undefined && off === undefined }))
  const start = found.findIndex((token, i) => 'on' in token && (('word' in (found[i - 1] ?? {})) || ('word' in (found[i + 1] ?? {}))))
  if (start < 0) return 'unclear'
  const before = !('word' in (found[start - 1] ?? {}))
  const marked = new Set<'yes' | 'no'>()
  found.forEach((token, i) => {
    if (!('on' in token) || !token.on) return
    const word = found[before ? i + 1 : i - 1]
    if (word && 'word' in word && word.word) marked.add(word.word)
  })
  const [only] = marked
  return marked.size === 1 && only ? only : 'unclear'
}

/** An SF 328 as a document: the box that is checked for each of its ten questions. Null when the file is none. */
export async function readForm(file: EvidenceFile): Promise<OwnershipFacts | null> {
  const head = await firstBytes(file.open(), 4096)
  const document = isPdf(head) || isZip(head) || (!looksBinary(head) && title.test(decodeText(head))) ? await openDocument(file).catch(() => null) : null
  const lines = document?.blocks.flatMap((block) => (block.cells ? [block.cells.join(' ')] : block.text.split('\n')).map((text) => ({ text: text.trim(), at: { file: file.name, ...block.at } }))) ?? []
  if (!lines.some(({ text }) => title.test(text))) return null
  const asked: { question: string; text: string; at: OwnershipFacts['sf328'][number]['at'] }[] = []
  for (const { text, at } of lines) {
    const number = /^(?:question\s*)?(\d{1,2})([a-c])?[.)]\s/i.exec(text)
    const question = number && Number(number[1]) >= 1 && Number(number[1]) <= 10 ? `${number[1]}${number[2] ?? ''}` : null
    const last = asked.at(-1)
    if (question && !asked.some((one) => one.question === question)) asked.push({ question, text, at })
    else if (last) last.text += ` ${text}`
  }
  const sf328 = asked.map(({ question, text, at }) => ({ question, answer: answerIn(text), at }))
  const dates = lines.filter(({ text }) => /\bdate[ds]?\b/i.test(text)).flatMap(({ text }) => datesIn(text).flatMap(({ iso }) => iso ?? []))
  return { form: 'sf-328', owners: [], total: null, foreignTotal: null, sf328, newestDate: newestOf(dates) }
}
