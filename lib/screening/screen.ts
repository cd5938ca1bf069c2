import type { Screening } from '../checklist/case'
import { jaroWinkler, listedName } from './listed-name'
import type { PublishedList } from './published-list'

/** From here on two names may mean the same party, and a person has to look (domain.md 5.15). */
const alike = 0.92
/** A word that so many names share says little about whose name it is. */
const common = 50
const commonWeight = 0.1
/** From this share on, a name is most of a longer one. */
const mostOf = 0.6
/** Names whose answer is kept while the list is the same. */
const mostKnown = 20_000
/** Most possible matches kept of one name. */
const mostHits = 5

type Name = { party: number; name: string; words: string[] }
/** A list made ready to be searched. */
export type Index = { list: PublishedList; names: Name[]; byWord: Map<string, number[]>; byStart: Map<string, Word[]>; known: Map<string, Screening['hits']> }
/** A word, and which letters are in it, as bits. */
type Word = { word: string; letters: number }

const wordsOf = (name: string) => listedName(name).split(' ').filter((word) => word !== '')

/** Makes a list ready to be searched: its names by their words, and its words by their first letter. */
export function indexOf(list: PublishedList): Index {
  const names = list.parties.flatMap(({ names }, party) => names.flatMap((name) => {
    const words = wordsOf(name)
    return words.length === 0 ? [] : [{ party, name, words }]
  }))
  const byWord = new Map<string, number[]>()
  names.forEach(({ words }, i) => {
    for (const word of new Set(words)) add(byWord, word, i)
  })
  const byStart = new Map<string, Word[]>()
  for (const word of byWord.keys()) add(byStart, word[0] as string, { word, letters: lettersOf(word) })
  return { list, names, byWord, byStart, known: new Map() }
}

function add<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}

/**
 * Holds names against a list. A name alike is a possible match and never more: no address and no birth date is compared.
 * An entry that had ended on `today` does not count.
 */
export function screenNames(index: Index, parties: string[], today: string): Screening['hits'] {
  return parties.flatMap((party) => {
    const key = `${today} ${party}`
    const known = index.known.get(key)
    if (known) return known
    const hits = screenName(index, party, today)
    if (index.known.size >= mostKnown) index.known.clear()
    index.known.set(key, hits)
    return hits
  })
}

/** The parties on a list that have a code of the firm: that is more than a name alike, and still a person decides. */
export function screenCodes({ list }: Index, party: string, codes: string[], today: string): Screening['hits'] {
  const wanted = new Set(codes.map((code) => code.toUpperCase()))
  return list.parties.flatMap(({ names, source, programs, cite, endsOn, ids = [] }) => {
    const same = ids.filter((id) => wanted.has(id))
    if (same.length === 0 || (endsOn !== null && endsOn < today)) return []
    return [{ party, listed: (names[0] ?? '').slice(0, 300), source: source.slice(0, 200), programs: [`same ${same.map((id) => (id.length === 5 ? 'CAGE code' : 'UEI')).join(' and ')}`, programs].filter((part) => part !== '').join(', ').slice(0, 200), cite: cite.slice(0, 200), score: 1 }]
  })
}

function screenName(index: Index, party: string, today: string): Screening['hits'] {
  const words = wordsOf(party)
  const candidates = new Set(tellingOf(index, words).flatMap((word) => similarWords(index, word).flatMap((similar) => index.byWord.get(similar) ?? [])))
  const best = new Map<number, { score: number; name: string }>()
  for (const i of candidates) {
    const listed = index.names[i] as Name
    const endsOn = index.list.parties[listed.party]?.endsOn ?? null
    if (endsOn !== null && endsOn < today) continue
    const score = similarity(index, words, listed.words)
    if (score >= alike && score > (best.get(listed.party)?.score ?? 0)) best.set(listed.party, { score, name: listed.name })
  }
  return [...best]
    .sort(([a, x], [b, y]) => y.score - x.score || a - b)
    .slice(0, mostHits)
    .map(([at, { score, name }]) => {
      const { source, programs, cite } = index.list.parties[at] as PublishedList['parties'][number]
      return { party, listed: name.slice(0, 300), source: source.slice(0, 200), programs: programs.slice(0, 200), cite: cite.slice(0, 200), score: Math.floor(score * 100) / 100 }
    })
}

/** Words by which names are looked up: those that few share, or the rarest when all are common. */
function tellingOf({ byWord }: Index, words: string[]): string[] {
  const shared = (word: string) => byWord.get(word)?.length ?? 0
  const telling = words.filter((word) => shared(word) <= common)
  return telling.length > 0 ? telling : words.toSorted((a, b) => shared(a) - shared(b)).slice(0, 1)
}

/** Bits of the letters a to z and of digits; two words that may be alike differ in few of them. */
const lettersOf = (word: string) => [...word].reduce((bits, letter) => bits | (1 << (letter >= 'a' ? letter.charCodeAt(0) - 97 : 26)), 0)
function differing(a: number, b: number): number {
  let count = 0
  for (let bits = a ^ b; bits !== 0; bits &= bits - 1) count++
  return count
}

function similarWords({ byStart }: Index, word: string): string[] {
  const letters = lettersOf(word)
  return (byStart.get(word[0] as string) ?? []).filter((other) => other.word === word || (Math.abs(other.word.length - word.length) <= 2 && differing(letters, other.letters) <= 3 && jaroWinkler(word, other.word) >= alike)).map((other) => other.word)
}

/** The better of the names as a whole and word by word, whatever their order; words that many share weigh little. */
function similarity(index: Index, a: string[], b: string[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  // One word out of several is no name: "Delta" is not "Delta Instruments".
  if (few.length === 1 && many.length > 1) return jaroWinkler(few.join(' '), many.join(' '))
  const weight = (word: string) => word.length * ((index.byWord.get(word)?.length ?? 0) > common ? commonWeight : 1)
  const left = [...many]
  let [sum, of] = [0, 0]
  for (const word of few) {
    const [best, score] = left.map((other) => jaroWinkler(word, other)).reduce<[number, number]>(([at, top], near, i) => (near > top ? [i, near] : [at, top]), [-1, 0])
    if (best >= 0) left.splice(best, 1)
    sum += weight(word) * score
    of += weight(word)
  }
  // A name that is most of the other is taken for it: "Iran Aircraft Manufacturing" without "Industrial".
  const share = of / (of + left.reduce((total, word) => total + weight(word), 0))
  return (sum / of) * Math.min(1, share / mostOf)
}
