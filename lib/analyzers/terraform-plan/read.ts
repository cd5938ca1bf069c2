import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Reading } from '../analyzer'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { readStructured } from '../formats/structured'
import { decodeText } from '../formats/text'
import { analyzeEstate } from '../infrastructure/analyze'
import { estate as emptyEstate, isFields, type Fields, type Value } from '../infrastructure/model'
import { splitFiles } from '../infrastructure/split-files'
import type { InfrastructureFacts } from '../infrastructure-facts'
import { addPlan } from './plan'
import { terraformJson } from './recognize'

/**
 * Reads one plan or several, each a whole JSON document; together they are one estate.
 * @throws UnreadableEvidence for state, for a plan that ended with an error, and for anything that is no plan.
 */
export async function readPlans({ files, onProgress }: AnalyzerInput): Promise<Reading<InfrastructureFacts>> {
  const { mine, others } = await splitFiles(files, (text) => terraformJson(text) !== null)
  const chosen = mine.length > 0 ? mine : files.slice(0, 1)
  const estate = emptyEstate()
  let version: string | null = null
  let date: string | null = null
  let bytes = 0
  for (const file of chosen) {
    const plan = await planOf(file)
    addPlan(estate, plan, file.name)
    version ??= word(plan['format_version'])
    const made = /^\d{4}-\d{2}-\d{2}/.exec(word(plan['timestamp']) ?? '')?.[0] ?? null
    if (made !== null && (date === null || made < date)) date = made
    bytes += file.size
    onProgress?.({ bytes, items: estate.resources.length })
  }
  return analyzeEstate(estate, { source: 'terraform-plan', version, date, filesRead: chosen.length, unread: others })
}

const word = (value: Value | undefined) => (typeof value === 'string' ? value : null)
const saved = 'Save a plan with "terraform plan -out plan.bin" and upload the output of "terraform show -json plan.bin".'

async function planOf(file: EvidenceFile): Promise<Fields> {
  const refuse = (reason: string, remedy = saved) => new UnreadableEvidence(reason, { file: file.name }, remedy)
  const head = decodeText(await firstBytes(unpacked(file), 4_096))
  if (terraformJson(head) === 'messages') throw refuse('These are the messages that a plan prints, not the plan.')
  const { value, format } = await readStructured(file)
  if (format !== 'json' || !isFields(value)) throw refuse('This is no plan of Terraform: a JSON object was expected.')
  if (value['lineage'] !== undefined && value['serial'] !== undefined) throw refuse('This is Terraform state. State holds secrets, so Veritar does not take it.', `Delete the upload. ${saved}`)
  const isPlan = isFields(value['planned_values']) || Array.isArray(value['resource_changes'])
  if (!isPlan && value['values'] !== undefined) throw refuse('This is Terraform state as JSON. State holds secrets, so Veritar does not take it.', `Delete the upload. ${saved}`)
  if (!isPlan) throw refuse('This is no plan of Terraform: it has neither planned values nor changes.')
  const version = word(value['format_version'])
  if (version !== null && !/^(0\.\d+|1\.\d+)$/.test(version)) throw refuse(`The plan has format version ${version.slice(0, 20)}, which Veritar does not know.`, 'Upload a plan of format version 0.1 to 1.x.')
  if (value['errored'] === true) throw refuse('The plan ended with an error, so it is not whole.', 'Mend the error, plan again, and upload that plan.')
  return value
}
