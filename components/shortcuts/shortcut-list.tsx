'use client'
import { Checkbox } from '../ui/field'
import { Dialog } from '../ui/dialog'
import { Kbd } from '../ui/kbd'
import type { Shortcut } from './shortcuts'

type Props = { shortcuts: Shortcut[] | null; singleKeys: boolean; onSingleKeys: (on: boolean) => void; onClose: () => void }

const always = [
  { keys: '?', says: 'Show this list' },
  { keys: 'F6', says: 'Next pane' },
  { keys: 'Esc', says: 'Back, keeping what was typed' },
]

/** What the keyboard can do on this page, and the switch that turns single keys off. */
export function ShortcutList({ shortcuts, singleKeys, onSingleKeys, onClose }: Props) {
  const rows = [...new Map([...(shortcuts ?? []), ...always].map((row) => [row.keys, row])).values()]
  return (
    <Dialog open={shortcuts !== null} onOpenChange={(open) => !open && onClose()} title="Keyboard" says="What works on this page. Single keys are off while you type in a field.">
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm">
        {rows.map((row) => (
          <div key={row.keys} className="contents">
            <dt className="flex gap-1">
              {row.keys.split('+').map((key) => (
                <Kbd key={key} decorative={false}>
                  {key.length === 1 ? key.toUpperCase() : key}
                </Kbd>
              ))}
            </dt>
            <dd>{row.says}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 border-t border-line pt-3">
        <Checkbox label="Single-key shortcuts" hint="Kept in this browser." checked={singleKeys} onChange={(event) => onSingleKeys(event.target.checked)} />
      </div>
    </Dialog>
  )
}
