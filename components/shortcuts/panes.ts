/** F6 moves the focus to the next region marked data-pane, Shift+F6 to the one before. Without panes the browser keeps the key. */
export function nextPane(event: KeyboardEvent): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  if (panes.length === 0) return
  event.preventDefault()
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  const next = panes[(at + (event.shiftKey ? -1 : 1) + panes.length) % panes.length]
  if (next && next.tabIndex < 0) next.tabIndex = -1
  next?.focus()
}
