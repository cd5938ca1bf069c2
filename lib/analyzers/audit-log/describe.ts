import { periodWords } from '../../day-words'
import type { FactLine } from '../analyzer'
import type { AuditLogFacts } from '../audit-log-facts'

const number = (value: number) => value.toLocaleString('en-US')
const names = (counts: Record<string, number>) =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([name, count]) => `${name} (${number(count)})`)
    .join(', ')

const factorWords: Record<keyof AuditLogFacts['factors'], string> = {
  hardware: 'hardware token', phishingResistant: 'phishing-resistant, not surely hardware', app: 'app code or push', sms: 'text, call or e-mail', none: 'no second factor', unknown: 'not said',
}
const clouds: Record<AuditLogFacts['cloud'], string> = { government: 'government cloud', commercial: 'commercial cloud', mixed: 'government and commercial cloud', unknown: 'the log does not say' }

/** The facts in plain words, most telling first. Lines that would say nothing are left out. */
export function describeAuditLog(facts: AuditLogFacts): FactLine[] {
  const { firstEvent, lastEvent, signIns, regionClasses } = facts
  const people = facts.principals.filter(({ kind }) => kind === 'human')
  const [gap] = facts.gaps
  const used = Object.entries(facts.factors).filter(([, count]) => count > 0)
  const anySignIn = signIns.interactive + signIns.nonInteractive + signIns.service
  const lines: (FactLine | null)[] = [
    { label: 'Events', value: number(facts.events), note: `${number(facts.humanEvents)} of people, ${number(facts.serviceEvents)} of the provider's services` },
    { label: 'From', value: firstEvent && lastEvent ? periodWords(firstEvent, lastEvent) : 'no event is dated' },
    { label: 'Cloud', value: clouds[facts.cloud], ...(names(facts.hosts) && { note: names(facts.hosts) }) },
    counts('Log types', facts.logTypes),
    facts.canShow.includes('region') ? { label: 'Regions', value: names(facts.regions) || 'none named' } : null,
    regionClasses.invented.length > 0 ? { label: 'Regions that do not exist', value: regionClasses.invented.join(', '), note: 'anonymized or invented' } : null,
    regionClasses.other.length > 0 ? { label: 'Regions not approved as they are', value: regionClasses.other.join(', ') } : null,
    { label: 'Who acts', value: number(facts.actors), note: `${number(people.length)} of those listed are people`, ...(people[0] && { at: people[0].at }) },
    { label: 'Say who, what, when and from where', value: facts.events === 0 ? 'none' : `${((100 * (facts.events - facts.incomplete)) / facts.events).toFixed(1)} %`, note: `${number(facts.incomplete)} do not` },
    anySignIn > 0 ? { label: 'Sign-ins', value: `${number(signIns.interactive)} of people at a prompt, ${number(signIns.nonInteractive)} by token, ${number(signIns.service)} of services`, note: `${number(signIns.failed)} did not succeed` } : null,
    used.length > 0 ? { label: 'Second factors at sign-in', value: used.map(([factor, count]) => `${factorWords[factor as keyof typeof factorWords]} (${number(count)})`).join(', '), ...(names(facts.factorNames) && { note: names(facts.factorNames) }) } : null,
    counts('Ways in that go around a second factor', facts.weakSignIns, 'how often each succeeded'),
    counts('Countries of people, as the log says', facts.statedCountries),
    counts('Countries of people’s addresses', facts.countries, 'approximate'),
    counts('Hosting, VPN and Tor networks of people’s addresses', facts.networks, 'approximate'),
    count('Events of guests and outsiders', facts.guestEvents, `${number(facts.guests)} in all`),
    count('Staff of the provider reached in', facts.providerStaffEvents),
    count('Callers without an identity that got in', facts.anonymousSuccesses),
    count('Use of the highest account', facts.rootEvents),
    facts.sharedAccounts.length > 0 ? { label: 'Names that several people can use', value: facts.sharedAccounts.slice(0, 8).join(', ') } : null,
    facts.canShow.includes('content') ? { label: 'Access to content', value: number(facts.dataEvents), note: facts.dataEvents === 0 ? 'absent from this sample is not absent from the system' : 'events' } : null,
    counts('Changes to logging', facts.loggingChanges, 'how often each succeeded'),
    counts('Sharing and copying out', facts.sharing, 'how often each succeeded'),
    counts('Changes to keys', facts.keyEvents, 'how often each succeeded'),
    counts('Changes to identity controls', facts.identityChanges, 'how often each succeeded'),
    counts('Rights given', facts.privilegeGrants, 'how often each succeeded'),
    counts('Long-lived credentials made', facts.credentials, 'how often each succeeded'),
    counts('Changes to rules of place and network', facts.fenceChanges, 'how often each succeeded'),
    count('Shells and commands', facts.shellSessions),
    count('Refused by a policy of place, device or factor', facts.policyRefusals),
    gap ? { label: 'Longest silence', value: `${number(gap.hours)} hours`, note: `${periodWords(gap.from, gap.to)}; ${facts.gaps.length} in all` } : null,
    count('Repeated events', facts.duplicates),
    facts.images.length > 0 ? { label: 'Images named', value: number(facts.images.length) } : null,
    facts.notCarried ? { label: 'Not carried by the export', value: facts.notCarried.join(', '), note: 'absent from an export is not absent from the log' } : null,
    { label: 'Files', value: number(facts.files.length) },
  ]
  return lines.filter((line) => line !== null)
}

const count = (label: string, value: number, note?: string): FactLine | null => (value === 0 ? null : { label, value: number(value), ...(note && { note }) })
const counts = (label: string, of: Record<string, number>, note?: string): FactLine | null =>
  Object.keys(of).length === 0 ? null : { label, value: names(of), ...(note && { note }) }
