'use client'
import { FileText } from 'lucide-react'
import { Badge, type Tone } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { When } from '@/components/ui/when'
import type { EvidenceStatus, EvidenceView } from '@/lib/evidence/queries'
import { bytesWords } from '../bytes-words'
import { ColumnForm } from './column-form'
import { EvidenceActions } from './evidence-actions'
import { EvidenceResult } from './evidence-result'

const words: Record<EvidenceStatus, { tone: Tone; word: string }> = {
  pending: { tone: 'missing', word: 'Being read' },
  read: { tone: 'met', word: 'Read' },
  unread: { tone: 'info', word: 'For a reviewer to read' },
  unreadable: { tone: 'error', word: 'Could not be read' },
  quarantined: { tone: 'unmet', word: 'Set aside unread' },
  refused: { tone: 'unmet', word: 'Refused' },
}

type Props = { assessmentId: string; item: EvidenceView; readOnly: boolean; withdrawable: boolean }

/** One item: what Veritar took it for, what it found or why it could not, and what can be done about it. */
export function EvidenceCard({ assessmentId, item, readOnly, withdrawable }: Props) {
  const { tone, word } = words[item.status]
  return (
    <article aria-label={item.title} className="min-w-0 rounded-2 border border-line-strong">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line px-3 py-2 text-sm">
        <Icon of={FileText} />
        <span className="min-w-0 font-semibold wrap-anywhere">{item.title}</span>
        <span className="text-xs text-ink-3">
          revision {item.revision} · {item.files.length > 1 && `${item.files.length} files · `}
          {bytesWords(item.size)} · <When at={item.uploadedAt} withTime />
        </span>
        <span className="ml-auto">
          <Badge tone={tone}>{word}</Badge>
        </span>
      </div>
      {item.sameAs.length > 0 && <p className="border-b border-line px-3 py-2 text-sm text-partial">The same file (same SHA-256) is also in {item.sameAs.map((title) => `“${title}”`).join(', ')}. {readOnly ? '' : withdrawable ? 'Withdraw one of them if that was not meant.' : 'Replace one of them if that was not meant.'}</p>}
      <EvidenceResult item={item} />
      {!readOnly && item.header.length > 0 && <ColumnForm assessmentId={assessmentId} item={item} />}
      {!readOnly && <EvidenceActions assessmentId={assessmentId} item={item} withdrawable={withdrawable} />}
      <p className="border-t border-line px-3 py-1.5 font-code text-2xs text-ink-3 wrap-anywhere">SHA-256 {item.sha256}</p>
    </article>
  )
}
