import { serviceHosts } from '../../reference/service-hosts'
import { escaped } from '../formats/escaped'
import { awsRegionClass } from '../formats/regions'
import type { Sentence } from '../compliance-program/sections'
import type { ArchitectureFacts } from './facts'

type Named = ArchitectureFacts['regions'][number]

const regionShapes = [
  /(?<![\w-])((?:us|eu|ap|ca|sa|me|af|il|mx|cn|uk|sagov|megov|eugov)-(?:gov-|iso[a-f]?-|isob-)?(?:central|north|south|east|west|northeast|northwest|southeast|southwest|langley|luke|ashburn|chicago|phoenix|london)\d?-?\d{0,2}[a-z]?)(?![\w-])/gi,
  /(?<![\w-])((?:usgov|usdod)(?:virginia|texas|arizona|iowa|central|east))(?![\w-])/gi,
  /(?<![\w-])((?:asia|australia|europe|northamerica|southamerica|us|me)-(?:central|north|south|east|west|northeast|southeast)\d{1,2})(?![\w-])/gi,
  /(?<![\w-])((?:east|west|central|northcentral|southcentral|westcentral)us\d?|westeurope|northeurope|uksouth|ukwest|canadacentral|canadaeast|germanywestcentral|francecentral|southeastasia|eastasia|australiaeast|japaneast|centralindia)(?![\w-])/gi,
]
const azureWords: Record<string, string> = { 'us gov virginia': 'usgovvirginia', 'us gov texas': 'usgovtexas', 'us gov arizona': 'usgovarizona', 'us gov iowa': 'usgoviowa', 'us dod central': 'usdodcentral', 'us dod east': 'usdodeast' }

/** Offerings by name, the longest first, so that "AWS GovCloud" is not counted as plain AWS. */
const providers: [string, RegExp][] = [
  ['AWS GovCloud (US)', /\b(?:AWS |Amazon )?GovCloud\b/gi],
  ['Azure Government', /\b(?:Microsoft )?Azure (?:U\.?S\.? )?Gov(?:ernment)?\b/gi],
  ['Microsoft 365 GCC High', /\bGCC High\b/gi],
  ['Google Cloud Assured Workloads', /\bAssured Workloads\b/gi],
  ['Oracle Government Cloud', /\bOracle (?:U\.?S\.? )?(?:Government|Gov) Cloud\b/gi],
  ['AWS', /\b(?:AWS|Amazon Web Services)\b(?! GovCloud)/gi],
  ['Azure', /\bAzure\b(?! (?:U\.?S\.? )?Gov)/gi],
  ['Google Cloud', /\b(?:Google Cloud|GCP)\b/gi],
  ['Oracle Cloud', /\b(?:OCI|Oracle Cloud)\b/gi],
]
/** Outside services that are often forgotten in a boundary (domain.md REG-05, CIC-03). */
const services = ['Slack', 'Microsoft Teams', 'Zoom', 'Jira', 'Confluence', 'ServiceNow', 'Zendesk', 'PagerDuty', 'Opsgenie', 'Datadog', 'New Relic', 'Splunk Cloud', 'Sumo Logic', 'Snyk', 'SonarCloud', 'Sentry', 'Okta', 'Auth0', 'Duo', 'GitHub', 'GitLab.com', 'Bitbucket', 'CircleCI', 'Terraform Cloud', 'HCP Terraform', 'Docker Hub', 'Artifactory Cloud', 'Cloudflare', 'Akamai', 'Fastly', 'CrowdStrike', 'Google Workspace', 'Dropbox', 'Notion', 'Asana', 'Trello', 'LaunchDarkly', 'Snowflake', 'Databricks', 'OpenAI', 'Copilot', 'ChatGPT', 'Grafana Cloud', 'Elastic Cloud', 'MongoDB Atlas', 'Twilio', 'SendGrid', 'Proofpoint', 'Mimecast', 'Intune', 'Jamf']
/** Products that are words as well count inside a sentence only; one goes by an older name too. */
const wordings: Record<string, string> = { Mend: '(?<=[\\w,(] )Mend', Segment: '(?<=[\\w,(] )Segment(?! (?:the|of|and))', 'SonarQube Cloud': '(?:SonarQube Cloud|SonarCloud)' }
/** The products whose addresses are known, so that a pipeline that calls one can be held against the document (DOC-01). */
const called = [...new Set(serviceHosts.flatMap(({ value }) => value.map(({ name }) => name)))].filter((name) => !services.includes(name))
const hostsOf = (name: string) => serviceHosts.flatMap(({ value }) => value.filter((one) => one.name === name && !one.host.includes('*')).map(({ host }) => escaped(host)))
const shapeOf = (name: string) => new RegExp(`\\b(?:${[wordings[name] ?? escaped(name), ...hostsOf(name).map((host) => `(?:[a-z0-9-]+\\.)*${host}`)].join('|')})(?![\\w-])`, 'g')
const serviceShapes = [...services, ...called].map((name) => [name, shapeOf(name)] as const)

const denial = /\b(?:do(?:es)? not|did not|never|nothing|none|no longer|not|no \w+ (?:is|are|runs?))\b[^.;:]*$/i
const beyond = /\b(?:outside|other than|except|beyond|only|but|apart from|without)\b/i

/** "We do not use Slack", "nothing runs in us-east-1": named to say that it is not used. "Nothing runs outside of it" is not. */
function ruledOut(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at)
  return denial.test(before) && !beyond.test(before)
}

/** Region ids named, lower case. What only looks like one and is no region of a provider is kept as well: the criterion asks. */
export function regionsIn(sentences: Sentence[]): Named[] {
  const found = new Map<string, Named>()
  for (const { text, at } of sentences) {
    for (const shape of regionShapes) for (const match of text.matchAll(shape)) if (!ruledOut(text, match.index)) add(found, zoneless((match[1] as string).toLowerCase()), at)
    for (const [words, id] of Object.entries(azureWords)) if (text.toLowerCase().includes(words)) add(found, id, at)
  }
  return [...found.values()]
}

/** "us-gov-west-1a" is a zone of us-gov-west-1. */
function zoneless(name: string): string {
  const bare = name.replace(/(\d)[a-f]$/, '$1')
  return bare !== name && awsRegionClass(bare) !== 'invented' ? bare : name
}

export function providersIn(sentences: Sentence[]): Named[] {
  return counted(sentences, providers)
}

export function servicesIn(sentences: Sentence[]): Named[] {
  return counted(sentences, serviceShapes)
}

/** AWS account ids beside a word that says so, and subscription, tenant and project ids. */
export function accountsIn(sentences: Sentence[]): Named[] {
  const found = new Map<string, Named>()
  for (const { text, at } of sentences) {
    if (/\baccounts?\b|\barn:/i.test(text)) for (const match of text.matchAll(/(?<!\d)(\d{12})(?!\d)/g)) add(found, match[1] as string, at)
    if (/\b(?:subscription|tenant|directory)\b/i.test(text)) for (const match of text.matchAll(/\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/gi)) add(found, (match[1] as string).toLowerCase(), at)
  }
  return [...found.values()]
}

function counted(sentences: Sentence[], shapes: readonly (readonly [string, RegExp])[]): Named[] {
  const found = new Map<string, Named>()
  for (const { text, at } of sentences) for (const [name, shape] of shapes) for (const match of text.matchAll(shape)) if (!ruledOut(text, match.index)) add(found, name, at)
  return [...found.values()]
}

function add(found: Map<string, Named>, name: string, at: Sentence['at']): void {
  const known = found.get(name)
  if (known) known.count++
  else if (found.size < 200) found.set(name, { name, count: 1, at })
}
