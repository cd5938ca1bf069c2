'use client'
import { Contrast } from 'lucide-react'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { asTheme, themeCookie } from './theme'

/** Switches between light and dark, and keeps the choice for a year. */
export function ThemeButton() {
  function change() {
    const root = document.documentElement
    const now = asTheme(root.dataset.theme) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
    const next = now === 'dark' ? 'light' : 'dark'
    root.dataset.theme = next
    document.cookie = `${themeCookie}=${next}; path=/; max-age=31536000; samesite=lax`
  }
  return (
    <Button kind="quiet" icon aria-label="Switch between light and dark" onClick={change}>
      <Icon of={Contrast} />
    </Button>
  )
}
