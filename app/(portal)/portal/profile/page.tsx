import type { Metadata } from 'next'
import { ProfileForm } from '@/components/portal/profile-form'
import { Page, PageHead } from '@/components/ui/page'
import { dayWords } from '@/lib/day-words'
import { findOwnProfile } from '@/lib/organizations/profile-queries'
import { requireActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Company profile' }

/** The firm's own profile: every prime that vets it reads the same one. */
export default async function ProfilePage() {
  const actor = await requireActor('subcontractor')
  const profile = await findOwnProfile(actor)
  return (
    <Page wide={false}>
      <PageHead title="Company profile" lead="Every prime that vets you reads this one. Size, revenue and age of the firm are not asked and never count." meta={`Changed ${dayWords(profile.updatedAt)}`} />
      <ProfileForm profile={profile} key={profile.organizationId} />
    </Page>
  )
}
