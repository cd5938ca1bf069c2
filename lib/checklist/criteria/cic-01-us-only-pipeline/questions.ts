import type { Question } from '../../criterion'

const told = { question: 'pipeline', values: ['all', 'some'] }
const unknown = { value: 'unknown', label: 'Do not know yet' }

const lead: Question = {
  key: 'pipeline',
  lead: true,
  ask: 'Does everything that handles program code (repository, build machines, artifacts, logs, secrets) sit in the United States, reached by verified U.S. persons only?',
  why: 'Code and configuration for a defense system can be technical data. A build machine abroad, or a colleague abroad with read access, is an export.',
  good: 'A pipeline inside the approved region or on site, with membership equal to the roster.',
  example: 'Yes. GitLab and its runners run in our GovCloud account; all 12 members are on the roster.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'all', label: 'Yes, all of it', means: 'met' },
      { value: 'some', label: 'Some parts do not', means: 'partial' },
      { value: 'no', label: 'No', means: 'not-met' },
      unknown,
    ],
  },
}

const repository: Question = {
  key: 'repository',
  required: true,
  showIf: told,
  ask: 'Where is the source code of the program hosted?',
  why: 'A commercial code host stores copies where it chooses and is run by people you have not verified.',
  good: 'A server you run in the approved region, or a service authorized for this data.',
  example: 'GitHub Enterprise Server in us-gov-west-1.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'own-approved', label: 'On a server we run in the approved region or on site' },
      { value: 'authorized-service', label: 'With a service authorized for this data' },
      { value: 'commercial-us', label: 'With a commercial service that promises U.S. storage' },
      { value: 'commercial', label: 'With a commercial service (github.com, gitlab.com, others)' },
      unknown,
    ],
  },
}

const runners: Question = {
  key: 'runners',
  required: true,
  showIf: told,
  ask: 'Which machines run the builds?',
  why: 'Runners that the code host rents out run where it chooses. A label such as ubuntu-latest does not say where that is. On a server of your own, the same label is your own machine.',
  good: 'Your own runners in the approved region, listed by name, with who administers them.',
  example: 'Four runners of our own in us-gov-west-1; none shared with other work.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'own-approved', label: 'Our own, in the approved region or on site' },
      { value: 'own-us', label: 'Our own, elsewhere in the United States' },
      { value: 'shared-group', label: 'Our own, shared with work outside the program' },
      { value: 'hosted', label: 'Those of the code host, for some or all builds' },
      unknown,
    ],
  },
}

const artifacts: Question = {
  key: 'artifacts',
  required: true,
  showIf: told,
  ask: 'Where do build results, caches and build logs go?',
  why: 'They hold the same content as the code, and are often kept somewhere else.',
  good: 'Stores in the approved region, with the access of the code.',
  example: 'A registry and a log bucket in the same GovCloud account.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'approved', label: 'To stores in the approved region or on site' },
      { value: 'us', label: 'To stores elsewhere in the United States' },
      { value: 'anywhere', label: 'To a service whose location we do not control' },
      unknown,
    ],
  },
}

const members: Question = {
  key: 'members',
  required: true,
  showIf: told,
  ask: 'Is everyone who can read the code on the U.S.-person roster, outside collaborators and administrators of the host included?',
  why: 'Reading controlled code is a release to the reader.',
  good: 'The member export and the roster were compared, by name and date.',
  example: 'Yes. Compared on 2026-11-03: 12 members, all on the roster.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'all', label: 'Yes, we compared both lists' },
      { value: 'not-compared', label: 'We think so, the lists were not compared' },
      { value: 'not-all', label: 'No, some readers are not on the roster' },
      unknown,
    ],
  },
}

const credentials: Question = {
  key: 'credentials',
  required: true,
  showIf: told,
  ask: 'How do builds get their rights in the program environment?',
  why: 'A stored key works from anywhere for whoever copies it.',
  good: 'Short-lived credentials for a role in the government partition, or a runner identity.',
  example: 'OIDC to a role in arn:aws-us-gov, valid for one hour.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'short-lived', label: 'Short-lived credentials or the identity of the machine' },
      { value: 'stored-keys', label: 'Stored keys' },
      unknown,
    ],
  },
}

const strangers: Question = {
  key: 'strangers',
  required: true,
  showIf: told,
  ask: 'Can code from someone outside the team run in the pipeline, for instance from a public repository or a fork?',
  why: 'Code that runs in the pipeline can read its secrets and everything it builds.',
  good: 'No public repositories, and no builds of outside contributions with secrets.',
  example: 'No. All repositories are private and forks are off.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'no', label: 'No' },
      { value: 'approved', label: 'Only after a member approves each run, without secrets' },
      { value: 'yes', label: 'Yes' },
      unknown,
    ],
  },
}

const inventory: Question = {
  key: 'inventory',
  showIf: told,
  ask: 'Which build machines are there, and who administers them?',
  why: 'A reviewer holds the list against the workflows and the roster.',
  good: 'One row for each machine or group. Never paste tokens, keys, secrets or technical data.',
  example: 'gov-runner-1 to 4: us-gov-west-1, two platform leads.',
  answer: {
    kind: 'table',
    maximumRows: 200,
    columns: [
      { key: 'name', label: 'Machine or group', example: 'gov-runner-1', required: true },
      { key: 'location', label: 'Location', example: 'us-gov-west-1', required: true },
      { key: 'administrators', label: 'Administered by', example: 'Two platform leads' },
    ],
  },
}

export const questions: Question[] = [lead, repository, runners, artifacts, members, credentials, strangers, inventory]

/** The same for machines on the firm's own site. */
export const onSite: Question[] = [
  { ...lead, good: 'A pipeline on site, apart from the networks of other work, with membership equal to the roster.', example: 'Yes. The code server and both build machines stand in our program room in Virginia.' },
  { ...repository, good: 'A server on site in the program network.', example: 'A GitLab server in the program room.' },
  { ...runners, why: 'A build machine that also serves other work, or stands elsewhere, opens the program to people you have not verified.', good: 'Build machines on site, in the program network only.', example: 'Two build machines in the program room.' },
  { ...artifacts, good: 'Stores on site, with the access of the code.', example: 'A registry and a log server in the program network.' },
  members,
  { ...credentials, good: 'The identity of the machine, or credentials that end with the build.', example: 'Certificates of the machines, renewed every day.' },
  strangers,
  inventory,
]
