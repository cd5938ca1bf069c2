'use client'
import { useShortcutList } from '../shortcuts/shortcuts'
import { Button } from '../ui/button'
import { Kbd } from '../ui/kbd'

export function HelpButton() {
  const open = useShortcutList()
  return (
    <Button kind="quiet" icon aria-label="Keyboard shortcuts" onClick={open} className="pointer-coarse:hidden">
      <Kbd>?</Kbd>
    </Button>
  )
}
