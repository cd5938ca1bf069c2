import { kindOf, type Severity } from '../analyzers/analyzer'
import { notRead } from '../analyzers/not-read/formats'
import { analyzers } from '../analyzers/registry.gen'
import { catalog } from '../checklist/catalog'
import type { Basis, Criterion } from '../checklist/criterion'
import { evidenceKinds, isEvidenceKind } from '../checklist/evidence-kinds'
import type { Grade } from '../checklist/grade'
import { sections } from '../checklist/sections'

export type RuleLine = { id: string; title: string; severity: Severity; criteria: string[]; basis: string }
export type FormatLine = { id: string; title: string; accepts: string; rules: RuleLine[] }
/** A kind of evidence: the formats that are read for it, and the criteria it counts for. Without a format, people read it. */
export type KindLine = { kind: string; title: string; formats: FormatLine[]; criteria: string[] }

export type AcceptedLine = { kind: string; title: string; grade: Grade; freshDays: number | null }
export type CriterionLine = {
  id: string
  title: string
  why: string
  weight: number
  basis: Basis
  cites: string[]
  asks: string[]
  evidence: AcceptedLine[]
  /** Titles of the kinds whose facts are held against answers and each other. */
  compares: string[]
  /** Contradictions that are looked for between them, in short phrases. */
  holds: string[]
  /** Rules that bear on it, with the format that fires each. */
  rules: { id: string; title: string; severity: Severity; format: string }[]
  knockOuts: { id: string; decidedBy: 'rule' | 'reviewer'; when: string }[]
}

/** A format that is known by its content and refused in words. */
export type NotReadLine = { id: string; title: string; why: string; instead: string }

export type GateLine = { id: string; title: string; why: string; basis: Basis; cites: string[]; asks: string[] }
export type Overview = { kinds: KindLine[]; notRead: NotReadLine[]; gates: GateLine[]; sections: { id: string; title: string; criteria: CriterionLine[] }[]; counts: { formats: number; rules: number; criteria: number; gates: number } }

/** Everything Veritar checks, out of the registries: what the page and the document say. */
export function overview(): Overview {
  const formats = analyzers.map((analyzer) => ({ kind: kindOf(analyzer), line: { id: analyzer.id, title: analyzer.title, accepts: analyzer.accepts, rules: analyzer.rules.map(ruleLine) } }))
  const asked = (kind: string) => catalog.criteria.filter((criterion) => acceptedBy(criterion).some((slot) => slot.kind === kind)).map(({ id }) => id)
  const kinds = Object.entries(evidenceKinds).map(([kind, { title }]): KindLine => ({ kind, title, formats: formats.filter((format) => format.kind === kind).map(({ line }) => line), criteria: asked(kind) }))
  return {
    kinds: kinds.sort((a, b) => Number(b.formats.length > 0) - Number(a.formats.length > 0)),
    notRead: notRead.map(({ id, title, why, instead }) => ({ id, title, why, instead })),
    gates: catalog.gates.map(({ id, title, why, basis, cites, questions }) => ({ id, title, why, basis, cites, asks: questions.map(({ ask }) => ask) })),
    sections: sections.map(({ id, title }) => ({ id, title, criteria: catalog.criteria.filter(({ section }) => section === id).map((criterion) => criterionLine(criterion, formats.map(({ line }) => line))) })),
    counts: { formats: formats.length, rules: new Set(formats.flatMap(({ line }) => line.rules.map(({ id }) => id))).size, criteria: catalog.criteria.length, gates: catalog.gates.length },
  }
}

const ruleLine = ({ id, title, severity, criterion, also, basis }: { id: string; title: string; severity: Severity; criterion: string; also?: string[]; basis: string }): RuleLine => ({ id, title, severity, criteria: [criterion, ...(also ?? [])], basis: basisWords(basis) })

/** What a rule rests on, for people; a rule that rests on practice alone says so. */
export function basisWords(basis: string): string {
  const parts = basis.split(';').map((part) => part.trim()).filter((part) => part !== '' && !part.startsWith('domain.md'))
  return parts.length === 0 ? 'good practice' : parts.join('; ')
}

/** Slots of both forms of a criterion, each kind once. */
function acceptedBy(criterion: Criterion): AcceptedLine[] {
  const slots = [...criterion.evidence, ...(criterion.onPremises?.evidence ?? [])]
  return slots.filter((slot, i) => slots.findIndex(({ kind }) => kind === slot.kind) === i).map(({ kind, grade, freshDays }) => ({ kind, title: evidenceKinds[kind].title, grade, freshDays }))
}

function criterionLine(criterion: Criterion, formats: FormatLine[]): CriterionLine {
  const { id, title, why, weight, basis, cites, questions, facts, holds = [], knockOuts } = criterion
  const bearing = formats.flatMap((format) => format.rules.filter(({ criteria }) => criteria.includes(id)).map((rule) => ({ id: rule.id, title: rule.title, severity: rule.severity, format: format.id })))
  return {
    id,
    title,
    why,
    weight,
    basis,
    cites,
    asks: questions.map(({ ask }) => ask),
    evidence: acceptedBy(criterion),
    compares: facts.map((kind) => (isEvidenceKind(kind) ? evidenceKinds[kind].title : kind)),
    holds: [...holds],
    // One rule can be fired by several formats; it is told once, with the first of them.
    rules: bearing.filter((rule, i) => bearing.findIndex((other) => other.id === rule.id) === i),
    knockOuts,
  }
}
