'use client'
import { Check } from 'lucide-react'
import { Link } from './link'
import { DropdownMenu as Radix } from 'radix-ui'
import { cx } from './cx'
import { Icon } from './icon'

const item = 'flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-1 px-2 text-left text-sm text-ink no-underline outline-none data-highlighted:bg-hover pointer-coarse:min-h-11'

/** A menu under its trigger; arrow keys move, letters jump, Escape closes. */
export function Menu({ trigger, children, label, align = 'end' }: { trigger: React.ReactNode; children: React.ReactNode; label: string; align?: 'start' | 'end' }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content aria-label={label} align={align} sideOffset={4} collisionPadding={8} className="z-30 max-h-[70vh] min-w-48 max-w-[min(320px,calc(100vw-16px))] overflow-auto rounded-3 border border-line bg-surface p-1 shadow-pop">
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export function MenuLabel({ children }: { children: React.ReactNode }) {
  return <Radix.Label className="px-2 py-1.5 text-xs text-ink-3">{children}</Radix.Label>
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />
}

export function MenuLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Radix.Item asChild>
      <Link href={href} className={item}>
        {children}
      </Link>
    </Radix.Item>
  )
}

export function MenuAction({ onSelect, children }: { onSelect: () => void; children: React.ReactNode }) {
  return (
    <Radix.Item className={item} onSelect={onSelect}>
      {children}
    </Radix.Item>
  )
}

/** A choice that can be on or off; the menu stays open, so several can be set. */
export function MenuCheck({ checked, onChange, disabled = false, children }: { checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean; children: React.ReactNode }) {
  return (
    <Radix.CheckboxItem checked={checked} disabled={disabled} onCheckedChange={onChange} onSelect={(event) => event.preventDefault()} className={cx(item, 'data-disabled:cursor-not-allowed data-disabled:text-ink-3')}>
      <span className="inline-flex size-4 items-center justify-center">
        <Radix.ItemIndicator>
          <Icon of={Check} size={14} />
        </Radix.ItemIndicator>
      </span>
      {children}
    </Radix.CheckboxItem>
  )
}
