'use client'
import { createContext, useContext, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { isField, pressName } from './keys'
import { ShortcutList } from './shortcut-list'
import { nextPane } from './panes'

export type Shortcut = { keys: string; says: string; run: (event: KeyboardEvent) => void }

type Registry = { add: (shortcut: Shortcut) => () => void; openList: () => void }
const Context = createContext<Registry | null>(null)

const stored = 'veritar-single-keys'

/** Listens once for the whole page. `?` lists what works here, F6 moves between panes, single keys are off inside fields. */
export function Shortcuts({ children }: { children: React.ReactNode }) {
  const shortcuts = useRef(new Set<Shortcut>())
  const [listed, setListed] = useState<Shortcut[] | null>(null)
  const [singleKeys, setSingleKeys] = useState(true)

  const registry = useMemo<Registry>(
    () => ({
      add(shortcut) {
        shortcuts.current.add(shortcut)
        return () => shortcuts.current.delete(shortcut)
      },
      openList() {
        setSingleKeys(localStorage.getItem(stored) !== 'off')
        setListed([...shortcuts.current])
      },
    }),
    [],
  )

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return
      if (event.key === 'F6') return nextPane(event)
      const name = pressName(event)
      const target = event.target instanceof HTMLElement ? event.target : null
      if (!name || target?.closest('[role="dialog"], [role="menu"]')) return
      if (!name.startsWith('Ctrl+') && ((target && isField(target as HTMLInputElement)) || localStorage.getItem(stored) === 'off')) return
      if (name === '?') return registry.openList()
      // The newest wins: what a pane declares goes before what the page declares.
      const found = [...shortcuts.current].reverse().find((shortcut) => shortcut.keys === name)
      if (!found) return
      event.preventDefault()
      found.run(event)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [registry])

  function change(on: boolean) {
    setSingleKeys(on)
    if (on) localStorage.removeItem(stored)
    else localStorage.setItem(stored, 'off')
  }

  return (
    <Context value={registry}>
      {children}
      <ShortcutList shortcuts={listed} singleKeys={singleKeys} onSingleKeys={change} onClose={() => setListed(null)} />
    </Context>
  )
}

function useRegistry(): Registry {
  const registry = useContext(Context)
  if (!registry) throw new Error('Shortcuts are used outside <Shortcuts>.')
  return registry
}

/** Opens the list of shortcuts, for the help button. */
export function useShortcutList(): () => void {
  return useRegistry().openList
}

/**
 * Declares a shortcut while the component is on the page.
 * @param keys as pressName() writes them: "j", "Enter", "Ctrl+Enter"
 * @param says what it does, for the list
 */
export function useShortcut(keys: string, says: string, run: (event: KeyboardEvent) => void): void {
  const { add } = useRegistry()
  const onPress = useEffectEvent(run)
  useEffect(() => add({ keys, says, run: (event) => onPress(event) }), [add, keys, says])
}
