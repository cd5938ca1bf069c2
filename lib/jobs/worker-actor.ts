/** Who acts when a job works on a subcontractor's evidence. */
export const worker = (orgId: string) => ({ system: 'Veritar', orgId, orgKind: 'subcontractor' as const })
