import { Link } from '@/components/ui/link'

/** Codes of criteria, each leading to what is checked for it. */
export function CriterionLinks({ ids }: { ids: string[] }) {
  if (ids.length === 0) return null
  return (
    <span className="flex flex-wrap gap-x-2 gap-y-0.5 font-code text-xs">
      {ids.map((id) => (
        <Link key={id} href={`/checks?view=criteria#${id}`} className="inline-flex min-h-6 items-center text-accent no-underline hover:underline">
          {id}
        </Link>
      ))}
    </span>
  )
}
