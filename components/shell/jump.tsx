'use client'
import { Search } from 'lucide-react'
import { Link } from '../ui/link'
import { useDeferredValue, useEffect, useState } from 'react'
import { useShortcut } from '../shortcuts/shortcuts'
import { Dialog } from '../ui/dialog'
import { inputClass } from '../ui/field'
import { Icon } from '../ui/icon'
import { Kbd } from '../ui/kbd'

export type Destination = { href: string; title: string; detail: string }

/** Go to anything: `/` opens it, typing searches, Tab and Enter go there. */
export function Jump() {
  const [open, setOpen] = useState(false)
  useShortcut('/', 'Go to anything', () => setOpen(true))
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-keyshortcuts="/"
        aria-label="Go to anything"
        className="flex h-control items-center gap-2 rounded-2 border border-transparent px-2 text-sm text-ink-3 hover:bg-hover md:w-[232px] md:border-line-strong md:bg-sunken md:pr-1.5 md:pl-2.5"
      >
        <Icon of={Search} />
        <span className="hidden md:inline">Go to anything</span>
        <span className="ml-auto hidden md:inline">
          <Kbd>/</Kbd>
        </span>
      </button>
      <Dialog open={open} onOpenChange={setOpen} title="Go to anything">
        <JumpSearch onGo={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function JumpSearch({ onGo }: { onGo: () => void }) {
  const [text, setText] = useState('')
  const query = useDeferredValue(text.trim())
  const [found, setFound] = useState<{ query: string; results: Destination[] } | 'failed' | null>(null)
  useEffect(() => {
    if (!query) return
    const abort = new AbortController()
    const wait = setTimeout(async () => {
      try {
        const response = await fetch(`/jump?q=${encodeURIComponent(query)}`, { signal: abort.signal })
        if (!response.ok) throw new Error(String(response.status))
        setFound({ query, results: (await response.json()) as Destination[] })
      } catch {
        if (!abort.signal.aborted) setFound('failed')
      }
    }, 150)
    return () => {
      clearTimeout(wait)
      abort.abort()
    }
  }, [query])
  const results = found !== null && found !== 'failed' && query ? found.results : []
  return (
    <div className="grid gap-3">
      <input autoFocus className={inputClass} aria-label="Subcontractor, program or assessment code" placeholder="Subcontractor, program or code" value={text} onChange={(event) => setText(event.target.value)} />
      <ul className="-mx-2 grid">
        {results.map((result) => (
          <li key={result.href}>
            <Link href={result.href} onClick={onGo} className="flex min-h-9 items-center justify-between gap-4 rounded-2 px-2 py-1 text-sm text-ink no-underline hover:bg-hover focus-visible:-outline-offset-2">
              <span className="font-medium">{result.title}</span>
              <span className="text-right text-xs text-ink-3">{result.detail}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p role="status" className="text-xs text-ink-3">
        {found === 'failed' ? 'The search did not answer. Check the connection and type again.' : query && found && results.length === 0 ? 'Nothing matches. Try the first letters of a name.' : results.length > 0 ? `${results.length} found` : 'Type a name, a CAGE code or an assessment code.'}
      </p>
    </div>
  )
}
