import { synonyms, type Field } from './columns'

const order: Field[] = ['ref', 'kind', 'display', 'email', 'principals', 'role', 'tier', 'employer', 'assurance', 'usPerson', 'licence', 'verifiedOn', 'verifiedBy', 'method', 'nextReview', 'grantedOn', 'removedOn', 'state', 'briefedOn', 'trainedOn', 'ownerRef']

const examples: Record<Field, [string, string]> = {
  ref: ['E-1001', 'S-2001'],
  kind: ['human', 'service'],
  display: ['A. Example', 'Build agent'],
  email: ['a.example@yourfirm.example', ''],
  principals: ['a.example@yourfirm.example', 'arn:aws-us-gov:iam::111122223333:role/build-agent'],
  role: ['Cloud engineer', 'Pipeline'],
  tier: ['administrator', 'deploy'],
  employer: ['employee', ''],
  assurance: ['', ''],
  usPerson: ['yes', ''],
  licence: ['', ''],
  verifiedOn: ['2026-01-12', ''],
  verifiedBy: ['Export compliance officer', ''],
  method: ['document inspected', ''],
  nextReview: ['2027-01-12', ''],
  grantedOn: ['2026-01-15', '2026-01-20'],
  removedOn: ['', ''],
  state: ['VA', ''],
  briefedOn: ['2026-01-13', ''],
  trainedOn: ['2026-01-14', ''],
  ownerRef: ['', 'E-1001'],
}

/**
 * The roster as a CSV file to fill in: the columns of domain.md 2.4 and two example rows, nothing else.
 * UTF-8 without byte order mark, CRLF line ends.
 */
export const rosterTemplate: string = [
  order.map((field) => (synonyms[field][0] as string).replaceAll(' ', '_')),
  order.map((field) => examples[field][0]),
  order.map((field) => examples[field][1]),
]
  .map((row) => row.join(','))
  .join('\r\n')
  .concat('\r\n')
