import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Reading } from '../analyzer'
import { openJson } from '../formats/json-document'
import { readStructured } from '../formats/structured'
import type { KeyFact, KeyPolicyFacts } from '../key-policy-facts'
import { awsKeys } from './aws'
import { azureVaults, googleKeys, type Unknown } from './azure-and-google'
import { partsOf, type Part } from './parts'
import { keyTally } from './rules'

const mostKeys = 1_000

/**
 * Reads exported key policies, grants, role assignments and descriptions of keys; files of one item complete each other.
 * @throws UnreadableEvidence when a file is no JSON or YAML, or says nothing about who may use a key.
 */
export async function readKeyPolicies({ files }: AnalyzerInput): Promise<Reading<KeyPolicyFacts>> {
  const parts: Part[] = []
  for (const file of files) {
    const found = (await valuesOf(file)).flatMap((value) => partsOf(value, file.name))
    if (found.length === 0) throw new UnreadableEvidence('The file says nothing about who may use a key.', { file: file.name }, 'Upload the policy and the grants of each key as exported, for instance by "aws kms get-key-policy", "az keyvault show" or "gcloud kms keys get-iam-policy".')
    parts.push(...found)
  }
  const unknowns: Unknown[] = []
  const aws = awsKeys(parts)
  const keys = [...aws.keys, ...azureVaults(parts, unknowns), ...googleKeys(parts, unknowns)]
  const tally = keyTally()
  for (const key of keys) judge(key, tally, unknowns)
  const accounts: Record<string, number> = {}
  for (const { account } of keys) if (account !== null) accounts[account] = (accounts[account] ?? 0) + 1
  const reach: KeyPolicyFacts['reach'] = { own: 0, external: 0, provider: 0, public: 0, conditional: 0, unknown: 0 }
  const seen = new Set<string>()
  for (const holder of keys.flatMap(({ holders }) => holders)) {
    if (seen.has(`${holder.principal} ${holder.reach}`)) continue
    seen.add(`${holder.principal} ${holder.reach}`)
    reach[holder.reach]++
  }
  const facts: KeyPolicyFacts = {
    sources: [...new Set(keys.map(({ cloud }) => cloud))].filter((cloud) => cloud !== 'other'),
    date: null,
    keys: keys.slice(0, mostKeys),
    keysOmitted: Math.max(0, keys.length - mostKeys),
    reach,
    grants: aws.grants,
    accounts,
    unknowns: unknowns.slice(0, mostKeys),
  }
  return { facts, observations: tally.observations() }
}

async function valuesOf(file: EvidenceFile): Promise<unknown[]> {
  try {
    return [(await readStructured(file)).value]
  } catch (error) {
    // JSON Lines are several documents in one file.
    if (error instanceof UnreadableEvidence && error.reason === 'The text is not valid JSON.') return openJson(file)
    throw error
  }
}

function judge(key: KeyFact, tally: ReturnType<typeof keyTally>, unknowns: Unknown[]): void {
  const name = key.key.slice(0, 120)
  const hit = (id: Parameters<typeof tally.hit>[0], at = key.at) => tally.hit(id, name, at)
  for (const holder of key.holders) {
    if (holder.reach === 'public') hit('KP-01', holder.at)
    if (holder.reach === 'external') hit('KP-02', holder.at)
    if (holder.reach === 'unknown' && (key.cloud !== 'gcp' || holder.kind === 'unknown')) hit('KP-04', holder.at)
    if (holder.kind === 'account' && holder.reach === 'own') hit('KP-08', holder.at)
  }
  const people = new Map<string, Set<string>>()
  for (const { principal, kind, can } of key.holders) if (kind !== 'account' && kind !== 'anyone') people.set(principal, new Set([...(people.get(principal) ?? []), ...can]))
  if ([...people.values()].some((can) => can.has('decrypt') && can.has('administer'))) hit('KP-03')
  if (key.multiRegion === true) hit('KP-05')
  if (key.rotation === false && key.manager !== 'provider') hit('KP-06')
  if (key.state === 'pending-deletion' || key.purgeProtected === false) hit('KP-07')
  if (key.regionClass !== null && key.regionClass !== 'government' && key.cloud !== 'gcp') hit('KP-09')
  if (key.cloud === 'gcp' && (key.regionClass === 'foreign' || key.region === 'global')) hit('KP-09')
  if (key.material === 'imported' || key.material === 'external') hit('KP-10')
  if (key.policy === 'absent') unknowns.push({ what: `Who may use ${name}`, because: 'Its policy was not given.', at: key.at })
  if (key.policy === 'partly') unknowns.push({ what: `Who may use ${name}`, because: 'Not all of its policy could be read.', at: key.at })
}
