import { Crosshair } from 'lucide-react'
import { Link } from './link'
import { Icon } from './icon'

/** A link that lands on one line of one revision. The words are what a machine wrote: "roster r3 row 38". */
export function LocatorLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Link href={href} className="inline-flex max-w-full items-start gap-[5px] font-code text-xs leading-[18px] font-medium tracking-tight text-accent no-underline hover:underline">
      <Icon of={Crosshair} size={13} className="mt-[2.5px]" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </Link>
  )
}
