import type { Locator, Observation, Rule } from '../analyzer'

/** A rule on audits, scans and plans of action, with the sentence it says when it has fired `n` times. */
type AuditRule = Omit<Rule, 'id'> & { says: (n: number, about: string) => string }

const many = (n: number, single: string, several: string) => (n === 1 ? `1 ${single}` : `${n.toLocaleString('en-US')} ${several}`)
const source = 'domain.md 5.14'

export const auditRules = {
  'AR-01': { title: 'A published example, not evidence', severity: 'high', criterion: 'PRG-12', basis: source, says: (_n, about) => `This is ${about}, which anyone can download. It says nothing about this firm.` },
  'AR-02': { title: 'Template text left in', severity: 'medium', criterion: 'PRG-12', basis: source, says: (n) => `${many(n, 'placeholder was', 'placeholders were')} never filled in.` },
  'AR-03': { title: 'Nothing dates the results', severity: 'medium', criterion: 'PRG-12', basis: source, says: () => 'No date says when this was examined, so it cannot speak for today.' },
  'AR-04': { title: 'Nothing names what was examined', severity: 'medium', criterion: 'PRG-12', basis: `${source}; DDTC Guidelines el. 7`, says: () => 'No account, system or environment is named, so nobody can say that this is about the program.' },
  'AR-05': { title: 'Assessed by its owner', severity: 'medium', criterion: 'PRG-12', basis: `${source}; DDTC Guidelines el. 7`, says: (_n, about) => `The assessment is no independent one: ${about}.` },
  'AR-06': { title: 'No assessor is named', severity: 'low', criterion: 'PRG-12', basis: source, says: () => 'Nobody is named as assessor.' },
  'AR-07': { title: 'Serious findings are open', severity: 'medium', criterion: 'PRG-12', basis: 'NIST SP 800-171 3.12.2', says: (n) => `${many(n, 'critical or high finding is', 'critical or high findings are')} open.` },
  'AR-08': { title: 'Findings accepted or muted', severity: 'low', criterion: 'PRG-12', basis: 'NIST SP 800-171 3.12.2', says: (n) => `${many(n, 'finding was', 'findings were')} accepted, waived or muted, not mended.` },
  'AR-09': { title: 'The format version cannot be told', severity: 'medium', criterion: 'PRG-12', basis: source, says: (_n, about) => `The document does not name a version of its format that exists${about}.` },
  'AR-10': { title: 'References lead nowhere', severity: 'medium', criterion: 'PRG-12', basis: source, says: (n) => `${many(n, 'reference leads', 'references lead')} to something the document does not hold.` },
  'AR-11': { title: 'Many checks did not run', severity: 'medium', criterion: 'PRG-12', basis: 'NIST SP 800-171 3.12.1', says: (n, about) => `${many(n, 'check', 'checks')} did not run${about}, so they prove nothing.` },
  'AR-12': { title: 'Sign-in without MFA was found', severity: 'medium', criterion: 'PRG-12', also: ['IAM-02'], basis: 'NIST SP 800-171 3.5.3', says: (n) => `${many(n, 'open finding is', 'open findings are')} about multi-factor authentication.` },
  'AR-13': { title: 'Public access was found', severity: 'medium', criterion: 'PRG-12', also: ['IAM-04'], basis: 'NIST SP 800-171 3.1.22, 3.13.6', says: (n) => `${many(n, 'open finding is', 'open findings are')} about public or anonymous access.` },
  'AR-14': { title: 'A score that cannot be', severity: 'high', criterion: 'PRG-12', basis: '32 CFR 170.24', says: (_n, about) => `There can be no such score: ${about}.` },
  'AR-15': { title: 'Open items without owner or date', severity: 'medium', criterion: 'PRG-12', basis: 'NIST SP 800-171 3.12.2', says: (n) => `${many(n, 'open item names', 'open items name')} nobody who closes it, or no planned date.` },
  'AR-16': { title: 'Dates of the plan do not fit', severity: 'medium', criterion: 'PRG-12', basis: 'NIST SP 800-171 3.12.2', says: (n, about) => `The dates of ${many(n, 'item', 'items')} do not fit: ${about}.` },
  'AR-17': { title: 'Counts do not add up', severity: 'medium', criterion: 'PRG-12', basis: 'DDTC Guidelines el. 7', says: (_n, about) => `The counts of findings do not add up: ${about}.` },
  'AR-18': { title: 'Several accounts in one report', severity: 'info', criterion: 'PRG-12', basis: source, says: (_n, about) => `The results are from ${about}.` },
  'AR-19': { title: 'A draft', severity: 'medium', criterion: 'PRG-12', basis: 'DDTC Guidelines el. 7', says: () => 'The document calls itself a draft.' },
  'AR-20': { title: 'No findings can be counted', severity: 'low', criterion: 'PRG-12', basis: 'DDTC Guidelines el. 7', says: () => 'The document does not say how many findings there were and how many are closed.' },
  'AR-21': { title: 'The scanner did not finish', severity: 'medium', criterion: 'PRG-12', basis: 'NIST SP 800-171 3.12.1', says: () => 'A run of the scanner says of itself that it failed, so what it did not find proves nothing.' },
  'AR-22': { title: 'A date cannot be read', severity: 'medium', criterion: 'PRG-12', basis: 'NIST SP 800-171 3.12.2', says: (n) => `${many(n, 'date', 'dates')} cannot be read or could mean two days. Write 2026-11-24.` },
  'AR-23': { title: 'An item names no requirement', severity: 'low', criterion: 'PRG-12', basis: '32 CFR 170.21', says: (n) => `${many(n, 'item names', 'items name')} no requirement of NIST SP 800-171 r2 or control of 800-53.` },
  'AR-24': { title: 'Not a report on an examination', severity: 'high', criterion: 'PRG-12', basis: 'DDTC Guidelines el. 7', says: () => 'The document does not read like an audit, an assessment or a test of anything: no scope, findings, assessor or score.' },
} satisfies Record<string, AuditRule>

export type AuditRuleId = keyof typeof auditRules

/** Those of the rules that a format can fire, as its analyzer lists them. */
export function rulesFor(ids: readonly AuditRuleId[]): Rule[] {
  return ids.map((id) => {
    const { title, severity, criterion, basis, ...rest }: AuditRule = auditRules[id]
    return { id, title, severity, criterion, basis, ...(rest.also ? { also: rest.also } : {}) }
  })
}

/** Counts how often each rule fires, keeps the first place and at most five things it is about. */
export type AuditTally = { hit: (id: AuditRuleId, at: Locator, about?: string, count?: number) => void; observations: () => Observation[] }

/** An empty tally; its observations come in the order of the rules. */
export function auditTally(): AuditTally {
  const hits = new Map<AuditRuleId, { count: number; at: Locator; about: Set<string> }>()
  return {
    hit(id, at, about, count = 1) {
      const known = hits.get(id) ?? { count: 0, at, about: new Set<string>() }
      known.count += count
      if (about !== undefined && known.about.size < 5) known.about.add(about)
      hits.set(id, known)
    },
    observations: () =>
      (Object.keys(auditRules) as AuditRuleId[]).flatMap((id) => {
        const hit = hits.get(id)
        if (!hit) return []
        const { severity, criterion, also, says }: AuditRule = auditRules[id]
        return [{ rule: id, severity, criterion, ...(also ? { also: [...also] } : {}), message: says(hit.count, [...hit.about].join('; ')), locator: hit.at, count: hit.count }]
      }),
  }
}
