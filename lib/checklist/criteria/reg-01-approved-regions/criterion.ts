import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type EvidenceSlot } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { codedRegions } from './code'
import { listedRegions, listedSites } from './listed'
import { cloudQuestions, siteQuestions } from './questions'
import { regionRules, sampledRegions } from './sample'

const code: EvidenceSlot = { kind: 'infrastructure-code', ask: 'The infrastructure code or plan of every account. Remove secrets and project names; never upload state files.', grade: 'E3', freshDays: 180 }
const architecture: EvidenceSlot = { kind: 'architecture', ask: 'The architecture document that names regions, accounts and what each holds.', grade: 'E2', freshDays: 365 }

export default defineCriterion({
  id: 'REG-01',
  section: 'regions',
  chapter: 'regions',
  title: 'Approved government regions only',
  failureTitle: 'Program data is outside the approved regions.',
  why: 'The contract of the prime asks for government regions. They are necessary, and never sufficient by themselves: people, keys and logs count as much.',
  basis: 'CONTRACT',
  cites: ['22 CFR 120.50(a)(1)', 'NIST SP 800-171 r2 3.13.1'],
  trace: ['area:regions', 'FAQ-1', 'FAQ-5', 'D3'],
  weight: 4,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-4', decidedBy: 'rule', when: 'a log or the list of accounts names a region outside the United States, or program data in a region that is not approved' }],
  cloud: 'either',
  questions: cloudQuestions,
  evidence: [{ kind: 'cloudtrail', ask: 'A CloudTrail sample of seven days or more from every account, as delivered by AWS.', grade: 'E3', freshDays: 90 }, code, architecture],
  onPremises: {
    title: 'Approved sites in the U.S. only',
    questions: siteQuestions,
    evidence: [
      { kind: 'audit-log', ask: 'A log sample of the servers that shows their names and sites, seven days or more.', grade: 'E3', freshDays: 90 },
      { ...architecture, ask: 'The site plan or architecture document that says where servers, disks and backups are.' },
    ],
  },
  facts: ['cloudtrail', 'audit-log', 'infrastructure-code'],
  compared: ['audit-log'],
  holds: ['a region in the log against the list of accounts', 'a region in the code against the list of accounts'],
  evaluate(given) {
    const listed = given.onPremises ? listedSites(given) : listedRegions(given)
    const sampled = sampledRegions(given)
    const coded = codedRegions(given)
    const checks: Check[] = [...sampled.checks, ...coded.checks, ...listed.checks, ...fromObservations(given, [...regionRules, 'IAC-01', 'IAC-03'])]
    if (given.answers['regions'] === 'with-billing') {
      checks.push(
        choiceCheck(
          given,
          'commercial-reason',
          {
            billing: ['partial', 'A commercial account in the U.S. is used for billing, DNS or names only.'],
            other: ['not-met', 'The commercial account is used for other work as well.'],
          },
          'Nobody has said what the commercial account is for.',
        ),
      )
    }
    if (given.claim === 'met' || given.claim === 'partial') {
      const table = given.onPremises ? 'sites' : 'accounts'
      if (given.answers[table] === undefined) checks.push({ outcome: 'unknown', says: `The ${table} are not listed.`, at: [given.answer(table)] })
      checks.push(documentCheck(given, given.onPremises ? ['architecture', 'audit-log'] : ['infrastructure-code', 'architecture'], 'proof of location'))
    }
    const claim = sentenceFor(
      given,
      'regions',
      {
        'with-billing': 'A commercial account in the U.S. is used beside the government regions.',
        commercial: 'Program data is in commercial regions.',
        abroad: 'Some program data is outside the United States.',
        unapproved: 'Not every site is approved for this program yet.',
        mixed: 'Some program data is on premises that the firm does not control.',
      },
      'Nobody has said where program data is.',
    )
    const met = given.onPremises ? 'Every site with program data is in the United States and approved.' : 'Every account is in an approved government region.'
    return judge(given, checks, { met, claim }, [...sampled.knockOuts, ...coded.knockOuts, ...listed.knockOuts])
  },
})
