import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { withOwner } from '../db/owner'
import { provide } from '../env'
import { fakeClamd, honest } from '../evidence/scanner/testing/fake-clamd'
import { addKey } from '../vault/organization-key'
import { startFakeKms } from '../vault/testing/fake-kms'
import { faultsOf, settled } from './outcome'
import { give, giftOf, type Gift, type Given, type Sender } from './sender'
import type { Stage } from './stage'

const seconds = (n: number) => new Promise<void>((wait) => setTimeout(wait, n * 1_000))
type Giving = { stage: Stage; from: Sender; assessmentId: string }

/** Gives something and then takes the scanner away, silences it, or makes it talk nonsense; nothing may become clean by it. */
export async function scannerBroken({ stage, from, assessmentId }: Giving, how: 'gone' | 'silent' | 'nonsense'): Promise<string[]> {
  if (how === 'gone') await stage.services.clamd.stop()
  else stage.services.clamd.behavior = { reply: () => (how === 'silent' ? null : 'all fine here\0') }
  const gift = giftOf(assessmentId, 1)
  const given = await give(from, gift, () => stage.well())
  // Long enough for the worker to have believed it before; what it knows of the scanner holds for five minutes at most.
  await seconds(15)
  const early = await settled(stage.owner, given.revisionId, 5).catch(() => 'pending')
  if (how === 'gone') stage.services.clamd = await fakeClamd({ reply: honest }, stage.clamdPort)
  else stage.services.clamd.behavior = { reply: honest }
  if (how === 'nonsense' && early === 'refused') return closed(stage, from, given)
  return [...(early === 'pending' ? [] : [`with the scanner ${how} it became ${early}`]), ...(await faultsOf(stage.owner, from, gift, given))]
}

/** What could not be found out leaves for nobody. */
async function closed(stage: Stage, from: Sender, given: Given): Promise<string[]> {
  const [file] = await stage.sql<{ id: string }>(`select id from "EvidenceFile" where "revisionId" = $1::uuid`, given.revisionId)
  const { status } = await from.visit(`/api/evidence/files/${file?.id ?? ''}`)
  return status === 200 ? ['what nobody scanned can be downloaded'] : []
}

/** Takes the keys away while something is given and something else is asked for, and brings them back. */
async function withoutKeys({ stage, from, assessmentId }: Giving, before: Given, away: () => Promise<void>, back: () => Promise<void>): Promise<{ gift: Gift; given: Given; wrong: string[] }> {
  const [file] = await stage.sql<{ id: string }>(`select id from "EvidenceFile" where "revisionId" = $1::uuid`, before.revisionId)
  await away()
  const read = await from.visit(`/api/evidence/files/${file?.id ?? ''}`).then(async (response) => (response.status === 200 ? (await response.arrayBuffer()).byteLength : 0)).catch(() => 0)
  const gift = giftOf(assessmentId, 9)
  let failures = 0
  const given = await give(from, gift, async () => {
    failures += 1
    await seconds(0.3)
    if (failures === 3) await back()
  })
  return { gift, given, wrong: [...(read > 0 ? [`${read} bytes left without a key`] : []), ...(failures < 3 ? ['it was taken without a key'] : [])] }
}

/** The folder of the keys is not there, as a disk that was not mounted. */
export async function localKeysGone(giving: Giving): Promise<string[]> {
  const { stage, from, assessmentId } = giving
  const folder = join(stage.state, 'vault-keys')
  const before = giftOf(assessmentId, 1)
  const first = await give(from, before, () => stage.well())
  const wrong = await faultsOf(stage.owner, from, before, first)
  // Started anew, so that nothing is known of a key from before.
  await stage.arm('web server')
  const { gift, given, wrong: gone } = await withoutKeys(giving, first, async () => renameSync(folder, `${folder}.away`), async () => renameSync(`${folder}.away`, folder))
  return [...wrong, ...gone, ...(await faultsOf(stage.owner, from, gift, given))]
}

/**
 * The organization's key is one of a PKCS#11 token. The token is pulled while web server and worker use it, or the
 * module is not there when the web server is started.
 */
export async function hsmGone(giving: Giving, orgId: string, gone: 'token' | 'module'): Promise<string[]> {
  const { stage, from, assessmentId } = giving
  if (!stage.hsm) throw new Error('SoftHSM2 is not installed.')
  await makeKey(stage, orgId, 'pkcs11', gone === 'token' ? 900 : 901)
  const before = giftOf(assessmentId, 1)
  const first = await give(from, before, () => stage.well())
  const wrong = await faultsOf(stage.owner, from, before, first)
  const path = gone === 'token' ? stage.hsm.tokens : stage.hsm.module
  const away = async () => {
    renameSync(path, `${path}.away`)
    if (gone === 'module') await stage.arm('web server')
  }
  const { gift, given, wrong: without } = await withoutKeys(giving, first, away, async () => renameSync(`${path}.away`, path))
  return [...wrong, ...without, ...(await faultsOf(stage.owner, from, gift, given))]
}

