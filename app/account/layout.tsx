import { AppShell } from '@/components/shell/app-shell'
import { currentActor } from '@/lib/auth/session'

/** The frame of the page, on both sides. It guards nothing: the page asks for its actor itself. */
export default async function AccountLayout({ children }: { children: React.ReactNode }) {
  const actor = await currentActor()
  return actor ? <AppShell actor={actor}>{children}</AppShell> : children
}
