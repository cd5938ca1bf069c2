import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { asTheme, themeCookie } from '@/components/shell/theme'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Veritar', template: '%s · Veritar' },
  description: 'Vets cloud-engineering subcontractors before ITAR-controlled data reaches them.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/** The document. The theme comes from a cookie, so the first paint is already right. */
export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const theme = asTheme((await cookies()).get(themeCookie)?.value)
  return (
    <html lang="en" data-theme={theme} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
