import { Link } from '@/components/ui/link'

/** The mark alone. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" className="flex-none">
      <rect width="20" height="20" rx="4" className="fill-accent-solid" />
      <path d="M4.6 5.6 9 14.6 15.6 5" fill="none" stroke="#fff" strokeWidth="2.2" strokeLinecap="square" />
    </svg>
  )
}

/** The mark and the name, home. */
export function Brand({ href = '/' }: { href?: string }) {
  return (
    <Link href={href} className="flex items-center gap-2 font-semibold tracking-tight text-ink no-underline">
      <BrandMark />
      Veritar
    </Link>
  )
}
