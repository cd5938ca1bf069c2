import { choiceCheck, sentenceFor, type OptionChecks } from '../../answer-checks'
import { defineCriterion, type Check, type EvidenceSlot } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { billChecks, sourceChecks } from './artifacts'
import { questions } from './questions'

const evidence: EvidenceSlot[] = [
  { kind: 'sbom', ask: 'The software bill of materials of what you deliver (CycloneDX or SPDX). Mask component names that give the work away.', grade: 'E3', freshDays: 180 },
  { kind: 'pipeline-code', ask: 'Pipeline files, lockfiles and package settings that show the mirror. Remove tokens and secrets.', grade: 'E3', freshDays: 180 },
  { kind: 'procedure', ask: 'The procedure for approving outside packages.', grade: 'E2', freshDays: 365 },
]

const choices: { question: string; options: OptionChecks; unanswered: string }[] = [
  {
    question: 'source',
    options: {
      'mirror-only': ['met', "Builds are said to reach the firm's own mirror only."],
      proxy: ['partial', 'Packages pass through a proxy that holds back nothing.'],
      public: ['not-met', 'Builds fetch packages from public registries directly.'],
    },
    unanswered: 'Nobody has said where packages come from.',
  },
  {
    question: 'pinning',
    options: {
      hashes: ['met', 'What a build takes in is said to be fixed by hash, commit or digest.'],
      lockfiles: ['partial', 'Some actions or images are named by a tag, which can be moved.'],
      versions: ['partial', 'Only version numbers are fixed, so changed content would not be noticed.'],
      latest: ['not-met', 'Builds often take whatever is newest.'],
    },
    unanswered: 'Nobody has said how exactly dependencies are fixed.',
  },
  {
    question: 'approval',
    options: {
      approved: ['met', 'A person is said to approve each new package.'],
      scanned: ['partial', 'New packages are scanned, but nobody approves them.'],
      nothing: ['not-met', 'New packages are used without any check.'],
    },
    unanswered: 'Nobody has said how new packages are approved.',
  },
  {
    question: 'scripts',
    options: {
      no: ['met', 'No script is said to be run straight from the internet.'],
      verified: ['met', 'Downloads are said to be checked by hash or signature.'],
      yes: ['not-met', 'Builds run scripts straight from the internet.'],
    },
    unanswered: 'Nobody has said whether builds run downloaded scripts.',
  },
  {
    question: 'foreign',
    options: {
      no: ['met', 'No mirror outside the United States is said to be used.'],
      yes: ['not-met', 'Packages come from a mirror outside the United States.'],
    },
    unanswered: 'Nobody has said whether foreign mirrors are used.',
  },
  {
    question: 'sbom',
    options: {
      'each-release': ['met', 'Each release is said to have a bill of materials.'],
      sometimes: ['partial', 'Not every release has a bill of materials.'],
      none: ['not-met', 'There is no bill of materials.'],
    },
    unanswered: 'Nobody has said whether there is a bill of materials.',
  },
]

export default defineCriterion({
  id: 'CIC-02',
  section: 'pipeline',
  chapter: 'pipeline',
  title: 'Third-party dependencies under control',
  failureTitle: 'Code that nobody chose runs inside the build.',
  why: 'A dependency runs with the rights of the build and ends up in the product. It has to be chosen, fixed and listed.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.4.8', 'NIST SP 800-171 r2 3.4.9', 'NIST SP 800-218'],
  trace: ['F2', 'area:pipeline'],
  weight: 2,
  bestGrade: 'E3',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence,
  facts: ['pipeline-code', 'sbom', 'image-manifests', 'infrastructure-code'],
  compared: ['image-manifests', 'infrastructure-code'],
  evaluate(given) {
    const checks: Check[] = [...billChecks(given), ...sourceChecks(given), ...fromObservations(given)]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(
        ...choices.map(({ question, options, unanswered }) => choiceCheck(given, question, options, unanswered)),
        ...(given.readings.sbom.length === 0 ? [documentCheck(given, ['sbom'], 'the bill of materials')] : []),
        ...(given.readings['pipeline-code'].length === 0 ? [documentCheck(given, ['pipeline-code', 'procedure'], 'proof of how dependencies are controlled')] : []),
      )
    }
    const claim = sentenceFor(
      given,
      'dependencies',
      { partly: 'Only some of the outside code is chosen and recorded.', no: 'Nobody decides which outside code enters the builds.' },
      'Nobody has said how outside code enters the builds.',
    )
    return judge(given, checks, { met: 'Outside code comes from one reviewed source, fixed and listed.', claim })
  },
})
