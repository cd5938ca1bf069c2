import { notFound } from 'next/navigation'
import { findAssessment } from '@/lib/assessments/queries'
import { requireActor } from '@/lib/auth/session'

/** Answers 404 before anything is sent; below it the pages stream, and would say 200. Each page still asks for itself. */
export default async function AssessmentLayout({ params, children }: LayoutProps<'/assessments/[id]'>) {
  const actor = await requireActor('prime')
  if (!(await findAssessment(actor, (await params).id))) notFound()
  return children
}
