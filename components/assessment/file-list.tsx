import { bytesWords } from '@/components/bytes-words'
import { LocatorLink } from '@/components/ui/locator'
import { Panel, PanelHead } from '@/components/ui/panel'
import { Members } from '@/lib/evidence/members'
import { evidenceHref } from './pointer'

type Props = { assessmentId: string; itemId: string; revision: { number: number; members: unknown; files: { name: string; size: bigint }[] } }

/** Every file of a revision, those in its archives one by one, each opening where it begins. */
export function FileList({ assessmentId, itemId, revision }: Props) {
  const opened = Members.safeParse(revision.members)
  const files = opened.success ? opened.data.files : revision.files.map(({ name, size }) => ({ name, size: Number(size) }))
  const count = opened.success ? opened.data.count : files.length
  return (
    <Panel label="What is in it">
      <PanelHead title="What is in it" meta={`${count.toLocaleString('en-US')} ${count === 1 ? 'file' : 'files'}${opened.success ? ', of an archive' : ''}`} />
      <ul className="max-h-80 overflow-y-auto">
        {files.map(({ name, size }, i) => (
          <li key={`${i} ${name}`} data-row className="flex items-start justify-between gap-4 border-b border-line px-4 py-1.5 text-sm last:border-b-0">
            <LocatorLink href={evidenceHref(assessmentId, itemId, revision.number, { file: name, line: 1 })}>{name}</LocatorLink>
            <span className="shrink-0 text-xs leading-[18px] text-ink-3 tabular-nums">{bytesWords(size)}</span>
          </li>
        ))}
      </ul>
      {count > files.length && <p className="border-t border-line px-4 py-2 text-xs text-ink-3">{(count - files.length).toLocaleString('en-US')} more are not listed here. Observations open in them as well.</p>}
    </Panel>
  )
}
