const browsers: [RegExp, string][] = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']]
const systems: [RegExp, string][] = [[/Windows/, 'Windows'], [/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']]

const named = (list: [RegExp, string][], text: string) => list.find(([pattern]) => pattern.test(text))?.[1]

/** A user agent in words a person knows their device by: "Firefox on Windows". */
export function deviceWords(userAgent: string): string {
  const [browser, system] = [named(browsers, userAgent), named(systems, userAgent)]
  if (!browser) return system ? `A program on ${system}` : 'A device that does not say what it is'
  return system ? `${browser} on ${system}` : browser
}
