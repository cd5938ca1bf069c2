import { scanXml } from './xml'
import type { Zip } from './zip'

/** What the paragraph styles of a Word document mean: the level of a heading (0 for none), and entries of a table of contents. */
export type WordStyles = { level: (style: string) => number; contents: (style: string) => boolean }

type Style = { name: string; basedOn: string; outline: number | null }

/**
 * Reads the styles by what they are, not by their id: an id is in the language of the writer ("berschrift1", "Ttulo1", "1"),
 * the name of a built-in style is English in every file, and an own style says its level or what it is based on.
 * @throws UnreadableEvidence when the part is broken.
 */
export async function readWordStyles(zip: Zip, file: string): Promise<WordStyles> {
  const part = 'word/styles.xml'
  const styles = new Map<string, Style>()
  let current: Style | null = null
  if (zip.has(part)) {
    await scanXml(zip.stream(part), { file, part }, {
      open(name, attributes) {
        if (name === 'style') styles.set(wordValue(attributes, 'styleId'), (current = { name: '', basedOn: '', outline: null }))
        else if (!current) return
        else if (name === 'name') current.name = wordValue(attributes)
        else if (name === 'basedOn') current.basedOn = wordValue(attributes)
        else if (name === 'outlineLvl') current.outline = Number(wordValue(attributes))
      },
      close: (name) => void (name === 'style' && (current = null)),
    })
  }
  const level = (id: string, depth = 0): number => {
    const style = styles.get(id)
    const own = namedLevel(style?.name ?? id)
    if (own > 0 || !style || depth > 10) return own
    if (style.outline !== null) return levelOfOutline(style.outline)
    return style.basedOn === '' ? 0 : level(style.basedOn, depth + 1)
  }
  return { level, contents: (id) => /^(?:toc|table of figures|verzeichnis|inhaltsverzeichnis|tm)\s*\d{0,2}$/i.test(styles.get(id)?.name ?? id) }
}

/** The level that `w:outlineLvl` gives: 0 to 8 are headings, 9 is body text. */
export const levelOfOutline = (outline: number): number => (outline >= 0 && outline < 9 ? Math.min(outline + 1, 6) : 0)

/** An attribute of WordprocessingML, whatever prefix the file gives its namespace. */
export function wordValue(attributes: Record<string, string>, name = 'val'): string {
  const plain = attributes[`w:${name}`] ?? attributes[name]
  if (plain !== undefined) return plain
  return Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1] ?? ''
}

function namedLevel(name: string): number {
  if (/^title$/i.test(name)) return 1
  const level = Number(/^(?:heading|(?:ü|u)?berschrift|titre|.*heading)\s*([1-9])$/i.exec(name)?.[1] ?? 0)
  return Math.min(level, 6)
}
