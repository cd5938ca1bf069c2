'use client'
import { Upload } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useShortcut } from '@/components/shortcuts/shortcuts'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Checkbox } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import type { EvidenceKind } from '@/lib/checklist/evidence-kinds'
import { UploadRow } from './upload-row'
import { useUploads } from './use-uploads'

/** `keyed` gives the choice of files a key: only for the one place of a page that takes them. */
type Props = { assessmentId: string; kind?: EvidenceKind | undefined; says: string; keyed?: boolean }

/** Takes files by drop, by choice and by paste, and shows how far each is. */
export function DropZone({ assessmentId, kind, says, keyed = false }: Props) {
  const { lines, add, pause, resume, stop } = useUploads({ assessmentId, kind })
  const [over, setOver] = useState(false)
  const [together, setTogether] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()
  const take = (files: FileList | null) => files && files.length > 0 && add([...files], together)
  return (
    <div className="grid gap-2">
      <ul className="grid gap-2 empty:hidden" aria-label="Uploads" aria-live="polite">
        {lines.map((line) => (
          <UploadRow key={line.key} line={line} pause={() => pause(line.key)} resume={() => resume(line.key)} stop={() => stop(line.key)} />
        ))}
      </ul>
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files)
        }}
        onPaste={(event) => take(event.clipboardData.files)}
        className={cx('grid gap-2 rounded-2 border border-dashed px-4 py-3 text-sm text-ink-2', over ? 'border-accent bg-accent-tint' : 'border-line-control bg-sunken')}
      >
        <div className="flex flex-wrap items-center gap-3">
          <Icon of={Upload} />
          <span id={hint} className="min-w-40 flex-1">
            {says}
          </span>
          <Button onClick={() => input.current?.click()} aria-describedby={hint} aria-keyshortcuts={keyed ? 'U' : undefined} className="max-md:w-full">
            Choose files{keyed && <ChooseKey choose={() => input.current?.click()} />}
          </Button>
          <input
            ref={input}
            type="file"
            multiple
            className="sr-only"
            tabIndex={-1}
            aria-label={says}
            onChange={(event) => {
              take(event.target.files)
              event.target.value = ''
            }}
          />
        </div>
        <p className="text-xs text-ink-2">
          {'Never here: identity numbers, birth dates, citizenship, technical data, anything classified, CUI or export-marked, passwords and keys. Up to 2 GB a file.'}
        </p>
        <Checkbox label="Several files are one piece of evidence, such as the log deliveries of one day" className="py-0! text-xs!" checked={together} onChange={(event) => setTogether(event.target.checked)} />
      </div>
    </div>
  )
}

function ChooseKey({ choose }: { choose: () => void }) {
  useShortcut('u', 'Choose files', choose)
  return <Kbd>U</Kbd>
}
