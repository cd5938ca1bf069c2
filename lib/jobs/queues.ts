import * as z from 'zod'

const uuid = z.uuid()

/** Every kind of work done behind the pages. A job names the organization whose rows it may see; nothing else is trusted of it. */
export const queues = {
  /** Read one evidence revision; runs as the subcontractor whose evidence it is. */
  analyze: z.strictObject({ orgId: uuid, revisionId: uuid, /** Read anew what an older version of its reader has read. */ again: z.boolean().optional() }),
  /** Judge one submitted assessment anew; runs as the prime. */
  rescore: z.strictObject({ orgId: uuid, assessmentId: uuid }),
  /** Remove the encrypted bytes of objects that were disposed of; runs as the organization whose they were. */
  erase: z.strictObject({ orgId: uuid, objectIds: z.array(uuid).max(500) }),
  /** Every minute, where SMTP is configured: send what the outbox holds. */
  mail: z.strictObject({}),
  /** Once a night: evidence ages and registrations expire, so every submitted assessment is judged for the new day. */
  nightly: z.strictObject({}),
  /** Every ten minutes: uploads that were left alone. */
  uploads: z.strictObject({}),
  /** Once a night: compute every audit log anew and hold it against what was signed. */
  proof: z.strictObject({}),
} as const

export type QueueName = keyof typeof queues
export type JobData<Q extends QueueName> = z.infer<(typeof queues)[Q]>

/** Schema of the queue tables, beside our own. */
export const bossSchema = 'pgboss'
