import { one, type CountedRule } from './tally'

const rule = (id: string, severity: CountedRule['severity'], criterion: string, title: string, says: CountedRule['says'], more: Partial<CountedRule> = {}): CountedRule => ({ id, title, severity, criterion, basis: 'domain.md 3.5, 5.10, CIC-04', says, ...more })

/** Rules on how images are built, and on the hardening manifest of Iron Bank (domain.md 3.5, 5.10). */
export const buildRules: CountedRule[] = [
  rule('IMG-08', 'medium', 'CIC-04', 'Images do not run as root', (n, about) => `${one(n, 'Dockerfile ends', 'Dockerfiles end')} as root: ${about}.`, { case: 'root', expected: 'USER with an ordinary user in the last stage' }),
  rule('IMG-08', 'low', 'CIC-04', 'Images do not run as root', (n, about) => `${one(n, 'Dockerfile sets', 'Dockerfiles set')} no user in the last stage, so that the base image decides: ${about}.`, { case: 'unset' }),
  rule('IMG-09', 'high', 'CIC-02', 'Nothing is downloaded and run unseen while building', (n, about) => `${one(n, 'download is', 'downloads are')} run without having been looked at while an image is built${about === '' ? '' : ` (${about})`}.`, { also: ['CIC-04'] }),
  rule('IMG-10', 'medium', 'CIC-04', 'Downloads in a build are checked', (n, about) => `${one(n, 'ADD fetches', 'ADDs fetch')} a file without a checksum (${about}).`, { case: 'add', also: ['CIC-02'], expected: 'ADD --checksum=sha256:..., or a copy of the firm' }),
  rule('IMG-10', 'medium', 'CIC-04', 'Downloads in a build are checked', (n, about) => `${one(n, 'download is', 'downloads are')} used in a build without a checked hash or signature (${about}).`, { case: 'run', also: ['CIC-02'] }),
  rule('IMG-11', 'medium', 'CIC-02', 'Packages in a build come through a mirror of the firm', (n, about) => `${one(n, 'place fetches', 'places fetch')} packages straight from public hosts, as far as the files show: ${about}.`),
  rule('IMG-12', 'high', 'CIC-02', 'Nothing in a build comes from abroad', (n, about) => `${one(n, 'place names', 'places name')} a host abroad: ${about}.`, { also: ['CIC-04'] }),
  rule('IMG-13', 'high', 'CRY-03', 'No secret is written into an image file', (n, about) => `${one(n, 'secret stands', 'secrets stand')} in the files (${about}). Withdraw them: an image keeps every layer.`, { also: ['CIC-04'] }),
  rule('IMG-14', 'high', 'CIC-04', 'Every input of a hardened build has a hash', (n, about) => `${one(n, 'input', 'inputs')} of a hardening manifest ${n === 1 ? 'has' : 'have'} no SHA-256 (${about}).`),
  rule('IMG-15', 'medium', 'CIC-04', 'A hardening manifest is complete', (n, about) => `${one(n, 'hardening manifest lacks', 'hardening manifests lack')} ${about}.`),
  rule('IMG-16', 'high', 'CIC-04', 'A hardened build starts from an Iron Bank image', (n, about) => `${one(n, 'hardening manifest starts', 'hardening manifests start')} from something else than Iron Bank: ${about}.`),
  rule('IMG-17', 'low', 'CIC-02', 'Packages in a build are fixed', (n, about) => `${one(n, 'install takes', 'installs take')} what is newest, without lockfile or hash (${about}).`),
]
