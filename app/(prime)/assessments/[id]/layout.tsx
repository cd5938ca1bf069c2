import { findAssessment } from '@/lib/assessments/queries'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'

/** Answers 404 before anything is sent; below it the pages stream, and would say 200. Each page still asks for itself. */
export default async function AssessmentLayout({ params, children }: LayoutProps<'/assessments/[id]'>) {
  const actor = await requireActor('prime')
  const { id } = await params
  if (!(await findAssessment(actor, id))) await refuse(actor, 'assessment:read', id)
  return children
}
