import { AppShell } from '@/components/shell/app-shell'
import { currentActor } from '@/lib/auth/session'

/** The frame of a page that both sides have. It guards nothing: the page asks for its actor itself. */
export default async function KeysLayout({ children }: { children: React.ReactNode }) {
  const actor = await currentActor()
  return actor ? <AppShell actor={actor}>{children}</AppShell> : children
}
