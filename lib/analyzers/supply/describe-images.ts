import type { FactLine } from '../analyzer'
import type { ImageFacts } from '../image-facts'

const n = (value: number) => value.toLocaleString('en-US')
const words: Record<string, string> = { T1: 'Iron Bank (T1)', T2: 'Hardened by a vendor (T2)', T3: 'Reviewed copy (T3)', T4: 'Public or foreign registry (T4)', unknown: 'Private registry or not resolved', none: 'Built from nothing' }
const list = (values: string[], most = 5) => values.slice(0, most).join(', ') + (values.length > most ? ` and ${values.length - most} more` : '')

/** The facts of images in plain words, most telling first. */
export function describeImages(facts: ImageFacts): FactLine[] {
  const lines: FactLine[] = [{ label: 'Image references', value: n(facts.images.reduce((sum, { count }) => sum + count, 0) + facts.imagesOmitted) }]
  for (const tier of ['T4', 'unknown', 'T3', 'T2', 'T1', 'none']) {
    const count = facts.tiers[tier]
    const first = facts.images.find((image) => image.tier === tier)
    if (count && first) lines.push({ label: words[tier] ?? tier, value: n(count), note: list(facts.images.filter((image) => image.tier === tier).map(({ image }) => image)), at: first.at })
  }
  lines.push(
    { label: 'Fixed by digest', value: `${n(facts.pinned)} of ${n(facts.pinned + facts.unpinned + facts.unresolved)}` },
    { label: 'Not resolved', value: n(facts.unresolved) },
    { label: 'Dockerfiles that end as root', value: `${n(facts.buildFiles.filter(({ root }) => root === 'yes').length)} of ${n(facts.buildFiles.length)}` },
    { label: 'Downloads run unseen', value: n(facts.downloads.filter(({ toShell }) => toShell).reduce((sum, { count }) => sum + count, 0)) },
    { label: 'Hosts abroad', value: list(facts.hosts.filter(({ place }) => place === 'foreign').map(({ host }) => host)) || 'none' },
    ...facts.hardening.map((manifest): FactLine => ({ label: `Hardening manifest of ${manifest.name}`, value: `${n(manifest.resources - manifest.unhashed)} of ${n(manifest.resources)} inputs hashed`, at: manifest.at })),
    { label: 'Secrets in the files', value: n(facts.secrets.reduce((sum, { count }) => sum + count, 0)) },
    { label: 'Files read', value: n(facts.read) },
  )
  if (facts.notRead.count > 0) lines.push({ label: 'Files not read', value: n(facts.notRead.count), note: list(facts.notRead.names.map(({ name, looksLike }) => (looksLike === '' ? name : `${name} (${looksLike})`))) })
  return lines
}
