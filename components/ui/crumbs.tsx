import { ChevronRight } from 'lucide-react'
import { Link } from './link'
import { Icon } from './icon'

/** Where the page is, from the outside in; the page's own title is not repeated. */
export function Crumbs({ items }: { items: { href: string; label: string }[] }) {
  return (
    <nav aria-label="Breadcrumb" className="print:hidden">
      <ol className="flex flex-wrap items-center gap-1.5 text-sm text-ink-3">
        {items.map((item, i) => (
          <li key={item.href} className="flex items-center gap-1.5">
            {i > 0 && <Icon of={ChevronRight} size={14} />}
            <Link href={item.href} className="text-ink-2 no-underline hover:underline">
              {item.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
