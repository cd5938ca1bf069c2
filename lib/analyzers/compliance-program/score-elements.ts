import { cadence, elements, modal, role, type Element } from './elements'
import type { ComplianceProgramFacts } from './facts'
import { find, passage, type Section } from './text-map'

type Score = ComplianceProgramFacts['elements'][number]

const words = ['absent', 'mentioned', 'described', 'operational'] as const

/**
 * How far the text covers each element (domain.md 1.7): 0 absent, 1 mentioned by a keyword, 2 described by at least three
 * different anchors, 3 operational, that is an obligation with who does it and how often or what record, in one section.
 * A text that is not about export control reaches "mentioned" at most, and only in a section that speaks of the ITAR.
 */
export function scoreElements(sections: Section[], aboutExportControl: boolean, speaksOfItar: (text: string) => boolean): Score[] {
  return elements.map((element) => scoreOf(element, aboutExportControl ? sections : sections.filter((s) => speaksOfItar(s.text)), aboutExportControl))
}

function scoreOf(element: Element, sections: Section[], about: boolean): Score {
  const named = sections.filter((section) => element.mention.test(section.text))
  const cover = (score: number, because: string): Score => {
    const passages = [...find(named, element.mention, 2), ...find(named, element.anchors[0] ?? element.mention, 1)].map(passage)
    return { element: element.element, title: element.title, score, because: `${words[score] ?? ''}: ${because}`, passages }
  }
  if (named.length === 0) return { element: element.element, title: element.title, score: 0, because: 'absent: no passage names it.', passages: [] }
  const anchors = element.anchors.filter((anchor) => named.some((section) => anchor.test(section.text))).length
  if (!about || anchors < 3) return cover(1, anchors < 3 ? 'named, with little said about it.' : 'named in a text that is not about export control.')
  const binds = (text: string) => modal.test(text) && role.test(text) && cadence.test(text)
  const operational = named.find((section) => element.anchors.filter((a) => a.test(section.text)).length >= 2 && section.sentences.some((s) => binds(s.text)))
  const rule = operational?.sentences.find((s) => binds(s.text))
  if (!rule) return cover(2, `${anchors} of its parts are described; nobody is named who does it, how often, or which record is kept.`)
  const scored = cover(3, 'it says who does it, how often and what is recorded.')
  return { ...scored, passages: [passage(rule), ...scored.passages.slice(0, 2)] }
}
