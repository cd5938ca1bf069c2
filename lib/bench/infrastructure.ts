import { readEvidence } from '../analyzers/read-evidence'
import type { EvidenceFile } from '../analyzers/analyzer'
import { terraformFiles, terraformPlan } from './infrastructure-files'

/** Seconds that reading took (median of the rounds), with guard, recognition, reading and rules, and what was read. */
export type InfrastructureSpeed = { what: string; megabytes: number; files: number; resources: number; seconds: number; limitSeconds: number }

/**
 * Reads a Terraform plan of `megabytes` and a zip of `files` HCL files of its own making, `rounds` times each, in this
 * process. The limits are those the product promises: 50 MB in 3 seconds, 5,000 files in 10.
 */
export async function benchInfrastructure(megabytes = 50, files = 5_000, rounds = 3): Promise<InfrastructureSpeed[]> {
  const plan = terraformPlan(megabytes * 1e6)
  const code = terraformFiles(files)
  return [
    await measure(`Terraform plan of ${megabytes} MB`, [inMemory('plan.json', plan)], 1, 3, rounds),
    await measure(`zip of ${files.toLocaleString('en-US')} HCL files`, [inMemory('code.zip', code)], files, 10, rounds),
  ]
}

async function measure(what: string, evidence: EvidenceFile[], files: number, limitSeconds: number, rounds: number): Promise<InfrastructureSpeed> {
  const seconds: number[] = []
  let resources = 0
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const read = await readEvidence(evidence)
    seconds.push((performance.now() - start) / 1000)
    if (!read.analyzer) throw new Error(`${what} was not recognized.`)
    resources = (read.reading.facts as { resources: number }).resources
  }
  const sorted = seconds.sort((a, b) => a - b)
  return { what, megabytes: evidence.reduce((sum, { size }) => sum + size, 0) / 1e6, files, resources, seconds: sorted[Math.floor(sorted.length / 2)] ?? 0, limitSeconds }
}

const chunk = 256 * 1024

function inMemory(name: string, bytes: Uint8Array): EvidenceFile {
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
    },
  }
}
