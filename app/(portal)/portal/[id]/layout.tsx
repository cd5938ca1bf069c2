import { findAssessment } from '@/lib/assessments/queries'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'

/** Answers 404 before anything is sent; below it the pages stream, and would say 200. Each page still asks for itself. */
export default async function RequestLayout({ params, children }: LayoutProps<'/portal/[id]'>) {
  const actor = await requireActor('subcontractor')
  const { id } = await params
  if (!(await findAssessment(actor, id))) await refuse(actor, 'assessment:read', id)
  return children
}
