import { redFlagPhrases } from './compliance-program/phrases'
import { quote, type Sentence } from './compliance-program/sections'

/** Wording of a wrong idea of U.S. persons in any written document (domain.md 2.2), with its rule. */
export const redFlagsIn = (sentences: Sentence[]) =>
  sentences
    .flatMap(({ text, at }) => redFlagPhrases.filter((each) => each.words.test(text) && !each.unless?.test(text)).map(({ rule, what }) => ({ what, rule, at, text: quote(text) })))
    .slice(0, 100)
