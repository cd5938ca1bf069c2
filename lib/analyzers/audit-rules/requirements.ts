/** Requirements of each family of NIST SP 800-171 r2, 3.1 to 3.14: 110 together. */
const sizes = [22, 3, 9, 9, 11, 3, 6, 9, 2, 6, 3, 4, 16, 7]

/** Whether there is a requirement of that number in NIST SP 800-171 r2: `3.5.3` is one, `3.5.12` is not. */
export function isRequirement(id: string): boolean {
  const [, family, number] = /^3\.(\d{1,2})\.(\d{1,2})$/.exec(id) ?? []
  return family !== undefined && Number(number) >= 1 && Number(number) <= (sizes[Number(family) - 1] ?? 0)
}

/**
 * The requirements named in a text: numbers of NIST SP 800-171 r2 ("3.5.3", also inside "IA.L2-3.5.3"), else control ids
 * of NIST SP 800-53 ("AC-2(3)", "ac-2.3"), upper case. Numbers of revision 3 ("03.05.03") mean other texts and are left out.
 */
export function requirementsIn(text: string): string[] {
  const own = [...text.matchAll(/(?<![\d.])3\.\d{1,2}\.\d{1,2}(?![\d.]*\d)/g)].map(([id]) => id).filter(isRequirement)
  const controls = [...text.matchAll(/\b(A[CTU]|CA|CM|CP|IA|IR|MA|MP|P[ELMST]|RA|S[ACIR])-(\d{1,2})(?:\((\d{1,2})\)|\.(\d{1,2})(?!\d))?(?![\d-])/gi)].map(
    ([, family = '', number, enhancement, dotted]) => `${family.toUpperCase()}-${number}${(enhancement ?? dotted) ? `(${enhancement ?? dotted})` : ''}`,
  )
  return [...new Set([...own, ...controls])].slice(0, 40)
}
