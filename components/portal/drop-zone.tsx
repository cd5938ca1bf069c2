'use client'
import { Upload, X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Checkbox } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Progress } from '@/components/ui/meter'
import type { EvidenceKind } from '@/lib/checklist/evidence-kinds'
import { bytesWords } from './bytes'
import { type UploadLine, useUploads } from './use-uploads'

type Props = { assessmentId: string; kind?: EvidenceKind | undefined; says: string }

/** Takes files by drop, by choice and by paste, and shows how far each is. */
export function DropZone({ assessmentId, kind, says }: Props) {
  const { lines, add, dismiss } = useUploads({ assessmentId, kind })
  const [over, setOver] = useState(false)
  const [together, setTogether] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()
  const take = (files: FileList | null) => files && files.length > 0 && add([...files], together)
  return (
    <div className="grid gap-2">
      <ul className="grid gap-2 empty:hidden" aria-label="Uploads" aria-live="polite">
        {lines.map((line) => (
          <UploadRow key={line.key} line={line} dismiss={() => dismiss(line.key)} />
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
          <Button onClick={() => input.current?.click()} aria-describedby={hint} className="max-md:w-full">
            Choose files
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
        <Checkbox label="Several files are one piece of evidence, such as the log deliveries of one day" className="py-0! text-xs!" checked={together} onChange={(event) => setTogether(event.target.checked)} />
      </div>
    </div>
  )
}

/** One upload: how far it is, or why it failed. */
export function UploadRow({ line, dismiss }: { line: UploadLine; dismiss: () => void }) {
  const { name, size, sent, error, stop } = line
  return (
    <li className="grid gap-2 rounded-2 border border-line-strong px-3 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 font-medium wrap-anywhere">{name}</span>
        <span className="text-xs text-ink-3">
          {bytesWords(Math.min(sent, size))} of {bytesWords(size)}
        </span>
        <Button kind="quiet" size="small" icon className="ml-auto" aria-label={error ? `Dismiss ${name}` : `Stop the upload of ${name}`} onClick={error ? dismiss : stop}>
          <Icon of={X} size={14} />
        </Button>
      </div>
      {error ? <p className="text-xs text-unmet">{error}</p> : <Progress value={Math.min(sent, size)} of={size} label={`Upload of ${name}`} />}
    </li>
  )
}
