/** States, the District of Columbia and the territories that count as the United States (22 CFR 120.60). */
const states = new Set(
  [
    'alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana',
    'maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york',
    'north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia',
    'washington|west virginia|wisconsin|wyoming|district of columbia|puerto rico|guam|american samoa|u s virgin islands|northern mariana islands',
  ].flatMap((line) => line.split('|')),
)
const country = new Set(['united states', 'united states of america', 'usa', 'us', 'u s', 'u s a'])
const codes = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI AS MP'.split(' '),
)

/**
 * Where a firm says it is incorporated, from free text such as "Delaware", "Virginia, United States" or "US".
 * The last part decides, so "Vancouver, Washington" is U.S. and "Ontario, Canada" is elsewhere. A name that could
 * be a State or a country, or a two-letter code that could be either, is unclear unless the United States is named.
 */
export function incorporationOf(text: string | null): 'us' | 'elsewhere' | 'unclear' {
  const parts = (text ?? '').split(',').map((part) => part.replace(/[^\p{L}]+/gu, ' ').trim())
  const last = parts.filter((part) => part !== '').at(-1)
  if (last === undefined) return 'unclear'
  const plain = last.toLowerCase().replace(/^(the )?(state|commonwealth) of /, '')
  if (country.has(plain)) return 'us'
  if (plain === 'georgia' || (codes.has(last) && last !== 'PR')) return 'unclear'
  return states.has(plain) || last === 'PR' ? 'us' : 'elsewhere'
}
