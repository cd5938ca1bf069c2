import type { Locator } from '../analyzer'
import type { AuditReportFacts } from '../audit-report-facts'
import { daysIn } from './dates'

type Said = { text: string; at: Locator }

/** The CMMC status a document states, with its date; null when it states none. A level that is only aimed at is none. */
export function cmmcIn(sentences: Said[]): AuditReportFacts['cmmc'] {
  for (const [i, { text, at }] of sentences.entries()) {
    const level = /\bCMMC\b[^.\n]{0,60}?\bLevel\s*(1|2|3|one|two|three)\b|\bLevel\s*(1|2|3)\b[^.\n]{0,40}?\bCMMC\b/i.exec(text)
    if (!level || /\b(?:will|plans? to|intends? to|working towards?|target|requires?|required|preparing|readiness|mock|gap|seeking|pursu\w+)\b/i.test(text)) continue
    const around = sentences.slice(Math.max(0, i - 2), i + 8).map((each) => each.text).join('\n')
    const words = { one: 1, two: 2, three: 3 } as const
    const named = (level[1] ?? level[2] ?? '').toLowerCase()
    const number = (Object.hasOwn(words, named) ? words[named as keyof typeof words] : Number(named)) as 1 | 2 | 3
    if (!/\b(?:status|certificat\w+|final|conditional|achieved|awarded|granted|self|c3pao|dibcac|holds?|attained)\b/i.test(around)) continue
    return {
      level: number,
      assessment: /\bDIBCAC\b/i.test(around) && number === 3 ? 'dibcac' : /\(\s*self\s*\)|\bself-?assess/i.test(around) ? 'self' : /\bC3PAO\b/i.test(around) ? 'c3pao' : /\bDIBCAC\b/i.test(around) ? 'dibcac' : 'unknown',
      status: /\bconditional\b/i.test(around) ? 'conditional' : /\bfinal\b/i.test(around) ? 'final' : 'unknown',
      date: statusDay(around),
      at,
    }
  }
  return null
}

/** The day behind "CMMC status date", else behind "issued", "granted" or "dated". */
function statusDay(around: string): string | null {
  for (const shape of [/status date\b[^.\n]{0,30}?/i, /\b(?:issued|granted|awarded|achieved|dated|date|effective)\b(?: on)?[^.\n]{0,30}?/i]) {
    for (const line of around.split('\n')) {
      const at = shape.exec(line)
      const day = at ? daysIn(line.slice(at.index))[0]?.day : undefined
      if (day !== undefined) return day
    }
  }
  return null
}

/** NIST SP 800-171 scores: a number said to be out of 110, or behind the words SPRS score. */
export function scoresIn(sentences: Said[]): { value: number; date: string | null; at: Locator; possible: boolean }[] {
  const found: { value: number; date: string | null; at: Locator; possible: boolean }[] = []
  for (const [i, { text, at }] of sentences.entries()) {
    const minus = text.replace(/[−–](?=\d)/g, '-')
    const of110 = /(?<![\d.-])(-?\d{1,4})\s?(?:of|out of|\/)\s?(?:a possible )?110\b/i.exec(minus)
    const named = /\b(?:SPRS|800-171|DoD assessment|summary level|assessment)\b[^.\n]{0,40}\bscore\b[^.\n\d-]{0,40}(-?\d{1,4})(?![\d-]*[/-]\d)/i.exec(minus) ?? /\bSPRS\b[^.\n\d-]{0,20}[:|]\s*(-?\d{1,4})\b/i.exec(minus)
    const value = of110?.[1] ?? named?.[1]
    if (value === undefined || /\b(?:minimum|at least|required|target|maximum|highest|between|range)\b/i.test(text)) continue
    const days = [text, sentences[i + 1]?.text ?? '', sentences[i - 1]?.text ?? ''].map((each) => daysIn(each)[0]?.day)
    const number = Number(value)
    found.push({ value: number, date: days.find((day) => day !== undefined) ?? null, at, possible: number >= -203 && number <= 110 })
  }
  return found
}
