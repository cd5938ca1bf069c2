/** The cookie that keeps the chosen theme, read by the server so that nothing flashes. Without it the system decides. */
export const themeCookie = 'veritar-theme'

export type Theme = 'light' | 'dark'

/** The theme a cookie names; anything else is no choice. */
export function asTheme(value: string | undefined): Theme | undefined {
  return value === 'light' || value === 'dark' ? value : undefined
}
