import { field } from '../formats/keys'
import { textOf } from '../formats/tree'
import type { Oscal } from './read-oscal'

/**
 * Published OSCAL examples (usnistgov/oscal-content) by the UUID of the document and by title. Both outlive what a hash
 * would not: another indent, another format, a date that was changed (domain.md 5.14: same as a public template).
 */
const examples: [uuid: string, title: string][] = [
  ['60077e84-e62f-4375-8c6c-b0e0d4560c5f', 'IFA GoodRead Assessment Plan'],
  ['ec0dad37-54e0-40fd-a925-6d0bdea94c0d', 'IFA GoodRead Continuous Monitoring Assessment Results June 2023'],
  ['714210d2-f8df-448c-be3e-e2213816cf79', 'IFA GoodRead Plan of Action and Milestones'],
  ['5e139edd-86aa-4b65-8431-1192bd276658', 'IFA GoodRead System Security Plan'],
  ['d197545f-353f-407b-9166-ebf959774c5a', 'CSP IaaS System Security Plan'],
  ['bb9219b1-e51c-4680-abb0-616a43bbfbb1', 'Leveraging SaaS System Security Plan'],
  ['cff8385f-108e-40a5-8f7a-82f3dc0eaba8', 'Enterprise Logging and Auditing System Security Plan'],
]

/** The published example that a document is a copy of, in words, or null. */
export function publishedExample({ node }: Oscal): string | null {
  const uuid = textOf(node['uuid']).toLowerCase()
  const title = textOf(field(node['metadata'], 'title')).toLowerCase()
  const found = examples.find(([id, name]) => id === uuid || name.toLowerCase() === title)
  return found ? `a copy of a published OSCAL example ("${found[1]}")` : null
}

/** Blanks from which on, and the share of texts at which, a document is still the template. */
const unfilled = { count: 10, share: 0.2 }

/** Whether so many blanks among so many texts make it a template that was never filled in. */
export const isUnfilled = (blanks: number, texts: number) => blanks >= unfilled.count && blanks >= texts * unfilled.share
