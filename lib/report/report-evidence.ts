import { grades } from '../checklist/grade'
import { isEvidenceKind, evidenceKinds } from '../checklist/evidence-kinds'
import type { ReportInput } from './input'
import { datesInWords, longDate } from './words'

const statusWords: Record<string, string> = {
  read: 'read by Veritar',
  unread: 'kept; only a reviewer can judge it',
  unreadable: 'could not be read',
  quarantined: 'set aside: it held what must not be sent',
  pending: 'not read yet',
}

/** The evidence that carries credit, best grade first, each once: the table on the first page. */
export function restsOn(input: ReportInput) {
  const best = new Map<string, { title: string; grade: keyof typeof grades; staleOn: string | null; kind: string; criteria: number }>()
  for (const criterion of input.card.criteria) {
    for (const item of criterion.evidence) {
      if (!item.grade) continue
      const known = best.get(item.id)
      if (!known) best.set(item.id, { title: `${item.title}, revision\u00a0${item.revision}`, grade: item.grade, staleOn: item.staleOn, kind: item.kind, criteria: 1 })
      else {
        known.criteria += 1
        if (item.grade > known.grade) known.grade = item.grade
        if (item.staleOn && (!known.staleOn || item.staleOn < known.staleOn)) known.staleOn = item.staleOn
      }
    }
  }
  return [...best.values()]
    .sort((a, b) => (a.grade === b.grade ? b.criteria - a.criteria || (a.title < b.title ? -1 : 1) : a.grade > b.grade ? -1 : 1))
    .map((row) => ({
      title: row.title,
      kind: isEvidenceKind(row.kind) ? evidenceKinds[row.kind].title : row.kind,
      grade: grades[row.grade].word,
      staleOn: longDate(row.staleOn),
      criteria: String(row.criteria),
    }))
}

/** Every item with every file and its SHA-256, also those that carry no credit, with the reason. */
export function evidenceRegister(input: ReportInput) {
  return input.input.evidence.map((item) => ({
    title: item.title,
    kind: isEvidenceKind(item.kind) ? evidenceKinds[item.kind].title : item.kind,
    revision: String(item.revision),
    status: `${statusWords[item.status]}${item.reason ? `: ${datesInWords(item.reason)}` : ''}`,
    received: longDate(item.receivedAt),
    review: item.review ? `${item.review.accepted ? 'Accepted' : 'Refused'} by ${item.review.by}, ${longDate(item.review.at)}${item.review.reason ? `: ${item.review.reason}` : ''}` : '',
    sha256: item.sha256,
    files: input.files.filter((file) => file.evidence === item.id).map((file) => ({ name: file.name, size: `${file.size.toLocaleString('en-US')} bytes`, sha256: file.sha256 })),
  }))
}
