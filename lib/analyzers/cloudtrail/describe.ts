import { periodWords } from '../../day-words'
import type { FactLine } from '../analyzer'
import type { CloudTrailFacts } from './facts'

const number = (value: number) => value.toLocaleString('en-US')
const share = (part: number, whole: number) => (whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`)
const names = (counts: Record<string, number>) =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([name, count]) => `${name} (${number(count)})`)
    .join(', ')

/** The facts in plain words, most telling first. Lines that would say nothing are left out. */
export function describeTrail(facts: CloudTrailFacts): FactLine[] {
  const { events, firstEvent, lastEvent, regionClasses, mfa, consoleSignIns } = facts
  const people = facts.principals.filter(({ kind }) => kind === 'human')
  const [gap] = facts.gaps
  const lines: (FactLine | null)[] = [
    { label: 'Events', value: number(events), note: `${number(facts.humanEvents)} of people, ${number(facts.serviceEvents)} of the provider's services` },
    { label: 'From', value: firstEvent && lastEvent ? periodWords(firstEvent, lastEvent) : 'no event is dated' },
    { label: 'Regions', value: names(facts.regions) || 'none named' },
    regionClasses.invented.length > 0 ? { label: 'Regions that do not exist', value: regionClasses.invented.join(', '), note: 'anonymized or invented' } : null,
    regionClasses.other.length > 0 ? { label: 'Regions not approved', value: regionClasses.other.join(', ') } : null,
    { label: 'Who acts', value: number(facts.actors), note: `${number(people.length)} of those listed are people`, ...(people[0] && { at: people[0].at }) },
    { label: 'Say who, what, when and from where', value: share(events - facts.incomplete, events), note: `${number(facts.incomplete)} do not` },
    facts.humanEvents > 0
      ? { label: 'Events of people by second factor', value: `${number(mfa.yes)} with, ${number(mfa.no)} without, ${number(mfa.unknown)} ${facts.notCarried?.includes('second factor') ? 'that do not say' : 'for the identity provider to say'}` }
      : null,
    { label: 'Console sign-ins', value: `${number(consoleSignIns.withMfa)} with a second factor, ${number(consoleSignIns.withoutMfa)} without, ${number(consoleSignIns.federated)} federated, ${number(consoleSignIns.failed)} failed` },
    Object.keys(facts.countries).length > 0 ? { label: 'Countries of people’s addresses', value: names(facts.countries), note: 'approximate' } : null,
    Object.keys(facts.networks).length > 0 ? { label: 'Hosting, VPN and Tor networks of people’s addresses', value: names(facts.networks), note: 'approximate' } : null,
    { label: 'Access to content', value: number(facts.dataEvents), note: facts.dataEvents === 0 ? 'absent from this sample is not absent from the system' : 'data events' },
    facts.rootEvents > 0 ? { label: 'Use of the account root', value: number(facts.rootEvents) } : null,
    changes('Changes to logging', facts.loggingChanges),
    changes('Sharing and copying out', facts.sharing),
    changes('Changes to keys', facts.keyEvents),
    changes('Changes to identity controls', facts.identityChanges),
    gap ? { label: 'Longest silence', value: `${number(gap.hours)} hours`, note: `${periodWords(gap.from, gap.to)}; ${facts.gaps.length} in all` } : null,
    facts.duplicates > 0 ? { label: 'Repeated events', value: number(facts.duplicates) } : null,
    facts.notCarried ? { label: 'Not carried by the export', value: facts.notCarried.join(', '), note: 'absent from an export is not absent from the log' } : null,
    { label: 'Files', value: number(facts.files.length) },
  ]
  return lines.filter((line) => line !== null)
}

const changes = (label: string, counts: Record<string, number>): FactLine | null =>
  Object.keys(counts).length === 0 ? null : { label, value: names(counts), note: 'how often each succeeded' }
