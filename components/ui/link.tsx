import NextLink from 'next/link'

/**
 * A link inside Veritar, fetched when it is followed and not before: a page may hold hundreds of them, each fetch is a read that is
 * checked, and each counts toward the pages of this person.
 */
export function Link(props: Omit<React.ComponentProps<typeof NextLink>, 'prefetch'>) {
  return <NextLink prefetch={false} {...props} />
}
