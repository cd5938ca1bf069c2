'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/meter'
import { When } from '@/components/ui/when'
import { complete, discard } from '@/lib/evidence/upload-client'
import { stateWords } from '@/lib/evidence/uploads/states'
import type { UploadView } from '@/lib/evidence/uploads/unfinished'
import { useActiveUploads } from './active-uploads'
import { bytesWords } from '../bytes-words'

type Props = { assessmentId: string; uploads: UploadView[] }

/** Uploads that were interrupted, from this browser or another: how far each is, how to go on, and why one was refused. */
export function UnfinishedUploads({ assessmentId, uploads: all }: Props) {
  const router = useRouter()
  const [error, setError] = useState<string | null>(null)
  const active = useActiveUploads()
  const uploads = all.filter(({ id }) => active.get(id) !== 'listed')
  const behind = uploads.some(({ id }) => active.has(id))
  const whole = wholeGroup(uploads.filter(({ id }) => !active.has(id)))
  useEffect(() => {
    // Everything had arrived when the page was left: only the word that it is evidence is missing.
    if (whole) void complete(assessmentId, whole).then((done) => (done.ok ? router.refresh() : setError(done.error)))
  }, [assessmentId, whole, router])
  useEffect(() => {
    if (!behind) return
    const timer = setInterval(() => router.refresh(), 2_000)
    return () => clearInterval(timer)
  }, [behind, router])
  const giveUp = async (id: string) => {
    const done = await discard(id)
    if (!done.ok) return setError(done.error)
    router.refresh()
  }
  if (uploads.length === 0 && !error) return null
  return (
    <div className="grid gap-2">
      {error && (
        <p role="alert" className="text-sm text-unmet">
          {error}
        </p>
      )}
      <ul className="grid gap-2" aria-label="Interrupted uploads">
        {uploads.map((upload) => (
          <li key={upload.id} className="grid gap-2 rounded-2 border border-line-strong px-3 py-2 text-sm">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="min-w-0 font-medium wrap-anywhere">{upload.name}</span>
              <Badge tone={upload.state === 'refused' ? 'unmet' : upload.state === 'received' ? 'info' : 'missing'}>{stateWords[upload.state]}</Badge>
              <span className="text-xs text-ink-3">
                {bytesWords(upload.received)} of {bytesWords(upload.size)} · begun <When at={upload.startedAt} withTime />
                {upload.groupSize > 1 && ` · file ${upload.position + 1} of ${upload.groupSize}`}
              </span>
              {upload.state !== 'refused' && (
                <Button size="small" kind="quiet" className="ml-auto" onClick={() => void giveUp(upload.id)}>
                  Give up<span className="sr-only"> the upload of {upload.name}</span>
                </Button>
              )}
            </div>
            {upload.state === 'refused' ? (
              <p className="text-xs">
                <span className="text-unmet">{upload.reason}</span> {upload.remedy}
              </p>
            ) : upload.received < upload.size ? (
              <>
                <Progress value={upload.received} of={upload.size} label={`Arrived of ${upload.name}`} />
                <p className="text-xs text-ink-2">{active.has(upload.id) ? 'This window is sending it.' : 'Choose the same file again and it goes on where it stopped.'}</p>
              </>
            ) : (
              <p className="text-xs text-ink-2">{upload.groupSize > 1 ? 'It waits for the other files of the same evidence.' : 'It becomes evidence now.'}</p>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A group all of whose files have arrived and that is not evidence yet; null when there is none. */
function wholeGroup(uploads: UploadView[]): string | null {
  const groups = new Map(uploads.map((one) => [one.groupId, uploads.filter(({ groupId }) => groupId === one.groupId)]))
  for (const [groupId, files] of groups) {
    if (files.length === files[0]?.groupSize && files.every(({ state, received, size }) => state !== 'refused' && received === size)) return groupId
  }
  return null
}
