const names = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const month = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const dash = '\\s?(?:-|–|—|to|through|and)\\s?'
const shapes = new RegExp(
  [
    '(?<iso>\\d{4}-\\d{2}-\\d{2})(?!\\d)',
    `(?<m1>${month}) (?<d1>\\d{1,2})(?:${dash}(?<e1>\\d{1,2}))?,? (?<y1>\\d{4})`,
    `(?<d2>\\d{1,2})(?:${dash}(?<e2>\\d{1,2}))? (?<m2>${month}),? (?<y2>\\d{4})`,
    `(?<m3>${month}) (?<d3>\\d{1,2})(?=${dash}(?:${month}) \\d{1,2},? (?<y3>\\d{4}))`,
    '(?<a>\\d{1,2})/(?<b>\\d{1,2})/(?<y4>\\d{4})',
  ].map((shape) => `(?:${shape})`).join('|').replace(/\((?!\?)/g, '(?:'),
  'gi',
)

/**
 * The days a line names, in order, with where each stands: 2026-06-26, June 26, 2026, June 8–26, 2026 (both days),
 * June 8 to July 2, 2026, 26 June 2026. 06/07/2026 is two different days, so it is left out.
 */
export function daysIn(line: string): { day: string; at: number }[] {
  const found: { day: string; at: number }[] = []
  for (const match of line.matchAll(shapes)) {
    const g = match.groups as Record<string, string | undefined>
    const at = match.index
    const add = (year: string | undefined, named: string | number, date: string | undefined) => {
      const number = typeof named === 'number' ? named : names.findIndex((name) => name.startsWith(named.slice(0, 3).toLowerCase())) + 1
      const day = dayOf(Number(year), number, Number(date))
      if (day !== null) found.push({ day, at })
    }
    if (g['iso']) add(g['iso'].slice(0, 4), Number(g['iso'].slice(5, 7)), g['iso'].slice(8))
    else if (g['m1']) for (const date of [g['d1'], g['e1']]) if (date) add(g['y1'], g['m1'], date)
    if (g['m2']) for (const date of [g['d2'], g['e2']]) if (date) add(g['y2'], g['m2'], date)
    if (g['m3']) add(g['y3'], g['m3'], g['d3'])
    if (g['y4']) {
      const [a, b] = [Number(g['a']), Number(g['b'])]
      if (b > 12 || a === b) add(g['y4'], a, g['b'])
      else if (a > 12) add(g['y4'], b, g['a'])
    }
  }
  return found
}

function dayOf(year: number, monthNumber: number, day: number): string | null {
  if (!(year >= 1990 && year <= 2100) || monthNumber < 1) return null
  const at = new Date(Date.UTC(year, monthNumber - 1, day))
  return at.getUTCMonth() === monthNumber - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null
}

const examined = /\b(?:assess\w*|audit\w*|examin\w*|test(?:s|ed|ing)?|fieldwork|site visit|conducted|performed|carried out|completed|concluded|final(?:ized)?|report(?:ed)?|dated?|issued|period|engagement|scan(?:ned)?|interviews?|status date|assessment date|as of|version|revision|signed)\b/i
const ahead = /\b(?:next|due|planned|scheduled|until|expir\w*|valid|target|deadline|no later than|(?:due|closed|complete|completed|remediated|mitigated|done) by|plan of action|poa&m|completion date|remediation|milestone|will be|to be)\b[^.;]{0,40}$/i
const behind = /\b(?:since|founded|incorporated|copyright|©|effective|revision of|published|previous|prior|last year'?s|rev(?:ision)?\.? \d)\b[^.;]{0,30}$/i
const expiring = /\b(?:expir\w*|valid (?:until|through|to)|good (?:until|through))\b[^.;\n]{0,40}$/i

/** The days of an examination and of its own expiry, out of the lines of a report. */
export function examinationDays(lines: string[]): { since: string | null; date: string | null; expires: string | null } {
  const days: string[] = []
  let expires: string | null = null
  lines.forEach((line, i) => {
    for (const { day, at } of daysIn(line.slice(0, 2000))) {
      const before = line.slice(Math.max(0, at - 80), at)
      if (expiring.test(before)) expires ??= day
      else if (!ahead.test(before) && !behind.test(before) && (examined.test(before) || (examined.test(line) && line.length < 120) || (i < 15 && line.length < 60))) days.push(day)
    }
  })
  days.sort()
  return { since: days[0] ?? null, date: days.at(-1) ?? null, expires }
}
