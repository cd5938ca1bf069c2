import { passage, topicIn } from '../read-document'
import type { Section, Sentence } from '../compliance-program/sections'
import type { ArchitectureFacts } from './facts'

const numbers: Record<string, number> = { one: 1, two: 2, three: 3, five: 5, six: 6, seven: 7, ten: 10, ninety: 90 }
const unitDays = { day: 1, week: 7, month: 30, year: 365 }
const period = /\b(\d{1,5}|one|two|three|five|six|seven|ten|ninety)(?:\s*\(\d{1,4}\))?[\s-]+(day|week|month|year)s?\b/gi

/** "Not kept for five years", "less than 90 days": a period that is named and not promised. "Not less than" promises it. */
const unkept = /\b(?:not|never)\b(?! less| fewer)[^.;]{0,25}\b(?:retain\w*|kept|keep|stor\w+|archiv\w+|preserv\w+)\b|(?<!\b(?:not|no) )\b(?:less|fewer) than\b/i

/** Days for which the document says that logs are kept; each sentence that names a period beside logs and keeping. */
export function retentionClaims(sentences: Sentence[]): ArchitectureFacts['claims']['retentionDays'] {
  return sentences
    .filter(({ text }) => /\blogs?\b|\blogging\b|\bCloudTrail\b|\baudit (?:records?|trail|data)\b/i.test(text) && /\b(?:retain|retention|retained|kept|keep|stored|archiv\w+|preserv\w+)\b/i.test(text) && !unkept.test(text))
    .flatMap((sentence) =>
      [...sentence.text.matchAll(period)].map((match) => {
        const word = (match[1] ?? '').toLowerCase()
        const amount = Number(word) || numbers[word] || 0
        const unit = (match[2] ?? 'day').toLowerCase() as keyof typeof unitDays
        return { days: unit === 'year' ? Math.floor(amount * 365.25) : amount * unitDays[unit], ...passage(sentence) }
      }),
    )
    .slice(0, 20)
}

const notYet = /\b(?:is|are|was|were) (?:not|never|planned|being (?:considered|evaluated|rolled out))\b|\bplanned for\b|\bwill be (?:introduced|rolled out|enabled|required|enforced|deployed) (?:in|by|from|later|when|once|after)\b|\bnot (?:yet )?(?:used|required|enabled|enforced|in place|supported|available)\b|\bdo(?:es)? not (?:use|require|have|support)\b/i

/** Which second factor the document says people use. */
export function mfaClaims(sentences: Sentence[]): ArchitectureFacts['claims']['mfa'] {
  return sentences
    .filter(({ text }) => /\bMFA\b|\bmulti-?factor\b|\btwo-?factor\b|\b2FA\b|\bsecond factor\b|\bFIDO ?2?\b|\bYubiKeys?\b|\bPIV\b|\bCAC\b/i.test(text) && !/\b(?:not|no|without|planned|will be)\b[^.]{0,30}\b(?:MFA|multi-?factor|factor)\b/i.test(text) && !notYet.test(text))
    .map((sentence) => ({ factor: factorOf(sentence.text), ...passage(sentence) }))
    .slice(0, 20)
}

function factorOf(text: string): ArchitectureFacts['claims']['mfa'][number]['factor'] {
  if (/\bFIDO ?2?\b|\bYubiKeys?\b|\bPIV\b|\bCAC\b|\bsmart ?cards?\b|\bsecurity keys?\b|\bhardware\b|\bphishing-resistant\b/i.test(text)) return 'hardware'
  if (/\bauthenticator\b|\bTOTP\b|\bpush\b|\bapp\b|\bDuo\b/i.test(text)) return 'app'
  return /\bSMS\b|\btext message\b|\bphone\b/i.test(text) ? 'sms' : 'unnamed'
}

const abroad = /\bfollow[- ]the[- ]sun\b|\boffshore(?:d|s)?\b|\bnear-?shore\b|\b(?:support|help ?desk|on-call|operations?|NOC|SOC|administrators?|engineers?|team|office|staff|contractors?)\b[^.]{0,60}\b(?:in|from|based in|located in) (?:India|Canada|Mexico|the Philippines|Ireland|Poland|Romania|Costa Rica|Brazil|the United Kingdom|Germany|Europe|Asia|Manila|Bangalore|Bengaluru|Hyderabad|Dublin|London|Krak[oó]w)\b/i
const denied = /\b(?:no|not|never|nobody|none|without|prohibit\w*|exclud\w*|except|may not|do(?:es)? not)\b/i

/** Sentences that speak of support, offices or people abroad or around the clock; one that rules them out is left out. */
export const abroadClaims = (sentences: Sentence[]): ArchitectureFacts['claims']['abroad'] =>
  sentences.filter(({ text }) => abroad.test(text) && !denied.test(text)).map(passage).slice(0, 20)

/** Sentences that say that only U.S. persons have access. */
export const usPersonClaims = (sections: Section[]): ArchitectureFacts['claims']['usPersonsOnly'] =>
  topicIn(sections, { words: /\b(?:only|solely|exclusively|limited to|restricted to|all)\b[^.]{0,60}\bU\.?S\.?[- ]persons?\b|\bU\.?S\.?[- ]persons? only\b/i, unless: /\b(?:not all|not only|some|most|not limited|not restricted|except)\b/i }).passages
