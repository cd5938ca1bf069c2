import { decodeText } from './text'
import { estimatedPages, headingLevel, type Block, type DocumentText } from './document'

/** The text of a Markdown or plain text file, line by line. It is Markdown when headings, emphasis or links say so. */
export function readPlain(bytes: Uint8Array): DocumentText {
  const lines = decodeText(bytes).split(/\r\n|\n|\r/)
  const sample = lines.slice(0, 400)
  const markdown = sample.some((line) => /^#{1,6} \S/.test(line)) || sample.filter((line) => /^[-*] |\*\*\S|\]\(\S/.test(line)).length > 4
  const blocks = markdown ? markdownBlocks(lines) : textBlocks(lines)
  return {
    format: markdown ? 'markdown' : 'text',
    pages: estimatedPages(blocks),
    blocks,
    notes: [],
    unseen: [],
    unreadPages: [],
    trackedChanges: 0,
    attachments: 0,
    title: blocks.find((block) => block.heading > 0)?.text ?? null,
  }
}

function textBlocks(lines: string[]): Block[] {
  return lines.map((text, i) => {
    const underlined = /^(?:={3,}|-{3,})\s*$/.test(lines[i + 1] ?? '') && text.trim() !== ''
    return { text, heading: underlined ? 1 : headingLevel(text), at: { line: i + 1 } }
  })
}

function markdownBlocks(lines: string[]): Block[] {
  let fenced = false
  return lines.flatMap((line, i): Block[] => {
    const at = { line: i + 1 }
    if (/^\s{0,3}(?:```|~~~)/.test(line)) {
      fenced = !fenced
      return []
    }
    if (fenced) return [{ text: line, heading: 0, at }]
    const heading = /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line.slice(0, 1000))
    if (heading) return [{ text: plainText(heading[2] ?? ''), heading: (heading[1] ?? '').length, at }]
    if (/^\s*\|?[\s:|-]{3,}\|[\s:|-]*$/.test(line)) return []
    if (/^\s*\|.*\|\s*$/.test(line)) {
      const cells = line.trim().slice(1, -1).split('|').map((cell) => plainText(cell).trim())
      return [{ text: cells.join(' | '), heading: 0, at, cells }]
    }
    return [{ text: plainText(line), heading: 0, at }]
  })
}

/** A Markdown line without emphasis marks and link targets. */
function plainText(line: string): string {
  return line.replace(/\[([^\][]{1,300})\]\([^()\s]{1,500}\)/g, '$1').replace(/\*\*|__(?=\S)|(?<=\S)__|`/g, '')
}
