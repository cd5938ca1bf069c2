const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/&/g, 'and').replace(/[^a-z]+/g, ' ').trim()

const byName = new Map<string, string>()
for (const first of letters) {
  for (const second of letters) {
    const code = first + second
    const name = names.of(code)
    if (name && name !== code && !/^(?:EU|EZ|UN|QO|XA|XB|ZZ)$/.test(code)) byName.set(plain(name), code)
  }
}
const others: Record<string, string> = {
  'united states of america': 'US', usa: 'US', 'u s a': 'US', 'u s': 'US', america: 'US', 'united states u s': 'US',
  'great britain': 'GB', britain: 'GB', england: 'GB', scotland: 'GB', uk: 'GB', 'u k': 'GB',
  'south korea': 'KR', 'republic of korea': 'KR', 'north korea': 'KP', dprk: 'KP', 'czech republic': 'CZ', holland: 'NL', 'the netherlands': 'NL',
  'peoples republic of china': 'CN', prc: 'CN', 'people s republic of china': 'CN', 'russian federation': 'RU', 'ivory coast': 'CI', turkey: 'TR', turkiye: 'TR',
  burma: 'MM', myanmar: 'MM', 'hong kong': 'HK', macau: 'MO', macao: 'MO', 'syrian arab republic': 'SY', 'islamic republic of iran': 'IR', uae: 'AE', 'viet nam': 'VN',
}
for (const [name, code] of Object.entries(others)) byName.set(name, code)

/**
 * The ISO 3166 code of a country written as a name or code, upper case; a note in parentheses and a place before a comma
 * are left out ("Virginia, United States"). Null when it is no country, or several.
 */
export function countryCode(text: string): string | null {
  const bare = text.replace(/\([^()]{0,100}\)/g, ' ').trim()
  const whole = codeOf(bare)
  if (whole !== null) return whole
  if (!bare.includes(',')) return null
  const last = bare.slice(bare.lastIndexOf(',') + 1)
  return last.trim().length > 2 || /^us$/i.test(last.trim()) ? codeOf(last) : null
}

function codeOf(text: string): string | null {
  const trimmed = text.trim()
  if (/^[A-Za-z]{2}$/.test(trimmed)) {
    const code = trimmed.toUpperCase()
    return code === 'UK' ? 'GB' : [...byName.values()].includes(code) ? code : null
  }
  return byName.get(plain(trimmed)) ?? null
}
