import { type Actor, roleWords } from '@/lib/auth/actor'
import { currentSession } from '@/lib/auth/session'
import { keyMode } from '@/lib/auth/webauthn/key-mode'
import { StepUpProvider } from '../keys/step-up'
import { Shortcuts } from '../shortcuts/shortcuts'
import { AccountMenu } from './account-menu'
import { Brand } from './brand'
import { HelpButton } from './help-button'
import { IdleWarning } from './idle-warning'
import { Jump } from './jump'
import { Nav } from './nav'
import { navigationFor } from './navigation'
import { ThemeButton } from './theme-button'

type Props = {
  actor: Actor
  /** One line above the bar, such as the demo banner. */
  banner?: React.ReactNode
  children: React.ReactNode
}

/** The frame of every page behind sign-in: skip link, top bar, shortcuts. The page inside brings its own <main>. */
export async function AppShell({ actor, banner, children }: Props) {
  const mode = keyMode()
  const keyed = (await currentSession())?.keyed ?? true
  const them = actor.orgKind === 'subcontractor'
  return (
    <Shortcuts>
      <StepUpProvider keyed={keyed} demo={mode === 'demo'}>
      <a href="#main" className="absolute -top-16 left-2 z-20 bg-surface px-3 py-2 focus:top-2">
        Skip to content
      </a>
      {banner}
      {mode === 'waived' && <p className="border-b border-partial-line bg-partial-tint px-4 py-1.5 text-xs text-partial md:px-6">Hardware keys are waived here by the operator: people sign in and decide without one unless they registered one.</p>}
      <header className="sticky top-0 z-10 flex h-12 items-center gap-3 border-b border-line bg-surface px-4 md:gap-4 md:px-6 print:hidden">
        <Brand />
        <span className="hidden min-w-0 truncate border-l border-line pl-4 text-sm text-ink-2 xl:inline">{actor.orgName}</span>
        <Nav items={navigationFor(actor)} orgName={actor.orgName} />
        <div className="ml-auto flex items-center gap-1 md:gap-2">
          {!them && <Jump />}
          <ThemeButton />
          <HelpButton />
          <AccountMenu name={actor.name} email={actor.email} role={roleWords[actor.role]} orgName={actor.orgName} them={them} />
        </div>
      </header>
      {children}
      <IdleWarning />
      </StepUpProvider>
    </Shortcuts>
  )
}
