'use client'
import { useRouter } from 'next/navigation'
import { ButtonLink } from '../ui/button'
import { Kbd } from '../ui/kbd'
import { useShortcut } from './shortcuts'

type Props = { href: string; keys: string; says: string; kind?: 'plain' | 'primary' | 'quiet'; children: React.ReactNode }

/** A link that looks like a button and has a key. */
export function ShortcutLink({ href, keys, says, kind = 'plain', children }: Props) {
  const router = useRouter()
  useShortcut(keys, says, () => router.push(href))
  return (
    <ButtonLink href={href} kind={kind} aria-keyshortcuts={keys.toUpperCase()}>
      {children}
      <Kbd onSolid={kind === 'primary'}>{keys.toUpperCase()}</Kbd>
    </ButtonLink>
  )
}
