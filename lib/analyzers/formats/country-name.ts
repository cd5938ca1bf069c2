const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const plain = (name: string) => name.normalize('NFD').replace(/[^a-zA-Z]/g, '').toLowerCase()

/** Names that logs use beside those of the Unicode table. */
const others: Record<string, string> = {
  usa: 'US', unitedstatesofamerica: 'US', uk: 'GB', greatbritain: 'GB', russianfederation: 'RU', koreasouth: 'KR', republicofkorea: 'KR', korearepublicof: 'KR',
  koreanorth: 'KP', democraticpeoplesrepublicofkorea: 'KP', islamicrepublicofiran: 'IR', iranislamicrepublicof: 'IR', syrianarabrepublic: 'SY', czechrepublic: 'CZ',
  hongkong: 'HK', macau: 'MO', macao: 'MO', burma: 'MM', turkey: 'TR', ivorycoast: 'CI', vietnamsocialistrepublicof: 'VN', peoplesrepublicofchina: 'CN',
  bolivarianrepublicofvenezuela: 'VE', venezuelabolivarianrepublicof: 'VE', republicofmoldova: 'MD', moldovarepublicof: 'MD', taiwanprovinceofchina: 'TW', laopeoplesdemocraticrepublic: 'LA',
  thenetherlands: 'NL', republicoflithuania: 'LT', palestine: 'PS', congodemocraticrepublicofthe: 'CD', virginislands: 'VI', usvirginislands: 'VI',
}
/** Codes that CLDR still names and ISO has withdrawn or never assigned. */
const withdrawn = new Set(['AC', 'AN', 'BU', 'CP', 'CQ', 'CS', 'CT', 'DD', 'DG', 'DY', 'EA', 'EU', 'EZ', 'FQ', 'FX', 'HV', 'IC', 'JT', 'MI', 'NH', 'NQ', 'NT', 'PC', 'PU', 'PZ', 'QO', 'QU', 'RH', 'SU', 'TA', 'TP', 'UK', 'UN', 'VD', 'WK', 'XA', 'XB', 'YD', 'YU', 'ZR', 'ZZ'])

let codes: Map<string, string> | undefined
function table(): Map<string, string> {
  const all = new Map<string, string>()
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second
      const name = withdrawn.has(code) ? undefined : regions.of(code)
      if (name) all.set(plain(name), code)
    }
  }
  for (const [name, code] of Object.entries(others)) all.set(name, code)
  return all
}

/** ISO 3166 two-letter code of a country given as code or English name; null when it is neither. */
export function countryCode(text: string | null): string | null {
  if (!text) return null
  codes ??= table()
  const trimmed = text.trim()
  if (/^[A-Za-z]{2}$/.test(trimmed)) {
    const code = trimmed.toUpperCase()
    return code === 'UK' ? 'GB' : [...codes.values()].includes(code) ? code : null
  }
  return codes.get(plain(trimmed)) ?? null
}
