'use client'
import { Pause, Play, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Progress } from '@/components/ui/meter'
import { bytesWords } from '../bytes-words'
import type { UploadLine } from './use-uploads'

type Props = { line: UploadLine; pause: () => void; resume: () => void; stop: () => void }

/** One upload: how far it is, what it waits for, or why it failed. */
export function UploadRow({ line, pause, resume, stop }: Props) {
  const { name, size, sent, phase, error } = line
  const far = `${bytesWords(Math.min(sent, size))} of ${bytesWords(size)}`
  const words = { waiting: sent >= size ? 'Arrived' : 'Waiting for its turn', reading: `Reading the file: ${far}`, sending: `Sent: ${far}`, paused: `Paused at ${far}; it can go on for a week`, failed: far }
  return (
    <li className="grid gap-2 rounded-2 border border-line-strong px-3 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 font-medium wrap-anywhere">{name}</span>
        {/* Counts every moment: the bar says it to whoever asks. */}
        <span aria-live="off" className="text-xs text-ink-3">
          {words[phase]}
        </span>
        <span className="ml-auto flex gap-1">
          {phase === 'sending' && (
            <Button kind="quiet" size="small" icon aria-label={`Pause the upload of ${name}`} onClick={pause}>
              <Icon of={Pause} size={14} />
            </Button>
          )}
          {(phase === 'paused' || phase === 'failed') && (
            <Button kind="quiet" size="small" icon aria-label={`Go on with the upload of ${name}`} onClick={resume}>
              <Icon of={Play} size={14} />
            </Button>
          )}
          <Button kind="quiet" size="small" icon aria-label={`Stop and remove the upload of ${name}`} onClick={stop}>
            <Icon of={X} size={14} />
          </Button>
        </span>
      </div>
      {error && <p className="text-xs text-unmet">{error}</p>}
      {phase !== 'failed' && <Progress value={Math.min(sent, size)} of={size} label={phase === 'reading' ? `Reading ${name}` : `Upload of ${name}`} />}
    </li>
  )
}
