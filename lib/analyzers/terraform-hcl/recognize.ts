const block = /^[ \t]*(?:(?:resource|data|ephemeral)[ \t]+"?[\w-]+"?[ \t]+"?[\w-]+"?|(?:module|provider|variable|output|backend)[ \t]+"?[\w-]+"?|terraform|locals|remote_state|generate[ \t]+"[\w-]+"|include(?:[ \t]+"[\w-]+")?)[ \t]*\{/gm
const strong = /^[ \t]*(?:(?:resource|data)[ \t]+"?[a-z][\w-]*_[\w-]*"?[ \t]+"?[\w-]+"?|provider[ \t]+"?[\w-]+"?|module[ \t]+"?[\w-]+"?|terraform)[ \t]*\{/m

/** How surely a text is Terraform code, in HCL or its JSON form, by content alone. */
export function recognizeHcl(text: string): number {
  const words = text.replace(/^\uFEFF/, '')
  if (isTerraformJson(words)) return 0.85
  if (/^\s*[{[<]/.test(words) || !/[{=]/.test(words)) return 0
  const found = words.match(block)?.length ?? 0
  if (found === 0) return 0
  return strong.test(words) ? 0.92 : 0.75
}

const topKeys = /"(?:resource|data|provider|module|variable|output|locals|terraform)"\s*:\s*[{[]/g

/** The JSON form of Terraform: known blocks at the top, and types of resources or providers in them. */
export function isTerraformJson(text: string): boolean {
  if (!/^\s*\{\s*"(?:\/\/|resource|data|provider|module|variable|output|locals|terraform)"\s*:\s*[{["]/.test(text)) return false
  if (/"format_version"\s*:|"planned_values"\s*:|"\$schema"\s*:|"AWSTemplateFormatVersion"\s*:/.test(text)) return false
  return (text.match(topKeys)?.length ?? 0) > 0 && /"(?:resource|data)"\s*:\s*\{\s*"[a-z][\w-]*_[\w-]+"\s*:|"(?:provider|module|terraform|variable)"\s*:\s*[{[]/.test(text)
}

/** A file of variable values beside the code, told by its name: nothing in it says what it is for. */
export const isVariableFile = (name: string): boolean => /\.tfvars(\.json)?$/.test(name)
