/**
 * Leads to the first field that was refused, so that whoever cannot see the page hears it with what was wrong. Of the form
 * or dialog the focus is in, where there is one.
 */
export function focusInvalid(): void {
  const within = document.activeElement?.closest('form, [role="dialog"]') ?? document
  const field = within.querySelector<HTMLElement>('[aria-invalid="true"]')
  const choice = field?.getAttribute('role') === 'radiogroup' ? field.querySelector<HTMLElement>('input') : null
  ;(choice ?? field)?.focus()
}
