import { quote, type Sentence } from './compliance-program/sections'
import type { PastMatter } from './document-facts'

/** Most that a document's facts keep. */
const most = 20

const disclosure = String.raw`(?:(?:voluntary|directed)(?: self-?)? disclosures?|self-disclosures?|VSDs?|initial notifications?)(?: \([^()]{1,40}\))?`
const breach = String.raw`(?:(?:unauthori[sz]ed|unlicensed|inadvertent) (?:exports?|re-?exports?|transfers?|releases?)|(?:ITAR|export(?:[- ]control)?) violations?|violations? of (?:the )?ITAR)`
const wasMade = String.raw`(?:was|were|had been|has been|have been) (?:\w+ly )?(?:submitted|filed|made|sent|disclosed|reported|closed|found|discovered|identified|confirmed)`
const firm = String.raw`(?:we|the (?:company|firm|organi[sz]ation|contractor|corporation|auditee|supplier|subcontractor|business)|our (?:company|firm|office|\w+ ?officer))`
const didSo = String.raw`(?:(?:has|have|had) )?(?:\w+ly )?(?:submitted|filed|made|sent|self-reported|reported|disclosed)`

/** Words up to the verb that do not turn the matter into a rule, a form or a course about such matters. */
const upTo = String.raw`(?:(?!procedure|polic(?:y|ies)|process|rule|requirement|form\b|template|training|section|program|register|log\b)[^.;]){0,80}?`

/** What has happened, by its verb: duties and plans stand in the present or the future. */
const happened = [
  new RegExp(String.raw`\b${disclosure}\b${upTo}\b(?:${wasMade}|occurred|took place)\b`, 'i'),
  new RegExp(String.raw`\b${breach}\b${upTo}\b(?:${wasMade}|occurred|took place|came to light)\b`, 'i'),
  new RegExp(String.raw`\b${firm}\b[^.;]{0,40}?\b${didSo}\b[^.;]{0,60}?\b(?:${disclosure}|${breach})\b`, 'i'),
  new RegExp(String.raw`\b${firm}\b[^.;]{0,40}?\b(?:entered into|signed|concluded|is under|is subject to|was placed under)\b[^.;]{0,30}?\bconsent agreement\b`, 'i'),
  /\bfollowing (?:the|our|a|its) (?:voluntary|directed)(?: self-?)? disclosure (?:of|in|made|submitted|filed)\b/i,
]
/** Rules, examples, and sentences which say that there was none. "May 2024" is a month, "No. 24" a number. */
const isOther = /\b(?:shall|must|will|would|should|may(?! (?:of )?\d)|might|could|any|each|every|examples?|hypothetical|case study|suppose|no(?!\.)|none|not|never|zero|nor|without|neither)\b/i
/** Conditions, which make a rule of a sentence that names no year. */
const isCondition = /\b(?:if|when|whenever|where|once|unless|until|before|after)\b/i

const yearsIn = (text: string): number[] => [...text.matchAll(/(?<![\d§.-])(?:19[89]\d|20[0-4]\d)(?![\d.]\d)/g)].map(([year]) => Number(year))

/** What sentences of a document tell of past violations and disclosures of the firm, to be held against its answer (domain.md 4, PRG-06); left out where nothing. */
export function pastMatters(sentences: Sentence[]): { matters?: PastMatter[] } {
  const found = sentences.flatMap(({ text, at }) => {
    const year = Math.max(...yearsIn(text), 0) || null
    const isTold = !isOther.test(text) && (year !== null || !isCondition.test(text)) && happened.some((shape) => shape.test(text))
    return isTold ? [{ text: quote(text), at, year }] : []
  })
  return found.length === 0 ? {} : { matters: found.slice(0, most) }
}
