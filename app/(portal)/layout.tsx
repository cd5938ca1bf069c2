import { AppShell } from '@/components/shell/app-shell'
import { currentActor } from '@/lib/auth/session'

/** The frame of the subcontractor's pages. It guards nothing: each page asks for its actor itself. */
export default async function PortalLayout({ children }: { children: React.ReactNode }) {
  const actor = await currentActor()
  return actor ? <AppShell actor={actor}>{children}</AppShell> : children
}
