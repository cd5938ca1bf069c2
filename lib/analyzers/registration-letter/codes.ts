import type { Locator } from '../analyzer'
import type { RegistrationLetterFacts } from './facts'

/** Form of a registration code (domain.md 1.6): M or K and four or five digits. */
const code = /(?<![A-Za-z0-9])([MK])[- ]?(\d{2,3})(\d{2})(?![\d-])/g
const beside = /\b(?:regist\w+|codes?|DDTC|DECCS|applicant|PM\/DDTC)\b/i

/** The same text with every registration code cut to its letter and last two digits. */
export const maskCodes = (text: string): string => text.replace(code, (_whole, letter: string, _hidden: string, last: string) => masked(letter, last))

const masked = (letter: string, last: string) => `${letter}•••${last}`

/** The codes beside words that explain them, masked; how many different ones there are is counted before masking. */
export function codesIn(lines: { text: string; at: Locator }[]): { distinct: string[]; count: number; at: Locator | null } {
  const full = new Set<string>()
  const distinct: string[] = []
  let first: Locator | null = null
  lines.forEach((line, i) => {
    const explained = beside.test(`${lines[i - 1]?.text ?? ''} ${line.text}`)
    for (const [, letter = '', hidden = '', last = ''] of explained ? line.text.matchAll(code) : []) {
      if (!full.has(letter + hidden + last)) distinct.push(masked(letter, last))
      full.add(letter + hidden + last)
      first ??= line.at
    }
    // A letter that came with its code already blackened: M•••12, M***12, MXXX12.
    for (const [, letter = '', last = ''] of explained ? line.text.matchAll(/(?<![A-Za-z0-9])([MK])[- ]?[•*xX█■]{2,4}(\d{2})(?!\d)/g) : []) {
      if (!distinct.includes(masked(letter, last))) distinct.push(masked(letter, last))
      full.add(masked(letter, last))
      first ??= line.at
    }
  })
  return { distinct, count: full.size, at: first }
}

/** In which capacity the letter registers: by its own words, else by the letter of the code. */
export function capacityOf(text: string, masks: string[]): RegistrationLetterFacts['registrant'] {
  const letters = new Set(masks.map((each) => each[0]))
  if (letters.size > 1) return 'unclear'
  if (letters.has('K')) return 'broker'
  const registeredAs = /\bregist(?:ered|ration|rant)\b[^.\n]{0,40}\b(?:as|type|category|capacity)\b[^.\n]{0,80}/i.exec(text)?.[0] ?? ''
  const words = /manufactur|export|broker/i.test(registeredAs) ? registeredAs : text
  const makes = /\bmanufactur\w*/i.test(words)
  const exports = /\bexporters?\b/i.test(words)
  const brokers = /\bbrokers?\b|\bbrokering registration\b/i.test(words)
  if (brokers && !makes && !exports) return 'broker'
  if (brokers && words === registeredAs) return 'unclear'
  if (makes && exports) return 'manufacturer-exporter'
  if (makes) return 'manufacturer'
  return exports ? 'exporter' : letters.has('M') ? 'manufacturer-exporter' : 'unclear'
}
