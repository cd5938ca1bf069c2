/**
 * What the catalog is held against: the article's five questions, five areas, four failures,
 * five documents and five FAQ rules (domain.md section 4, "Article trace").
 */
export const traceItems = {
  Q1: 'Is there a written ITAR compliance program, and is it followed?',
  Q2: 'How is access by foreign persons prevented, technically and not only by policy?',
  Q3: 'What has the firm built in government cloud regions?',
  Q4: 'Does the pipeline run in U.S.-only infrastructure, reached by U.S. persons only?',
  Q5: 'Which ITAR programs has the firm supported before?',
  'area:regions': 'Government regions and isolation',
  'area:iam': 'Identity, access and audit logs',
  'area:encryption': 'Encryption and key custody',
  'area:pipeline': 'Pipeline and supply chain',
  'area:personnel': 'Personnel verification',
  F1: 'Failure: a shared global platform reaches the controlled environment',
  F2: 'Failure: third-party dependencies and SaaS nobody controls',
  F3: 'Failure: logs that cannot say who did what',
  F4: 'Failure: container images of unknown origin',
  D1: 'Document: the compliance program',
  D2: 'Document: U.S.-person verification records',
  D3: 'Document: the architecture',
  D4: 'Document: audit log samples',
  D5: 'Document: audits and registration',
  'FAQ-1': 'A government region alone is not enough',
  'FAQ-2': 'ITAR and EAR are told apart',
  'FAQ-3': 'The size of the firm does not count',
  'FAQ-4': 'The documents that are asked for',
  'FAQ-5': 'Cloud prohibited or air-gapped programs',
} as const

export type TraceItem = keyof typeof traceItems

export const isTraceItem = (item: string): item is TraceItem => Object.hasOwn(traceItems, item)

/** Trace items that a rule of the engine covers rather than a criterion or a gate. */
export const coveredByEngine: Partial<Record<TraceItem, string>> = {
  'FAQ-1': 'A result that rests on the region criteria alone is conditional at most.',
  'FAQ-3': 'A case has no field for headcount, revenue or age, so no formula can use one.',
  'FAQ-4': 'Each kind of evidence names the document, D1 to D5, that it belongs to.',
}
