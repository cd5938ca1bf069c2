/** How surely a text is a CloudFormation template, as JSON or YAML or as the command line prints it. */
export function recognizeTemplate(text: string): number {
  const words = text.replace(/^\uFEFF/, '')
  if (/^\s*\{/.test(words)) {
    if (/"(?:eventVersion|awsRegion|planned_values|resource_changes)"\s*:/.test(words)) return 0
    if (/"AWSTemplateFormatVersion"\s*:/.test(words)) return 0.95
    if (/"TemplateBody"\s*:/.test(words) && /AWS::[A-Za-z0-9]+::/.test(words)) return 0.9
    return /"Resources"\s*:\s*\{/.test(words) && /"Type"\s*:\s*"AWS::[A-Za-z0-9]+::/.test(words) ? 0.9 : 0
  }
  if (/^["']?AWSTemplateFormatVersion["']?\s*:/m.test(words)) return 0.95
  return /^["']?Resources["']?\s*:/m.test(words) && /^\s+["']?Type["']?\s*:\s*["']?AWS::[A-Za-z0-9]+::/m.test(words) ? 0.9 : 0
}
