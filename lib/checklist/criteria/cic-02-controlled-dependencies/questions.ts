import type { Question } from '../../criterion'

const told = { question: 'dependencies', values: ['controlled', 'partly'] }
const unknown = { value: 'unknown', label: 'Do not know yet' }

export const questions: Question[] = [
  {
    key: 'dependencies',
    lead: true,
    ask: 'Do you decide which outside code enters your builds, and can you say later what went in?',
    why: 'Every package, action and script you pull in runs with the rights of your build. Most attacks on builds come that way.',
    good: 'One reviewed mirror, exact versions with hashes, and a bill of materials for each release.',
    example: 'Yes. Builds reach our mirror only; lockfiles are required; each release has a CycloneDX list.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'controlled', label: 'Yes, for everything', means: 'met' },
        { value: 'partly', label: 'For some of it', means: 'partial' },
        { value: 'no', label: 'No', means: 'not-met' },
        unknown,
      ],
    },
  },
  {
    key: 'source',
    required: true,
    showIf: told,
    ask: 'Where do builds fetch packages from?',
    why: 'A public registry can serve something else tomorrow under the same name.',
    good: 'A mirror of your own that holds what you reviewed; builds cannot reach anything else.',
    example: 'A package mirror in our GovCloud account; build machines have no other way out.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'mirror-only', label: 'From our own mirror only, or from media brought in' },
        { value: 'proxy', label: 'Through a proxy that passes on what is asked for' },
        { value: 'public', label: 'From public registries directly' },
        unknown,
      ],
    },
  },
  {
    key: 'pinning',
    required: true,
    showIf: told,
    ask: 'How exactly is it fixed what a build takes in?',
    why: 'With a hash the build stops when the content changes. With a version or a tag it does not.',
    good: 'Lockfiles with hashes, actions fixed to a full commit, images to a digest.',
    example: 'Lockfiles are enforced; all actions are fixed to a 40-digit commit.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'hashes', label: 'Lockfiles with hashes, and commits or digests for actions and images' },
        { value: 'lockfiles', label: 'Lockfiles, but some actions or images by tag' },
        { value: 'versions', label: 'Version numbers only' },
        { value: 'latest', label: 'Often whatever is newest' },
        unknown,
      ],
    },
  },
  {
    key: 'approval',
    required: true,
    showIf: told,
    ask: 'What happens before a new outside package is used?',
    why: 'Somebody has to look at where it comes from before it runs.',
    good: 'A named person approves it; it is scanned; the decision is recorded.',
    example: 'A pull request to the allow-list, reviewed by a second engineer, with the scan attached.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'approved', label: 'A person approves it and the decision is recorded' },
        { value: 'scanned', label: 'It is scanned, nobody approves it' },
        { value: 'nothing', label: 'Nothing in particular' },
        unknown,
      ],
    },
  },
  {
    key: 'scripts',
    required: true,
    showIf: told,
    ask: 'Do builds download and run scripts or programs straight from the internet (curl | bash and the like)?',
    why: 'Such a script is outside every review and every lockfile.',
    good: 'Never, or only from the mirror with a checked hash.',
    example: 'No. Tools are in the build image.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'no', label: 'No' },
        { value: 'verified', label: 'Only with a checked hash or signature' },
        { value: 'yes', label: 'Yes' },
        unknown,
      ],
    },
  },
  {
    key: 'foreign',
    required: true,
    showIf: told,
    ask: 'Does anything come from a mirror or registry outside the United States, for instance npmmirror or goproxy.cn?',
    why: 'Somebody abroad then decides what enters the build, and sees what you use.',
    good: 'No.',
    example: 'No.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'no', label: 'No, we checked' },
        { value: 'yes', label: 'Yes' },
        unknown,
      ],
    },
  },
  {
    key: 'sbom',
    required: true,
    showIf: told,
    ask: 'Is there a software bill of materials for what you deliver?',
    why: 'When a package turns out to be bad, the list says within minutes whether you have it.',
    good: 'CycloneDX or SPDX for each release, with name, version, supplier, hash and the graph of what needs what.',
    example: 'Yes, made by the release build, the last one on 2026-10-30.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'each-release', label: 'Yes, for each release' },
        { value: 'sometimes', label: 'One exists, not for each release' },
        { value: 'none', label: 'No' },
        unknown,
      ],
    },
  },
]
