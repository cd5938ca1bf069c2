import { scanXml } from './xml'
import type { Block } from './document'
import type { Zip } from './zip'

/** What the text of a diagram is in: its data. What is drawn says the same again. */
const dataPart = /^word\/diagrams\/data(\d{0,4})\.xml$/

/** The text of the diagrams (SmartArt) of a Word document, a block for each of their shapes, in the order of the diagrams. @throws UnreadableEvidence when a part is broken. */
export async function readDiagrams(zip: Zip, file: string): Promise<Block[]> {
  const parts = zip.members.flatMap((name) => {
    const number = dataPart.exec(name)?.[1]
    return number === undefined ? [] : [{ name, number: Number(number || 1) }]
  })
  const blocks: Block[] = []
  for (const { name, number } of parts.sort((a, b) => a.number - b.number)) {
    let inText = false
    let text = ''
    await scanXml(zip.stream(name), { file, part: name }, {
      open(element) {
        if (element === 'pt') text = ''
        else if (element === 'p' || element === 'br') text += text === '' ? '' : ' '
        inText = element === 't' || inText
      },
      close(element) {
        if (element === 't') inText = false
        if (element !== 'pt') return
        const said = text.replace(/\s+/g, ' ').trim()
        if (said !== '') blocks.push({ text: said, heading: 0, at: { section: `Diagram ${number}` } })
      },
      text(piece) {
        if (inText) text += piece
      },
    })
  }
  return blocks
}
