'use client'
import { useRouter } from 'next/navigation'
import { Select } from '@/components/ui/field'
import type { ChapterView } from './view'

/** The chapters as one select, for narrow screens. */
export function ChapterSelect({ requestId, chapters, current }: { requestId: string; chapters: ChapterView[]; current: string }) {
  const router = useRouter()
  return (
    <label className="grid md:hidden">
      <span className="sr-only">Chapter</span>
      <Select value={current} onChange={(event) => router.push(`/portal/${requestId}/${event.target.value}`)}>
        {chapters.map((chapter, i) => (
          <option key={chapter.id} value={chapter.id}>
            {i + 1} of {chapters.length} · {chapter.title} · {chapter.answered} of {chapter.asked} answered
          </option>
        ))}
      </Select>
    </label>
  )
}