/** Makes a newer key of an organization, in a key service of this one's choice. */
async function makeKey(stage: Stage, orgId: string, service: 'pkcs11' | 'aws-kms', number: number): Promise<void> {
  provide({ VAULT_KEYS: service })
  await withOwner(stage.owner, (db) => addKey(db, orgId, number)).finally(() => provide({ VAULT_KEYS: 'local' }))
}

/** The keys are away for longer than a job is tried: what was given waits, says why, and is read once they are back. */
export async function keysGoneFor({ stage, from, assessmentId }: Giving, howLong: number): Promise<string[]> {
  const folder = join(stage.state, 'vault-keys')
  await stage.parts.worker.stop()
  const gift = giftOf(assessmentId, 1)
  const given = await give(from, gift, () => stage.well())
  renameSync(folder, `${folder}.away`)
  let reason: string | undefined
  try {
    await stage.arm('worker')
    await seconds(howLong)
    reason = (await stage.sql<{ reason: string }>(`select reason from "EvidenceRevision" where id = $1::uuid and status = 'pending'`, given.revisionId))[0]?.reason
  } finally {
    renameSync(`${folder}.away`, folder)
  }
  return [...(reason?.includes('key') ? [] : [`without keys it ${reason === undefined ? 'was at rest' : `said "${reason}"`}`]), ...(await faultsOf(stage.owner, from, gift, given))]
}

/** From here on the organization's key is one of the key service, which is then taken away. */
export async function keyServiceGone(giving: Giving, orgId: string): Promise<string[]> {
  const { stage, from, assessmentId } = giving
  provide({ VAULT_KEYS: 'local', ...{ AWS_ACCESS_KEY_ID: 'TESTKEY', AWS_SECRET_ACCESS_KEY: 'for the fake' } })
  await makeKey(stage, orgId, 'aws-kms', 1_000)
  const before = giftOf(assessmentId, 1)
  const first = await give(from, before, () => stage.well())
  const wrong = await faultsOf(stage.owner, from, before, first)
  const { endpoint, keys } = stage.services.kms
  const { gift, given, wrong: gone } = await withoutKeys(giving, first, () => stage.services.kms.stop(), async () => void (stage.services.kms = await startFakeKms(Number(new URL(endpoint).port), keys)))
  return [...wrong, ...gone, ...(await faultsOf(stage.owner, from, gift, given))]
}

/** Waits for a sentence about all logs, or about one. @throws Error after two minutes */
export async function logSays(stage: Stage, fits: (problems: string[]) => boolean, logId: string | null = null): Promise<void> {
  for (let waited = 0; waited < 120; waited += 1) {
    if (fits((await stage.sql<{ problem: string }>(`select problem from "AuditLog" where $1::uuid is null or id = $1::uuid`, logId)).map(({ problem }) => problem))) return
    await seconds(1)
  }
  throw new Error(`After two minutes the logs say: ${JSON.stringify(await stage.sql(`select problem from "AuditLog"`))}`)
}

/** Whether every event has its place. @returns how many wait */
export async function waiting(stage: Stage): Promise<number> {
  for (let waited = 0; ; waited += 1) {
    const [row] = await stage.sql<{ n: number }>(`select count(*)::int as n from "AuditLeaf" where "index" is null`)
    if (row?.n === 0 || waited > 60) return row?.n ?? -1
    await seconds(1)
  }
}

/** The witness is stopped: the log goes on and says so, and catches up when it is there again. */
export async function witnessGone({ stage, from, assessmentId }: Giving): Promise<string[]> {
  await stage.witness.stop()
  const given = await give(from, giftOf(assessmentId, 1), () => stage.well())
  await settled(stage.owner, given.revisionId)
  await logSays(stage, (problems) => problems.some((problem) => problem.includes('could not be asked')))
  const left = await waiting(stage)
  await stage.witness.start()
  await logSays(stage, (problems) => problems.every((problem) => problem === ''))
  const [row] = await stage.sql<{ behind: number }>(`select count(*)::int as behind from (select "logId", max(size) as size from "AuditCheckpoint" group by 1) h where not exists (select from "AuditCosignature" c where c."logId" = h."logId" and c.size = h.size)`)
  return [...(left === 0 ? [] : [`${left} events have no place`]), ...(row?.behind === 0 ? [] : [`${row?.behind} heads have no signature of the witness`])]
}
