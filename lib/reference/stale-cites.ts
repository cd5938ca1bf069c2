import type { Row, StaleCite } from './reference'

const checkedOn = '2026-11-24'
const moved = (cite: string, topic: string, words: string, now: string): StaleCite => ({ cite, topic, words, now })

/**
 * Cites and wording that date a compliance program (domain.md 1.1). `words` are alternatives, one of which must stand
 * near the cite: several of these numbers exist today with another meaning. Empty `words`: the cite alone is enough.
 */
export const staleCites: Row<StaleCite[]>[] = [
  {
    id: 'stale-cites-2022',
    value: [
      moved('120.4', 'commodity jurisdiction', 'commodity jurisdiction|CJ', '120.12'),
      moved('120.6', 'defense article', 'defense article', '120.31'),
      moved('120.9', 'defense service', 'defense service', '120.32'),
      moved('120.10', 'technical data', 'technical data', '120.33'),
      moved('120.11', 'public domain', 'public domain', '120.34'),
      moved('120.15', 'U.S. person', 'U.S. person|US person|United States person', '120.62'),
      moved('120.16', 'foreign person', 'foreign person', '120.63'),
      moved('120.17', 'export', 'export', '120.50'),
      moved('120.25', 'Empowered Official', 'empowered official', '120.67'),
      moved('120.37', 'foreign ownership', 'foreign ownership|foreign control|foreign owned', '120.65'),
      moved('120.39', 'regular employee', 'regular employee', '120.64'),
      moved('120.50', 'release', 'release', '120.56'),
      moved('123.26', 'records of exemptions', '', '120.15(e)'),
    ],
    source: '87 FR 16396, ITAR reorganization',
    from: '2022-09-01',
    to: null,
    checkedOn,
    confidence: 'high',
  },
  {
    id: 'stale-wording',
    value: [
      moved('Office of Defense Trade Controls', 'name of the agency', '', 'Directorate of Defense Trade Controls'),
      moved('D-Trade', 'licensing system', '', 'DECCS'),
      moved('DS-2032', 'registration on paper', 'paper|by mail|hard copy|courier', 'DS-2032 filed in DECCS'),
      moved('Denied Persons List', 'an EAR list called an ITAR list', 'ITAR', 'AECA debarred list (22 CFR 127.7)'),
    ],
    source: '22 CFR 122.2; DDTC Compliance Program Guidelines',
    from: null,
    to: null,
    checkedOn,
    confidence: 'medium',
  },
  {
    id: 'stale-russia',
    value: [moved('or the Russian Federation', 'encryption carve-out', '120.54', 'deleted: Russia is in 126.1(d)(2)')],
    source: '90 FR 29720',
    from: '2025-07-07',
    to: null,
    checkedOn,
    confidence: 'high',
  },
  {
    id: 'stale-cambodia',
    value: [moved('Cambodia', 'proscribed countries', '126.1|proscribed', 'removed from 126.1')],
    source: '22 CFR 126.1 as amended',
    from: '2025-11-07',
    to: null,
    checkedOn,
    confidence: 'high',
  },
]
