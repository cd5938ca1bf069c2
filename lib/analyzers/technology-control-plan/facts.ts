import * as z from 'zod'
import { DocumentFacts, Passage, Topic } from '../document-facts'

/** The five parts of a technology control plan (DDTC Guidelines el. 3C). */
export const planParts = ['commitment', 'screening', 'physical', 'information', 'training'] as const
export type PlanPart = (typeof planParts)[number]

export const TechnologyControlPlanFacts = DocumentFacts.extend({
  parts: z.record(z.enum(planParts), Topic),
  /** Shared tools and places that the plan names as a way for foreign persons to reach the work. */
  shared: z.array(Passage),
  foreignPersons: Topic,
  authorizations: Topic,
  redFlags: z.array(z.object({ what: z.string(), rule: z.string(), at: Passage.shape.at, text: z.string() })),
})
export type TechnologyControlPlanFacts = z.infer<typeof TechnologyControlPlanFacts>
