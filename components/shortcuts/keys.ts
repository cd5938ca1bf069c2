export type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

/** The name of a key press: "j", "/", "Enter", "Ctrl+Enter". Command on a Mac counts as Ctrl. Null for what is never a shortcut. */
export function pressName(press: Press): string | null {
  if (press.altKey) return null
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key
  return press.ctrlKey || press.metaKey ? `Ctrl+${key}` : key
}

/** Whether typing goes somewhere: single keys are off there. */
export function isField(element: { tagName: string; isContentEditable?: boolean; type?: string }): boolean {
  if (element.isContentEditable) return true
  if (element.tagName === 'TEXTAREA' || element.tagName === 'SELECT') return true
  return element.tagName === 'INPUT' && !['checkbox', 'radio', 'button', 'submit', 'reset', 'file'].includes(element.type ?? 'text')
}
