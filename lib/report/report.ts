import { figure } from '../checklist/figure'
import { grades } from '../checklist/grade'
import { criterionParts } from './report-criteria'
import { evidenceRegister, restsOn } from './report-evidence'
import type { ReportInput } from './input'
import { datesInWords, decisionWords, eligibilityWords, knockOutWords, longDate, moment } from './words'

const gateShort: Record<string, string> = { 'G-01': 'Jurisdiction', 'G-02': 'Cloud permission', 'G-03': 'Flow-downs' }

/** First-page sentence: who decided or that nobody has, and for which program. */
function byline(input: ReportInput): string {
  const d = input.determination
  if (!d) return `Draft of ${moment(input.generatedAt)}. Nobody has decided on it.`
  const on = input.reviewers.length > 0 ? `, on a review by ${input.reviewers.join(' and ')}` : ''
  return `${decisionWords[d.decision] ?? d.decision} on ${longDate(d.at)} by ${d.by}${on}.`
}

function scorecardArithmetic(input: ReportInput) {
  const { card } = input
  return {
    rows: card.criteria.map((c) => ({
      id: c.id,
      title: c.title,
      outcome: c.outcome,
      text: c.formula.text,
      points: figure(c.formula.points, 2),
      of: figure(c.formula.of, 0),
    })),
    points: figure(card.points, 2),
    of: figure(card.of, 0),
    score: card.score === null ? 'none' : figure(card.score, 1),
    text:
      card.score === null
        ? 'Nothing could be scored, so there is no score.'
        : `${figure(card.points, 4)} points of ${figure(card.of, 0)} that apply, times 100, is ${figure(card.score, 2)}.`,
  }
}

/**
 * What the vetting report says: plain data, every figure taken from the scorecard, no arithmetic beyond cutting decimals.
 * report.typ decides only how it looks.
 */
export function reportOf(input: ReportInput) {
  const { card, determination } = input
  return {
    code: input.code,
    prime: input.prime,
    title: `${card.subcontractor} for ${card.program}`,
    subcontractor: card.subcontractor,
    program: card.program,
    draft: determination === null,
    byline: byline(input),
    generated: moment(input.generatedAt),
    outcome: { id: card.outcome, word: eligibilityWords[card.outcome] },
    score: card.score === null ? '–' : figure(card.score, 1),
    coverage: figure(card.coverage, 2),
    openKnockOuts: String(card.knockOuts.filter((k) => ['open', 'confirmed', 'proposed'].includes(k.state)).length),
    reasons: card.reasons.map((r) => datesInWords(r.says)),
    firstReasons: card.reasons.slice(0, 3).map((r) => datesInWords(r.says)),
    stale: input.stale,
    sections: card.sections.map((s) => ({ title: s.title, points: figure(s.points, 1), of: figure(s.of, 0), share: s.of === 0 ? 0 : s.points / s.of, weight: s.of })),
    gates: card.gates.map((g) => ({ id: g.id, title: gateShort[g.id] ?? g.title, outcome: g.outcome, says: datesInWords(g.says), notes: g.notes.map(datesInWords) })),
    knockOuts: card.knockOuts.map((k) => ({
      id: k.id,
      title: k.title,
      state: k.state,
      word: knockOutWords[k.state],
      hits: k.hits.map((h) => ({
        criterion: h.criterion,
        word: knockOutWords[h.state],
        because: datesInWords(h.because),
        decided: h.decided ? `${h.decided.by}, ${moment(h.decided.at)}: ${h.decided.reason}` : '',
      })),
    })),
    demonstration: card.demonstration.map((d) => ({ ...d, reached: grades[d.reached].word })),
    conditions: (determination?.conditions ?? []).map((c) => ({ ...c, dueOn: longDate(c.dueOn) })),
    restsOn: restsOn(input),
    decision: determination && {
      word: decisionWords[determination.decision] ?? determination.decision,
      statement: determination.statement,
      reason: determination.reason,
      by: determination.by,
      hardwareKey: determination.hardwareKey,
      at: moment(determination.at),
      validUntil: determination.validUntil ? longDate(determination.validUntil) : '',
      computed: determination.computed,
      against: determination.againstComputed,
    },
    people: [
      { role: 'Requested by', name: input.requestedBy },
      { role: 'Reviewed by', name: input.reviewers.join(', ') || 'nobody yet' },
      { role: 'Decided by', name: determination ? `${determination.by}, ${moment(determination.at)}` : 'nobody yet' },
      { role: 'Signed for the subcontractor by', name: input.input.attestation ? `${input.input.attestation.by}, ${moment(input.input.attestation.at)}` : 'nobody yet' },
    ],
    digest: input.digest.match(/.{8}/g)?.join(' ') ?? '',
    counts: `${card.criteria.length} verdicts, ${Object.keys(input.input.answers).length} answered criteria and ${input.input.evidence.length} evidence items`,
    catalog: card.catalog,
    criteria: criterionParts(input),
    arithmetic: scorecardArithmetic(input),
    findings: input.findings.map((f) => ({ ...f, at: longDate(f.at), dueOn: longDate(f.dueOn) })),
    register: evidenceRegister(input),
    references: card.references.map((row) => ({ ...row, checkedOn: longDate(row.checkedOn) })),
  }
}

export type Report = ReturnType<typeof reportOf>
