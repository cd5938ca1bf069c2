'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useRef } from 'react'
import { buttonClass } from './button'
import { cx } from './cx'
import { Icon } from './icon'

type DialogProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  trigger?: React.ReactNode
  title: string
  /** One sentence under the title. */
  says?: React.ReactNode
  wide?: boolean
  children: React.ReactNode
}

const fields = ':is(input, select, textarea):not([type="hidden"], :disabled)'

/** A dialog: focus goes to its first field and comes back to where it was, Escape closes, the page behind is inert. */
export function Dialog({ open, onOpenChange, trigger, title, says, wide = false, children }: DialogProps) {
  const before = useRef<Element | null>(null)
  function enter(event: Event) {
    before.current = document.activeElement
    // On a phone a focused field would cover half of what the dialog says.
    const field = matchMedia('(pointer: fine)').matches && event.target instanceof Element ? event.target.querySelector<HTMLElement>(fields) : null
    if (!field) return
    event.preventDefault()
    field.focus()
  }
  /** A dialog that is opened by its parent has no trigger, and then the library gives the focus to nobody. */
  function leave(event: Event) {
    if (trigger) return
    event.preventDefault()
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-20 bg-ink/25" />
        <Radix.Content
          {...(says ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={enter}
          onCloseAutoFocus={leave}
          className={cx('fixed top-[12vh] left-1/2 z-30 grid max-h-[80vh] w-[calc(100vw-24px)] -translate-x-1/2 overflow-auto rounded-3 border border-line bg-surface shadow-pop', wide ? 'max-w-[720px]' : 'max-w-[480px]')}
        >
          <header className="flex items-start gap-3 border-b border-line py-2 pr-2 pl-4">
            <div className="py-1">
              <Radix.Title>{title}</Radix.Title>
              {says && <Radix.Description className="text-xs text-ink-3">{says}</Radix.Description>}
            </div>
            <Radix.Close className={cx(buttonClass('quiet', 'normal', true), 'ml-auto')} aria-label="Close">
              <Icon of={X} />
            </Radix.Close>
          </header>
          <div className="p-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Closes the dialog it stands in. */
export function DialogClose({ children }: { children: React.ReactNode }) {
  return <Radix.Close className={buttonClass()}>{children}</Radix.Close>
}
