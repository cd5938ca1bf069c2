import { one, type CountedRule } from '../supply/tally'

const rule = (id: string, severity: CountedRule['severity'], title: string, says: CountedRule['says'], more: Partial<CountedRule> = {}): CountedRule => ({ id, title, severity, criterion: 'CIC-02', basis: 'domain.md 5.11; NTIA minimum elements', says, ...more })
const bills = (n: number, single: string, several: string) => one(n, `bill of materials ${single}`, `bills of materials ${several}`)

/** Rules on bills of materials (domain.md 5.11, CIC-02). */
export const sbomRules: CountedRule[] = [
  rule('SBOM-01', 'medium', 'Components carry the minimum elements', (n, about) => `${one(n, 'component lacks', 'components lack')} something of the minimum: ${about}.`, { case: 'many', expected: 'supplier, name, version, identifier and relationship for each' }),
  rule('SBOM-01', 'low', 'Components carry the minimum elements', (n, about) => `${one(n, 'component lacks', 'components lack')} something of the minimum: ${about}.`, { case: 'few' }),
  rule('SBOM-02', 'medium', 'The bill says what it is of', (n) => `${bills(n, 'does', 'do')} not say which product it is of.`),
  rule('SBOM-03', 'medium', 'The bill says when it was made, and by whom', (n) => `${bills(n, 'does', 'do')} not say when it was made.`, { case: 'time' }),
  rule('SBOM-03', 'low', 'The bill says when it was made, and by whom', (n) => `${bills(n, 'does', 'do')} not say who or what made it.`, { case: 'author' }),
  rule('SBOM-04', 'medium', 'Components carry hashes', (n) => `None of ${one(n, 'component', 'components')} has a hash, so changed content would not be noticed.`, { case: 'none' }),
  rule('SBOM-04', 'low', 'Components carry hashes', (n) => `${one(n, 'component has', 'components have')} no hash.`, { case: 'some' }),
  rule('SBOM-05', 'low', 'Components are identified by package URL', (n) => `${one(n, 'component has', 'components have')} no package URL.`),
  rule('SBOM-06', 'low', 'Cryptographic libraries are validated builds', (n, about) => `${one(n, 'component encrypts', 'components encrypt')} and ${n === 1 ? 'is' : 'are'} no validated build by name: ${about}.`, { also: ['CRY-01'], basis: 'domain.md 5.11, 3.4; NIST SP 800-171 r2 3.13.11' }),
  rule('SBOM-07', 'medium', 'Statements on vulnerabilities match the bill', (n) => `${one(n, 'statement', 'statements')} on vulnerabilities ${n === 1 ? 'points' : 'point'} at components that the bill does not list.`),
  rule('SBOM-08', 'high', 'The bill lists software', (n, about) => `${one(n, 'document is', 'documents are')} no bill of materials of software (${about}), and there is none beside ${n === 1 ? 'it' : 'them'}.`),
  rule('SBOM-09', 'medium', 'The bill says what depends on what', (n) => `${bills(n, 'names', 'name')} no relationship between components.`, { case: 'none' }),
  rule('SBOM-09', 'low', 'The bill says what depends on what', (n) => `${one(n, 'relationship names', 'relationships name')} a component that is not listed.`, { case: 'open' }),
  rule('SBOM-10', 'high', 'No component is fetched from abroad', (n, about) => `${one(n, 'component is', 'components are')} fetched from abroad: ${about}.`, { also: ['CIC-03'] }),
  rule('SBOM-11', 'medium', 'Services that receive data are inside the boundary', (n, about) => `${one(n, 'service', 'services')} in the bill ${n === 1 ? 'receives' : 'receive'} data across the boundary: ${about}.`, { criterion: 'CIC-03', case: 'crosses', basis: 'domain.md CIC-03, 5.11' }),
  rule('SBOM-11', 'info', 'Services that receive data are inside the boundary', (n, about) => `${one(n, 'service is', 'services are')} named in the bill: ${about}.`, { criterion: 'CIC-03', case: 'named', basis: 'domain.md CIC-03, 5.11' }),
  rule('SBOM-12', 'low', 'Components carry a license', (n) => `${one(n, 'component has', 'components have')} no license.`),
  rule('SBOM-13', 'info', 'Each component is listed once', (n) => `${one(n, 'component is', 'components are')} listed more than once with the same version.`),
  rule('SBOM-14', 'low', 'All of the bill was understood', (n, about) => `${bills(n, 'is', 'are')} of a version later than those known here (${about}): it is read as far as the known versions go, and what the later one adds is not.`, { case: 'later', expected: 'CycloneDX 1.2 to 1.7, SPDX 2.2, 2.3 or 3.0' }),
  rule('SBOM-14', 'info', 'All of the bill was understood', (n, about) => `${one(n, 'part is', 'parts are')} in no known version and ${n === 1 ? 'was' : 'were'} passed over: ${about}.`, { case: 'unknown' }),
]
