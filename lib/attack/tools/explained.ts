/** A finding of a tool that is none, and why. What is not here counts as an attack that got through. */
type Explained = { tool: 'wapiti' | 'sqlmap'; category: RegExp; where: RegExp; because: string }

const explained: Explained[] = [
  { tool: 'wapiti', category: /^HTTP Secure Headers$/, where: /X-Frame-Options is not set/, because: 'the policy of each page says frame-ancestors none, which stands above it' },
  { tool: 'wapiti', category: /^HTTP Secure Headers$/, where: /X-XSS-Protection is not set/, because: 'no browser heeds it any more, and the filter it asked for was itself a weakness' },
  { tool: 'wapiti', category: /^HTTP Secure Headers$/, where: /Strict-Transport-Security is not set/, because: 'it counts only over HTTPS, and proxy.ts says it where APP_ORIGIN is https' },
]

/** Why a finding is none; null when nothing explains it. @param where method, address and what the tool says */
export function explanation(tool: Explained['tool'], category: string, where: string): string | null {
  return explained.find((one) => one.tool === tool && one.category.test(category) && one.where.test(where))?.because ?? null
}
