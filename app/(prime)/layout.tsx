import { AppShell } from '@/components/shell/app-shell'
import { requireActor } from '@/lib/auth/session'

/** The frame of the prime's pages. It answers before anything is sent, so that a page that streams says 404 or sign in by its status; each page asks for its actor itself all the same. */
export default async function PrimeLayout({ children }: { children: React.ReactNode }) {
  return <AppShell actor={await requireActor('prime')}>{children}</AppShell>
}
