import { Link } from '@/components/ui/link'
import { Counted } from '@/components/ui/meter'
import { Mark } from '@/components/ui/mark'
import type { ChapterView } from './view'

/** The shape of a chapter: all, some or none of it answered. */
export function ChapterMark({ chapter: { answered, asked } }: { chapter: ChapterView }) {
  if (answered === asked) return <Mark status="met" word="Done" />
  return answered > 0 ? <Mark status="partial" word="Partly" /> : <Mark status="missing" word="Not started" />
}

/** The chapters with their counts; the one we are in stands out. */
export function ChapterNav({ requestId, chapters, current }: { requestId: string; chapters: ChapterView[]; current?: string }) {
  const answered = chapters.reduce((sum, chapter) => sum + chapter.answered, 0)
  const asked = chapters.reduce((sum, chapter) => sum + chapter.asked, 0)
  return (
    <nav aria-label="Chapters" className="grid gap-4">
      <ul className="grid">
        {chapters.map((chapter) => (
          <li key={chapter.id}>
            <Link
              href={`/portal/${requestId}/${chapter.id}`}
              aria-current={chapter.id === current ? 'step' : undefined}
              className="grid min-h-[34px] grid-cols-[18px_1fr_auto] items-center gap-2 rounded-2 px-2.5 text-sm text-ink-2 no-underline hover:bg-hover aria-[current]:bg-surface aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:shadow-[0_0_0_1px_var(--line)]"
            >
              <ChapterMark chapter={chapter} />
              {chapter.title}
              <span className="text-xs font-normal text-ink-3">
                {chapter.answered}/{chapter.asked}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Counted label="Answered" value={answered} of={asked} className="px-2.5" />
    </nav>
  )
}
