'use client'
import { Menu as MenuIcon } from 'lucide-react'
import { Link } from '../ui/link'
import { usePathname } from 'next/navigation'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Menu, MenuLabel, MenuLink } from '../ui/menu'
import type { NavItem } from './navigation'

/** The longest item that the path lies under is where we are. */
function currentOf(items: NavItem[], path: string): string | undefined {
  return items
    .filter((item) => path === item.href || path.startsWith(`${item.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]?.href
}

/** The main navigation: a bar where there is room, a menu where there is not. */
export function Nav({ items, orgName }: { items: NavItem[]; orgName: string }) {
  const current = currentOf(items, usePathname())
  return (
    <>
      <nav aria-label="Main" className="hidden self-stretch lg:flex">
        <ul className="flex gap-1">
          {items.map((item) => (
            <li key={item.href} className="flex">
              <Link
                href={item.href}
                aria-current={item.href === current ? 'page' : undefined}
                className="relative flex items-center gap-1.5 px-3 text-sm whitespace-nowrap text-ink-2 no-underline after:absolute after:inset-x-3 after:-bottom-px after:h-0.5 hover:text-ink focus-visible:-outline-offset-2 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:after:bg-accent"
              >
                {item.label}
                {item.count !== undefined && item.count > 0 && <span className="text-xs font-medium text-ink-3">{item.count}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label="Main, as a menu" className="order-last lg:hidden">
        <Menu
          label="Main"
          trigger={
            <Button kind="quiet" icon aria-label="Menu">
              <Icon of={MenuIcon} />
            </Button>
          }
        >
          <MenuLabel>{orgName}</MenuLabel>
          {items.map((item) => (
            <MenuLink key={item.href} href={item.href}>
              <span className={item.href === current ? 'font-semibold' : undefined}>{item.label}</span>
            </MenuLink>
          ))}
        </Menu>
      </nav>
    </>
  )
}
