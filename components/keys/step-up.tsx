'use client'
import { KeyRound } from 'lucide-react'
import { createContext, use, useState } from 'react'
import type { StepUp } from '@/lib/auth/step-up/step-up'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Dialog } from '../ui/dialog'
import { Icon } from '../ui/icon'
import { askBrowser } from './browser-key'

type Keys = {
  /** This person's acts take a security key. */
  keyed: boolean
  /** The invented world, where most have none. */
  demo: boolean
  /** Asks for the key under the words of the act; null when the person did not use it. */
  confirm: (stepUp: StepUp) => Promise<object | null>
}

const Context = createContext<Keys>({ keyed: false, demo: false, confirm: async () => null })

/** How the page it stands in asks for security keys. */
export const useKeys = (): Keys => use(Context)

type Asked = { stepUp: StepUp; settle: (answer: object | null) => void }

/** Gives every page below it the dialog that asks for the security key. */
export function StepUpProvider({ keyed, demo, children }: { keyed: boolean; demo: boolean; children: React.ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const confirm = (stepUp: StepUp) => new Promise<object | null>((settle) => setAsked({ stepUp, settle }))
  function end(answer: object | null) {
    asked?.settle(answer)
    setAsked(null)
  }
  return (
    <Context value={{ keyed, demo, confirm }}>
      {children}
      {asked && <StepUpDialog stepUp={asked.stepUp} end={end} />}
    </Context>
  )
}

function StepUpDialog({ stepUp, end }: { stepUp: StepUp; end: (answer: object | null) => void }) {
  const [error, setError] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  async function touch() {
    setWaiting(true)
    const spoken = await askBrowser(stepUp.options)
    setWaiting(false)
    if (spoken.ok) end(spoken.value)
    else setError(spoken.error)
  }
  return (
    <Dialog open onOpenChange={(open) => !open && end(null)} title="Confirm with your security key" says="This is what your key signs, word for word. It counts once, for five minutes.">
      <div className="grid gap-4">
        <div className="grid gap-1.5 rounded-2 border border-line bg-sunken p-3 text-sm wrap-anywhere">
          {stepUp.says.split('\n').map((line, i) => (
            <p key={i}>{line}</p>
          ))}
        </div>
        {error && <Callout live tone="unmet" title={error} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => end(null)}>Cancel</Button>
          <Button kind="primary" aria-busy={waiting} onClick={() => void touch()}>
            <Icon of={KeyRound} /> {waiting ? 'Touch your key…' : 'Use my key'}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** What is said beside what takes a key in operation, to who needs none here; undefined to everybody else. */
export function useKeyNote(): string | undefined {
  const { keyed, demo } = useKeys()
  return demo && !keyed ? 'Demonstration: no key is asked here; in operation this takes your hardware key.' : undefined
}

/** That sentence as a line of a form. */
export function KeyNote() {
  const note = useKeyNote()
  return note ? <p className="text-xs text-ink-3">{note}</p> : null
}
