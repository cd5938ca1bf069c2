import { choiceCheck, sentenceFor } from '../../answer-checks'
import { rowsOf } from '../../answer-values'
import type { RosterRow } from '../../../analyzers/roster/facts'
import { defineCriterion, type Check, type EvidenceSlot, type Given, type Pointer } from '../../criterion'
import { acceptedDocuments, documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { certificateChecks, judgedHere } from './certificates'
import { cloudSupport, outside, siteSupport, tickets } from './questions'

type Mine = Given<'roster' | 'agency-certification'>
/** A person on a roster; `asked` says that it has a column for what assures the people of another firm. */
type OnRoster = { row: RosterRow; asked: boolean; at: Pointer }

const certification: EvidenceSlot = { kind: 'agency-certification', ask: 'The certificate or contract clause in which each firm assures the status of its people, or the statement of your provider on its operators.', grade: 'E2', freshDays: 365 }
const roster: EvidenceSlot = { kind: 'roster', ask: 'The roster, with the columns that say who employs each person and which clause or certificate assures people of another firm.', grade: 'E2', freshDays: 90 }

export default defineCriterion({
  id: 'PER-05',
  section: 'personnel',
  chapter: 'personnel',
  title: 'Agency staff, vendors and support',
  failureTitle: 'People from other firms reach the data unverified.',
  why: 'Contract staff, managed services and support desks act inside the environment. Their status has to be as certain as that of your own people.',
  basis: 'LAW',
  cites: ['22 CFR 120.64', 'DFARS 252.204-7012(m)'],
  trace: ['area:personnel', 'D2'],
  weight: 2,
  bestGrade: 'E2',
  knockOuts: [],
  cloud: 'either',
  questions: [...outside, tickets, ...cloudSupport],
  evidence: [certification, roster],
  onPremises: {
    questions: [...outside, tickets, ...siteSupport],
    evidence: [{ ...certification, ask: 'The certificate or contract clause in which each firm assures the status of its people, technicians included.' }, roster],
  },
  facts: ['roster', 'agency-certification', 'audit-log'],
  compared: ['audit-log'],
  evaluate(given) {
    const checks: Check[] = [...employerChecks(given), ...certificateChecks(given), ...fromObservations(given, [...judgedHere, ...given.observations.filter(({ kind }) => kind === 'roster').map(({ observation }) => observation.rule)])]
    if (given.claim === 'met' || given.claim === 'partial') checks.push(...practiceChecks(given), documentCheck(given, ['agency-certification'], 'the assurance of other firms'))
    const claim = sentenceFor(
      given,
      'outside',
      { some: 'Some firms have not assured the status of their people.', 'none-assured': 'Nothing in writing assures the status of people from other firms.' },
      'Nobody has said whether people from other firms reach the environment.',
    )
    const met = given.answers['outside'] === 'nobody' ? 'Nobody from another firm reaches the environment.' : 'Every firm whose people reach the environment has assured their status.'
    return judge(given, checks, { met, claim })
  },
})

/** What the roster says of other employers, held against the answer. */
function employerChecks(given: Mine): Check[] {
  const today = given.now.slice(0, 10)
  const people: OnRoster[] = given.readings.roster.flatMap((one) => {
    const asked = Object.values(one.facts.columns).includes('assurance')
    return one.facts.rows.filter((row) => row.kind === 'human' && (row.removedOn === undefined || row.removedOn >= today)).map((row) => ({ row, asked, at: one.at(row.at) }))
  })
  const from = people.filter(({ row }) => row.employer === 'agency' || row.employer === 'contractor')
  const unsaid = people.filter(({ row }) => row.employer === 'unknown')
  const refs = (rows: OnRoster[]) => rows.slice(0, 5).map(({ row }) => row.ref).join(', ')
  const at = (rows: OnRoster[]) => rows.slice(0, 20).map((one) => one.at)
  const checks: Check[] = []
  if (from.length > 0 && given.answers['outside'] === 'nobody') {
    checks.push({ outcome: 'not-met', says: `The answer says nobody from outside; the roster lists agency or contract staff: ${refs(from)}.`, at: [given.answer('outside'), ...at(from)] })
  }
  const bare = from.filter(({ row }) => (row.method ?? '').trim() === '')
  if (bare.length > 0 && acceptedDocuments(given, ['agency-certification']).length === 0) {
    checks.push({ outcome: 'partial', says: `Nothing says how agency or contract staff were verified: ${refs(bare)}.`, at: at(bare) })
  }
  checks.push(...clauseChecks(from))
  if (unsaid.length > 0) checks.push({ outcome: 'unknown', says: `The roster does not say who employs ${unsaid.length === 1 ? '1 person' : `${unsaid.length} people`}: ${refs(unsaid)}.`, at: at(unsaid) })
  return checks
}

/** Where a roster has a column for what assures the people of another firm, whether it says so of each (domain.md 4, PER-05). */
function clauseChecks(from: OnRoster[]): Check[] {
  const asked = from.filter(({ asked }) => asked)
  const bare = asked.filter(({ row }) => row.assurance === undefined)
  const at = (rows: OnRoster[]) => rows.slice(0, 20).map((one) => one.at)
  if (asked.length === 0) return []
  if (bare.length === 0) return [{ outcome: 'met', says: 'The roster names a clause or certificate for everyone from another firm.', at: at(asked) }]
  return [{ outcome: 'partial', says: `The roster names no clause or certificate for agency or contract staff: ${bare.slice(0, 5).map(({ row }) => row.ref).join(', ')}.`, at: at(bare) }]
}

function practiceChecks(given: Mine): Check[] {
  const checks: Check[] = []
  if (given.answers['outside'] !== 'nobody') checks.push(firmsCheck(given), regularCheck(given))
  checks.push(
    choiceCheck(
      given,
      'attachments',
      {
        never: ['met', 'Controlled data never goes into tickets, by a written rule.'],
        unwritten: ['partial', 'That controlled data stays out of tickets is not written down.'],
        yes: ['not-met', 'Controlled data may go into tickets to other firms.'],
      },
      'Nobody has said whether controlled data may go into tickets.',
    ),
    choiceCheck(
      given,
      'provider-support',
      {
        committed: ['met', 'The provider states that only U.S. persons can see content.'],
        nobody: ['met', 'Nobody at the provider can see content.'],
        anyone: ['not-met', 'Any staff of the provider can see content.'],
      },
      'Nobody has said who at the provider can see content.',
    ),
  )
  return given.onPremises ? checks : [...checks, ...googleCheck(given)]
}

function firmsCheck(given: Mine): Check {
  const rows = rowsOf(given, 'firms')
  const at = [given.answer('firms')]
  if (rows.length === 0) return { outcome: 'unknown', says: 'The firms are not listed.', at }
  const bare = rows.filter((row) => (row['assurance'] ?? '') === '')
  if (bare.length === 0) return { outcome: 'met', says: 'A clause or certificate is named for each firm.', at }
  return { outcome: 'partial', says: `No clause or certificate is named for ${bare.map((row) => row['firm']).slice(0, 5).join(', ')}.`, at }
}

function regularCheck(given: Mine): Check {
  return choiceCheck(
    given,
    'regular-employees',
    {
      yes: ['met', 'Contract staff count as regular employees under 22 CFR 120.64.'],
      individually: ['met', 'Contract staff are verified one by one on the roster.'],
      'no-staff': ['met', 'There are no contract staff.'],
      no: ['partial', 'Contract staff are neither regular employees under 22 CFR 120.64 nor verified one by one.'],
    },
    'Nobody has said how contract staff work.',
  )
}

/** Google routes ITAR support to U.S. persons under Enhanced or Premium care only (domain.md 3.1). */
function googleCheck(given: Mine): Check[] {
  const profiled = given.subcontractor.providers.findIndex(({ provider, offering }) => /google|gcp|assured workloads/i.test(`${provider} ${offering}`))
  const care = given.answers['google-care']
  const at = [given.answer('google-care'), ...(profiled >= 0 ? [{ type: 'profile' as const, field: `providers.${profiled}` }] : [])]
  if (care === 'enhanced') return [{ outcome: 'met', says: 'Google support is under a plan that routes to U.S. persons.', at }]
  if (care === 'lower') return [{ outcome: 'not-met', says: 'The Google support plan does not route cases to U.S. persons.', at }]
  if (profiled < 0) return []
  return [{ outcome: 'unknown', says: 'The profile names Google Cloud, and nobody has said under which support plan.', at }]
}
