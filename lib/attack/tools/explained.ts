/** A finding of a tool that is none, and why. What is not here counts as an attack that got through. */
type Explained = { tool: 'wapiti' | 'sqlmap'; category: RegExp; where: RegExp; because: string }

const explained: Explained[] = []

/** Why a finding is none; null when nothing explains it. @param where method, address and what the tool says */
export function explanation(tool: Explained['tool'], category: string, where: string): string | null {
  return explained.find((one) => one.tool === tool && one.category.test(category) && one.where.test(where))?.because ?? null
}
