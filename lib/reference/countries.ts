import type { CountryRule, Row } from './reference'

const ddtc = '22 CFR 126.1'
const checkedOn = '2026-11-24'
type Listed = [country: string, name: string]

const list = (rule: CountryRule['rule'], effect: CountryRule['effect'], countries: Listed[]): CountryRule[] =>
  countries.map(([country, name]) => ({ country, name, rule, effect }))

/**
 * Countries of 22 CFR 126.1(d) by ISO code (domain.md 1.5). `deny` is a policy of denial; `review` asks a person,
 * because the listing itself is in doubt or denial is suspended. A later row of the same country replaces an earlier one.
 */
export const countries: Row<CountryRule[]>[] = [
  {
    id: '126.1-d1',
    value: list('126.1(d)(1)', 'deny', [
      ['BY', 'Belarus'],
      ['MM', 'Burma'],
      ['CN', 'China'],
      ['CU', 'Cuba'],
      ['IR', 'Iran'],
      ['KP', 'North Korea'],
      ['VE', 'Venezuela'],
    ]),
    source: `${ddtc}(d)(1)`,
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
  },
  {
    id: '126.1-china-regions',
    value: list('126.1(d)(1)', 'deny', [
      ['HK', 'Hong Kong'],
      ['MO', 'Macau'],
    ]),
    source: `${ddtc}(d)(1), read with China`,
    from: null,
    to: null,
    checkedOn,
    confidence: 'medium',
    note: 'Counted with China for addresses and locations, where databases give their own codes.',
  },
  {
    id: '126.1-d2',
    value: list('126.1(d)(2)', 'deny', [
      ['AF', 'Afghanistan'],
      ['CF', 'Central African Republic'],
      ['CD', 'Democratic Republic of the Congo'],
      ['ER', 'Eritrea'],
      ['ET', 'Ethiopia'],
      ['HT', 'Haiti'],
      ['IQ', 'Iraq'],
      ['LB', 'Lebanon'],
      ['LY', 'Libya'],
      ['RU', 'Russia'],
      ['SO', 'Somalia'],
      ['SS', 'South Sudan'],
      ['SD', 'Sudan'],
      ['ZW', 'Zimbabwe'],
    ]),
    source: `${ddtc}(d)(2)`,
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
  },
  {
    id: '126.1-nicaragua',
    value: list('126.1(d)(2)', 'deny', [['NI', 'Nicaragua']]),
    source: '89 FR 18796',
    from: '2024-03-15',
    to: null,
    checkedOn,
    confidence: 'high',
  },
  {
    id: '126.1-syria',
    value: list('126.1(d)(1)', 'deny', [['SY', 'Syria']]),
    source: `${ddtc}(d)(1)`,
    from: null,
    to: '2026-09-30',
    checkedOn,
    confidence: 'high',
  },
  {
    id: '126.1-syria-removal',
    value: list('126.1(d)(1)', 'review', [['SY', 'Syria']]),
    source: 'FR Doc 2026-20082',
    from: '2026-10-01',
    to: null,
    checkedOn,
    confidence: 'low',
    note: 'Reported as removed. Read the rule at federalregister.gov before relying on it; until then a person decides.',
  },
  {
    id: '126.1-cyprus-suspended',
    value: list('126.1(d)(2)', 'review', [['CY', 'Cyprus']]),
    source: '91 FR 57787',
    from: null,
    to: '2027-09-30',
    checkedOn,
    confidence: 'low',
    note: 'Listed, with the policy of denial suspended through 2027-09-30. Earlier suspensions ran year by year.',
  },
  {
    id: '126.1-cyprus',
    value: list('126.1(d)(2)', 'deny', [['CY', 'Cyprus']]),
    source: `${ddtc}(d)(2)`,
    from: '2027-10-01',
    to: null,
    checkedOn,
    confidence: 'low',
    note: 'Applies when the suspension is not extended.',
  },
  {
    id: '126.1-cambodia',
    value: list('126.1(d)(2)', 'deny', [['KH', 'Cambodia']]),
    source: `${ddtc}(d)(2), as in force until 2025-11-06`,
    from: null,
    to: '2025-11-06',
    checkedOn,
    confidence: 'high',
  },
]

/** ISO codes that count as the United States for location (22 CFR 120.60; domain.md 5.16). */
export const unitedStates: Row<string[]>[] = [
  {
    id: 'united-states',
    value: ['US', 'PR', 'GU', 'VI', 'AS', 'MP'],
    source: '22 CFR 120.60',
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
  },
]
