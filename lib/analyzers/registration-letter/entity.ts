import type { Locator } from '../analyzer'
import { maskCodes } from './codes'

type Line = { text: string; at: Locator }

const label = /^(?:(?:name of (?:the )?)?(?:registrant|registered (?:entity|company|party|firm))(?: name)?(?!\s+(?:code|id|number|no\b|type))|(?:company|entity|applicant|firm|organization|legal(?: entity)?|business) name|name of (?:company|applicant|firm|entity)|company|applicant|(?:re|subject)\s*:\s*(?:ddtc )?registration (?:of|for))\s*[:|-]?\s+(?=\S)/i
const sentence = /\b(?:registration (?:of|for|submitted by)|(?:confirm|certif|acknowledg|advis|notif)\w*\s(?:\w+\s){0,4}?that)\s+(?:the firm\s+)?([A-Z][\w&.,'’() -]{2,90}?)(?=,?\s+(?:is|are|has|have|was|as|with|under|becomes|became|will|expires|\(|pursuant|to)\b|\.(?:\s+[A-Z]|$)|[;\n])/
const subject = /^([A-Z][\w&.,'’ -]{2,80}?\b(?:Inc|Incorporated|LLC|L\.L\.C|Corp|Corporation|Company|Co|Ltd|Limited|LLP|LP|PLLC)\b\.?)(?:,|\s*\([^)]{1,80}\))?\s+(?:is|has been|was)\s+(?:\w+\s+)?registered\b/m
const suffix = /\b(?:Inc|Incorporated|LLC|L\.L\.C|Corp|Corporation|Company|Co|Ltd|Limited|LLP|LP|PLLC)\b\.?/
const notNames = /^(?:the|your|this|our|a|an|it|such)\b|\b(?:registration|directorate|department|statement)\b/i

/**
 * The registered entity: what stands after a label, else in the sentence that registers it, else the firm addressed.
 * Null when nothing says, or when labels name two different firms.
 */
export function entityIn(lines: Line[], text: string): { name: string | null; at: Locator | null } {
  const labelled = lines.flatMap((line) => {
    const found = label.exec(line.text)
    const name = found ? tidy(line.text.slice(found[0].length)) : ''
    return name === '' || notNames.test(name) ? [] : [{ name, at: line.at }]
  })
  const [first] = labelled
  if (first) return labelled.every((each) => same(each.name, first.name)) ? first : { name: null, at: first.at }
  const said = sentence.exec(text)?.[1] ?? subject.exec(text)?.[1]
  if (said && !notNames.test(said)) {
    const name = tidy(said)
    const at = lines.find((line) => line.text.includes(name.slice(0, 20)))?.at ?? null
    return { name, at }
  }
  const dear = lines.findIndex((line) => /^Dear\b/i.test(line.text))
  const addressed = lines.slice(Math.max(0, dear - 8), Math.max(0, dear)).find((line) => suffix.test(line.text) && line.text.length <= 100 && !notNames.test(line.text))
  return addressed ? { name: tidy(addressed.text), at: addressed.at } : { name: null, at: null }
}

/** Affiliates and subsidiaries that a list after such a word names. */
export function listedIn(lines: Line[], entity: string | null): string[] {
  const start = lines.findIndex((line) => /\b(?:subsidiar\w+|affiliates?|controlled entit\w+|divisions?)\b[^.]{0,80}[:]\s*/i.test(line.text))
  if (start < 0) return []
  const rest = (lines[start]?.text ?? '').replace(/^[^:]*:\s*/, '')
  const following = lines.slice(start + 1, start + 60).map((line) => line.text)
  const until = following.findIndex((text) => !suffix.test(text) || text.length > 120)
  const names = [...rest.split(';'), ...following.slice(0, until < 0 ? following.length : until)].map((text) => tidy(text.replace(/^[-*•\d.)\s]+/, '')))
  return [...new Set(names.filter((name) => suffix.test(name) && (entity === null || !same(name, entity))))].slice(0, 50)
}

const same = (a: string, b: string) => plain(a) === plain(b)
const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()

function tidy(text: string): string {
  return maskCodes(text).replace(/\s+/g, ' ').replace(/\s*(?:\(?(?:registration|registrant|DDTC|expiration|CAGE)\b.*)$/i, '').replace(/[;:|,]+$/, '').replace(/(?<=\bLLC|\bLLP|\bPLLC)\.$/, '').replace(/^["“]|["”]$/g, '').trim().slice(0, 120)
}
