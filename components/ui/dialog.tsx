'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
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

/** A dialog: focus goes in and comes back, Escape closes, the page behind is inert. */
export function Dialog({ open, onOpenChange, trigger, title, says, wide = false, children }: DialogProps) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-20 bg-ink/25" />
        <Radix.Content
          {...(says ? {} : { 'aria-describedby': undefined })}
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
