import { AppShell } from '@/components/shell/app-shell'
import { requireActor } from '@/lib/auth/session'

/** The frame of a page that both sides read. It answers before anything is sent, so that a page that streams says 404 or sign in by its status; the page asks for its actor itself all the same. */
export default async function ChecksLayout({ children }: { children: React.ReactNode }) {
  return <AppShell actor={await requireActor()}>{children}</AppShell>
}
