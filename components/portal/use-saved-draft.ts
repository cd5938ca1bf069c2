'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { saveAnswer } from '@/lib/assessments/answer-actions'
import type { Question } from '@/lib/checklist/criterion'
import { createAutosave, type SaveState } from './autosave'
import { type Draft, savable } from './draft'

type Stored = Draft & { version: number }
type Given = { assessmentId: string; criterionId: string; questions: Question[]; saved: Stored; onState: (state: SaveState) => void }

const keyOf = (assessmentId: string, criterionId: string) => `veritar.draft.${assessmentId}.${criterionId}`

/** What was typed here and never reached the server, if anything. */
function keptDraft(key: string): { draft: Draft; version: number } | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as { draft: Draft; version: number } | null
  } catch {
    return null
  }
}

/**
 * The draft of one criterion, saved by itself: 800 ms after the last change, when focus leaves, when the page is left
 * and when the connection is back. `theirs` is set when someone else saved a newer one meanwhile.
 */
export function useSavedDraft({ assessmentId, criterionId, questions, saved, onState }: Given) {
  const router = useRouter()
  const key = keyOf(assessmentId, criterionId)
  const [draft, setDraft] = useState<Draft>({ values: saved.values, note: saved.note, reason: saved.reason })
  const [state, setState] = useState<SaveState>({ phase: 'clean' })
  const [version, setVersion] = useState(saved.version)
  const report = useRef(onState)
  useEffect(() => {
    report.current = onState
  }, [onState])

  const autosave = useMemo(
    () =>
      createAutosave<Draft>({
        version: saved.version,
        delay: 800,
        async save(next, from) {
          const result = await saveAnswer({ assessmentId, criterionId, ...savable(questions, next), version: from })
          if (result.ok) return { ok: true, version: result.value.version, at: result.value.savedAt }
          // Someone else's answer comes with the next reading of the page; here it is only told.
          if (result.conflict) router.refresh()
          return { ok: false, reason: Object.values(result.fields ?? {})[0] ?? result.error, retry: false }
        },
        onState(next) {
          setState(next)
          report.current(next)
          if (next.phase === 'saved') {
            setVersion(autosave.version())
            router.refresh()
          }
        },
        keep(next) {
          if (next) sessionStorage.setItem(key, JSON.stringify(next))
          else sessionStorage.removeItem(key)
        },
      }),
    // One queue for the life of the card: the first version is where it starts.
    [assessmentId, criterionId],
  )

  useEffect(() => {
    const kept = keptDraft(key)
    if (kept) {
      setDraft(kept.draft)
      autosave.rebase(kept.version)
      setVersion(kept.version)
      autosave.change(kept.draft)
    }
    const flush = () => autosave.flush()
    const warn = (event: BeforeUnloadEvent) => {
      if (!autosave.dirty()) return
      autosave.flush()
      event.preventDefault()
    }
    window.addEventListener('online', flush)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('online', flush)
      window.removeEventListener('beforeunload', warn)
      autosave.flush()
    }
  }, [autosave, key])

  const newer = saved.version > version
  useEffect(() => {
    // A newer answer from another tab is taken over while nothing typed here is at stake.
    if (newer && !autosave.dirty()) take(saved)
  }, [newer, saved.version])

  function take(from: Stored) {
    autosave.rebase(from.version)
    setVersion(from.version)
    setDraft({ values: from.values, note: from.note, reason: from.reason })
    autosave.drop()
  }

  return {
    draft,
    state,
    change(next: Draft) {
      setDraft(next)
      autosave.change(next)
    },
    flush: () => autosave.flush(),
    theirs: newer && state.phase === 'failed',
    takeTheirs: () => take(saved),
    keepMine() {
      autosave.rebase(saved.version)
      setVersion(saved.version)
      autosave.flush()
    },
  }
}
