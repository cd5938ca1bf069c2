import type { EvidenceFile, Observation } from '../../analyzer'
import { escaped } from '../../formats/escaped'
import { evidenceOf } from '../../formats/testing/evidence'
import terraform from '../../terraform-hcl/analyzer'
import type { InfrastructureFacts } from '../../infrastructure-facts'
import { findings, type Finding, type FindingId } from '../findings'

const patterns = (Object.entries(findings) as [FindingId, Finding][]).map(([id, { rule, one, many }]) => {
  const pattern = (words: string) => new RegExp(`^${escaped(words).replace('\\{n\\}', '[\\d,]+').replace('\\{list\\}', '.*')}$`)
  return { id, rule, patterns: [pattern(one), pattern(many)] }
})

/** The findings behind observations, by name. */
export const findingsIn = (observations: Observation[]): FindingId[] =>
  observations.flatMap(({ rule, message }) => patterns.filter((each) => each.rule === rule && each.patterns.some((pattern) => pattern.test(message))).map(({ id }) => id))

/** What Terraform code says, as facts and names of findings. */
export async function readCode(code: string, more: EvidenceFile[] = []): Promise<{ facts: InfrastructureFacts; fired: FindingId[]; observations: Observation[] }> {
  const { facts, observations } = await terraform.analyze({ files: [evidenceOf(code, 'main.tf'), ...more] })
  return { facts, observations, fired: findingsIn(observations) }
}
