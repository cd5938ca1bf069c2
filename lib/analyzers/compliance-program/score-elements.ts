import type { ComplianceProgramFacts } from './facts'
import { elements, type Element } from './elements'
import { quote, type Section, type Sentence } from './sections'

type ElementScore = ComplianceProgramFacts['elements'][number]
type Hit = { sentence: Sentence; anchors: string[]; strength: 1 | 2 | 3 }

const modal = /\b(?:must|shall|will|is required to|are required to|is responsible for|are responsible for|has to|have to|is accountable for|should)\b/i
const obliged = /\b(?:must|shall|will|is required to|are required to|is responsible for|are responsible for|has to|have to|is accountable for)\b/i
const process = /\b(?:ensures?|maintains?|conducts?|keeps?|reviews?|performs?|provides?|documents?|records?|reports?|tracks?|submits?|signs?|approves?|investigates?|screens?|trains?|retains?|assesses|audits|verif(?:y|ies)|includes?|establish(?:es)?|identif(?:y|ies)|consists?)\b/i
const passive = /\b(?:is|are|be) (?:\w+ly )?(?:reviewed|prioriti[sz]ed|ranked|scored|tracked|kept|recorded|retained|conducted|performed|maintained|documented|reported|investigated|trained|required|approved|audited|assessed|signed|filed|updated|screened|tested|stored|assigned|notified|told|published|prohibited|forbidden|verified|checked|monitored|revised)\b|\btakes? place\b/i
const role = /\b(?:empowered officials?|compliance (?:officers?|managers?|team|committee|department|staff|lead)|export (?:compliance )?(?:officers?|managers?|lead)|(?:security|program|project|facility|IT|HR|human resources|quality|contracts?) (?:officers?|managers?|directors?|administrators?|lead)|president|chief \w+ officer|C[EIOST]{1,2}O|general counsel|legal counsel|internal audit|auditors?|managers?|supervisors?|human resources|senior management|(?:all |each |every )employees?|TCO|FSO|ISSO)\b/i
const cadence = /\b(?:annual(?:ly)?|yearly|quarterly|monthly|weekly|daily|semi-?annual(?:ly)?|biannual(?:ly)?|periodic(?:ally)?|(?:once|twice) (?:a|per|every|each) \w+|every (?:\w+ )?(?:day|week|month|quarter|year)s?|each (?:month|quarter|year)|within (?:\w+ ){1,3}(?:hours?|days?|weeks?|months?)|(?:at least )?\w+ \(?\d{0,2}\)? ?(?:days?|months?|years?)|immediately|before (?:any |each |every )?\w+|prior to|upon)\b/i
const record = /\b(?:records?|logs?|register|forms?|reports?|minutes|checklists?|certificates?|signed|documented|written|filed|ticket|tracker|database|memorand(?:um|a)|sign-in sheet)\b/i
/** The writer says that it is not done, or not yet. */
const notDone = /\b(?:(?:do|does|did|has|have|is|are) not (?:yet )?(?:have|had|conduct|perform|maintain|provide|keep|been|in place|applicable|require)|(?:is|are) not (?:kept|retained|trained|audited|screened|recorded|documented|reviewed)|not yet|no formal|plan(?:s|ning)? to|intends? to|in the future|to be (?:determined|developed|written|decided|defined))\b/i

/**
 * Scores the eight elements 0 to 3 (domain.md 1.7) from the sections that speak of export control. Described
 * takes two sentences that say what is done; operational takes two that name who does it, with how often and what record
 * within three sentences.
 */
export function scoreElements(sections: Section[]): ElementScore[] {
  return elements.map((element) => scoreElement(element, sections))
}

function scoreElement(element: Element, sections: Section[]): ElementScore {
  const hits = sections.flatMap((section) => hitsIn(element, section))
  const covered = new Set(hits.flatMap((hit) => hit.anchors))
  const described = hits.filter((hit) => hit.strength >= 2)
  const describedAnchors = new Set(described.flatMap((hit) => hit.anchors))
  const operational = hits.filter((hit) => hit.strength === 3)
  const operationalAnchors = new Set(operational.flatMap((hit) => hit.anchors))
  const enough = Math.min(3, element.anchors.length - 2)
  let score = 0
  if (covered.size > 0) score = 1
  if (described.length >= 2 && describedAnchors.size >= 2) score = 2
  if (score === 2 && operational.length >= 2 && operationalAnchors.size >= 2 && describedAnchors.size >= enough) score = 3
  const missing = element.anchors.filter((each) => !describedAnchors.has(each.name)).map((each) => each.name)
  return {
    element: element.element,
    title: element.title,
    score,
    because: because(score, covered, missing),
    passages: hits.toSorted((a, b) => b.strength - a.strength || b.anchors.length - a.anchors.length).slice(0, 4).map(({ sentence }) => ({ text: quote(sentence.text), at: sentence.at })),
  }
}

function hitsIn(element: Element, section: Section): Hit[] {
  return section.sentences.flatMap((sentence, i): Hit[] => {
    const anchors = element.anchors.filter((each) => each.words.test(sentence.text)).map((each) => each.name)
    if (anchors.length === 0) return []
    if (notDone.test(sentence.text)) return [{ sentence, anchors, strength: 1 }]
    const told = sentence.text.split(/\s+/).length >= 8 && (modal.test(sentence.text) || process.test(sentence.text) || passive.test(sentence.text))
    if (!told) return [{ sentence, anchors, strength: 1 }]
    const near = section.sentences.slice(Math.max(0, i - 3), i + 4).map((each) => each.text).join(' ')
    const runs = (obliged.test(sentence.text) || passive.test(sentence.text)) && role.test(sentence.text) && cadence.test(near) && record.test(near)
    return [{ sentence, anchors, strength: runs ? 3 : 2 }]
  })
}

function because(score: number, covered: Set<string>, missing: string[]): string {
  const rest = missing.length > 0 ? ` Not described: ${missing.join(', ')}.` : ''
  if (score === 0) return 'No passage about export control speaks of this element.'
  if (score === 1) return `Only mentioned (${[...covered].join(', ')}); nothing says how it is done.${rest}`
  if (score === 2) return `Described, but not who does it, how often and what record is kept.${rest}`
  return `Says who does it, how often and what record is kept.${rest}`
}
