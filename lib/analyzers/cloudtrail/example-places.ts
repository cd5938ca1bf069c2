import type { PlacePorts } from '../log-rules/place-ports'

/** Addresses of the examples, as the tables would place them. */
export const examplePlaces: PlacePorts = {
  countryOf: (ip) => ({ '193.0.6.139': 'NL', '199.43.0.47': 'US', '196.12.32.1': 'PR', '198.51.100.20': 'US', '198.51.100.21': 'US', '198.51.100.22': 'US', '198.51.100.23': 'US' })[ip] ?? null,
  networkOf: (ip) => ({ '198.51.100.20': { kind: 'vpn', name: 'Some VPN' }, '198.51.100.21': { kind: 'tor', name: 'Tor' }, '198.51.100.22': { kind: 'hosting', name: 'Some Cloud' }, '198.51.100.23': { kind: 'government', name: 'GovCloud' } } as const)[ip] ?? null,
  networkLists: () => ({ ranges: '2026-06-17', tor: '2026-11-01', own: null, aws: null }),
}
