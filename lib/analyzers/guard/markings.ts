/** One marking with its line (from 1) in the text that was looked at. */
export type Marking = { what: string; line: number }

const dissemination = String.raw`(?:NOFORN|NF|ORCON|OC|IMCON|PROPIN|RELIDO|FISA|SI|TK|HCS|SAR|SAP|FGI|FOUO|REL TO [A-Z]{3,4}(?:, ?[A-Z]{3,4}){0,30}|[A-Z]{2,12}(?:-[A-Z]{1,12}){0,4})`
const tail = String.raw`(?:\/\/? ?${dissemination}){1,8}`
/** Rules and emphasis around a banner; a single dash or star is a bullet, and a bullet makes it a list of markings. */
const before = String.raw`^\s{0,40}(?:[*=_#-]{2,20}\s{0,10})?`
const wrap = (body: string) => new RegExp(String.raw`${before}(?:${body})[\s*=_#-]{0,40}$`)

/** Shapes that are markings wherever they stand on a line of their own. */
const banners: { what: string; shape: RegExp }[] = [
  { what: 'a classification banner', shape: wrap(String.raw`(?:TOP SECRET|SECRET|CONFIDENTIAL|TS|UNCLASSIFIED)(?=\/\/)${tail}`) },
  { what: 'a classification banner', shape: wrap('TOP SECRET|SECRET|SECRET NOFORN|NOFORN|TOP SECRET NOFORN') },
  { what: 'a release marking', shape: wrap(String.raw`REL TO [A-Z]{3,4}(?:, ?[A-Z]{3,4}){0,30}`) },
  { what: 'a CUI banner', shape: wrap(String.raw`(?:CUI|CONTROLLED)(?=\/\/)${tail}`) },
]
/** Words that are a marking at the top or bottom of a page, or repeated, and a heading elsewhere. */
const bareCui = wrap('CUI|CONTROLLED|CONTROLLED UNCLASSIFIED INFORMATION')

const portion = /^\s{0,20}(?:\d[\d.]{0,10} )?\((?:(?:TS|S|C|U|CUI)\/\/[A-Z/ ,-]{2,60}|TS|S|CUI)\) ?\S/
const statement = new RegExp(String.raw`${before}DISTRIBUTION STATEMENT ([B-F])\b[\s*]{0,4}(?:[.:,-]\s{0,4}(?:distribution authorized|further dissemination)|\.?[\s*]{0,20}$)`, 'i')
const exportWarning = new RegExp(String.raw`${before}WARNING\b[^a-z]{0,10}th(?:is|e) (?:document|file|drawing|record|page|material|information)[^.\n]{0,60}\bcontains? (?:technical data|information)[^\n]{0,60}\bexport\b`, 'i')
const authority = [/^\s{0,20}Classified By: ?\S/i, /^\s{0,20}Derived From: ?\S/i, /^\s{0,20}Declassify On: ?\S/i]
const endsParagraph = /[.:;!?)]\s*$|^\s*$/

/** Looks at text line by line, holding only what it has seen, never the text. */
export type MarkingReader = { line: (text: string, edgeOfPage?: boolean) => void; end: () => Marking[] }

/**
 * Reads markings that stand as markings: a banner on its own line, a portion mark that opens a paragraph, a distribution
 * statement B to F, an export-control warning, a classification authority block. A sentence about them is none.
 */
export function markingReader(): MarkingReader {
  const found: Marking[] = []
  const bare: { line: number; edge: boolean }[] = []
  const statements: { letter: string; line: number }[] = []
  const authorityLines = new Map<number, number>()
  let number = 0
  let lastFilled = 0
  let previous = ''
  const add = (what: string) => {
    if (found.length < 20) found.push({ what, line: number })
  }
  return {
    line(text, edgeOfPage = false) {
      number++
      if (text.length > 2000) {
        previous = ''
        return
      }
      const filled = text.trim() !== ''
      const first = filled && lastFilled === 0
      if (filled) lastFilled = number
      for (const banner of banners) if (banner.shape.test(text)) add(banner.what)
      if (bareCui.test(text) && bare.length < 100) bare.push({ line: number, edge: edgeOfPage || first })
      if (portion.test(text) && (endsParagraph.test(previous) || text.includes('//'))) add('a portion mark')
      const letter = statement.exec(text)?.[1]
      if (letter) statements.push({ letter: letter.toUpperCase(), line: number })
      if (exportWarning.test(text)) add('an export-control warning')
      authority.forEach((shape, i) => shape.test(text) && authorityLines.set(i, number))
      previous = text
    },
    end() {
      const edge = bare.find((mark) => mark.edge || mark.line === lastFilled)
      const cui = edge ?? (bare.length > 1 ? bare[0] : undefined)
      if (cui) found.push({ what: 'a CUI banner', line: cui.line })
      const kinds = new Set(statements.map((each) => each.letter))
      if (statements[0] && kinds.size < 3) found.push({ what: `distribution statement ${statements[0].letter}`, line: statements[0].line })
      if (authorityLines.size > 1) found.push({ what: 'a classification authority block', line: Math.min(...authorityLines.values()) })
      return found
    },
  }
}
