import type { EvidenceFile } from '../analyzers/analyzer'
import roster from '../analyzers/roster/analyzer'
import { median } from './median'
import { seeded } from './random'

/** Milliseconds, median of the rounds, that the roster analyzer takes for a CSV of so many people of its own making. */
export async function benchRoster(rows: number, rounds: number): Promise<{ rows: number; megabytes: number; medianMs: number }> {
  const random = seeded(1001)
  const tiers = ['administrator', 'deploy', 'read']
  const lines = Array.from({ length: rows }, (_, i) => {
    const login = `${random.id(6).toLowerCase()}.${random.id(7).toLowerCase()}${i}`
    return `E-${i},human,${login},${login}@harborfield.example,${login}@harborfield.example,Cloud engineer,${random.pick(tiers)},employee,${random.below(50) === 0 ? 'pending' : 'yes'},2026-0${random.below(9) + 1}-1${random.below(10)},Export compliance officer,document inspected,2027-01-12,2026-01-15,`
  })
  const bytes = new TextEncoder().encode(
    ['person_ref,kind,display_name,work_email,principals,role,access_tier,employer,us_person,verified_on,verified_by,method,next_review,access_granted_on,access_removed_on', ...lines].join('\r\n'),
  )
  const file: EvidenceFile = {
    name: 'roster.csv',
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += 1 << 16) yield bytes.subarray(at, at + (1 << 16))
    },
  }
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    const { facts } = await roster.analyze({ files: [file] })
    times.push(performance.now() - began)
    const people = (facts as { people: number }).people
    if (people !== rows) throw new Error(`The roster shows ${people} of ${rows} people.`)
  }
  return { rows, megabytes: bytes.length / 1e6, medianMs: median(times) }
}
