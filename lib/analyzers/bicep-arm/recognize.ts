const schema = /"\$schema"\s*:\s*"https?:\/\/schema\.management\.azure\.(?:com|us)\/[^"]*\/([A-Za-z]*[Dd]eployment(?:Template|Parameters))\.json#?"/

/** What a text of Azure Resource Manager is, by content; null when it is none. */
export function armText(text: string): 'template' | 'parameters' | 'bicep' | null {
  const words = text.replace(/^\uFEFF/, '')
  if (/^\s*\{/.test(words)) {
    const kind = schema.exec(words)?.[1]
    return kind === undefined ? null : /Parameters$/.test(kind) ? 'parameters' : 'template'
  }
  if (/^\s*[[<]/.test(words)) return null
  if (/^\s*resource\s+\w+\s+'[A-Za-z0-9.]+\/[\w/]+@\d{4}-\d{2}-\d{2}/m.test(words)) return 'bicep'
  return /^targetScope\s*=\s*'/m.test(words) || /^module\s+\w+\s+'[^']+'\s*=/m.test(words) || (/^param\s+\w+\s+(?:string|int|bool|object|array)\b/m.test(words) && /^(?:var|output|resource|@description\(')/m.test(words)) ? 'bicep' : null
}

export function recognizeArm(text: string): number {
  const kind = armText(text)
  return kind === null ? 0 : kind === 'parameters' ? 0.6 : 0.95
}
