'use client'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button'
import { Icon } from './icon'

/** Copies a text and says so in the button itself. */
export function CopyButton({ text, label, size = 'normal' }: { text: string; label: string; size?: 'normal' | 'small' }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('failed')
    }
  }
  return (
    <Button size={size} onClick={copy}>
      <Icon of={state === 'copied' ? Check : Copy} size={14} />
      <span aria-live="polite">{state === 'copied' ? 'Copied' : state === 'failed' ? 'Select the text and copy it' : label}</span>
    </Button>
  )
}
