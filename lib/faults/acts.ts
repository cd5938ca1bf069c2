import { randomUUID } from 'node:crypto'
import { valueIn } from '../attack/action-call'
import { builtOf } from '../attack/built'
import type { Sender } from './sender'
import type { Stage } from './stage'

/** Something a person does by a button: what it is given, what it makes, and how the ground is laid for doing it again. */
export type Act = {
  action: string
  page: string
  from: Sender
  /** A colleague who may do the same. */
  other: Sender
  lay: () => Promise<void>
  input: () => Promise<object>
  /** What there is of it now: rows it made, and events of it. */
  made: () => Promise<{ effects: number; events: number }>
}
/** `done` it was acknowledged, `told` it was refused with a sentence, `lost` there was no answer. */
export type Came = 'done' | 'told' | 'lost'

let actions: ReturnType<typeof builtOf>['actions'] | undefined

/** Presses the button once. */
export async function attempt(act: Act, input: object, from = act.from): Promise<Came> {
  actions ??= builtOf(process.cwd()).actions
  const id = actions.find(({ name }) => name === act.action)?.id
  if (!id) throw new Error(`The build has no action ${act.action}.`)
  const headers = { accept: 'text/x-component', 'content-type': 'text/plain;charset=UTF-8', 'next-action': id }
  const value = await from
    .visit(act.page, { method: 'POST', body: JSON.stringify([input]), headers, signal: AbortSignal.timeout(60_000) })
    .then(async (response) => (response.status < 500 ? valueIn(Buffer.from(await response.arrayBuffer())) : null))
    .catch(() => null)
  return typeof value !== 'object' || value === null ? 'lost' : (value as { ok?: boolean }).ok ? 'done' : 'told'
}

/**
 * Does it while something breaks, and again until there is an answer, as a person would.
 * @returns what is wrong: an acknowledged act that is not there, or more or less than one effect and one event
 */
export async function onceThrough(stage: Stage, act: Act, shown: object): Promise<string[]> {
  const before = await act.made()
  let came = await attempt(act, shown)
  const first = came
  await stage.well()
  const wrong: string[] = []
  const made = async () => {
    const now = await act.made()
    return [now.effects - before.effects, now.events - before.events].join(' and ')
  }
  if (first === 'done' && (await made()) !== '1 and 1') wrong.push(`it was acknowledged, and effects and events are ${await made()}`)
  for (let tries = 0; tries < 10 && came === 'lost'; tries += 1) {
    came = await attempt(act, shown)
    await stage.well()
  }
  if (came === 'lost') wrong.push('it never got an answer')
  if ((await made()) !== '1 and 1') wrong.push(`effects and events: ${await made()}, not 1 and 1`)
  return wrong
}

/** The same, twenty times at once. */
export async function twentyTimes(act: Act): Promise<string[]> {
  const [before, input] = [await act.made(), await act.input()]
  const came = await Promise.all(Array.from({ length: 20 }, () => attempt(act, input)))
  const now = await act.made()
  const done = came.filter((each) => each === 'done').length
  const found = `${done} acknowledged, ${now.effects - before.effects} effects, ${now.events - before.events} events`
  return found === '1 acknowledged, 1 effects, 1 events' ? [] : [found]
}

/** Two people at once: one is done, the other told. */
export async function twoPeople(act: Act): Promise<string[]> {
  const [before, input] = [await act.made(), await act.input()]
  const came = await Promise.all([attempt(act, input), attempt(act, input, act.other)])
  const now = await act.made()
  const found = `${came.sort().join(' and ')}, ${now.effects - before.effects} effects, ${now.events - before.events} events`
  return found === 'done and told, 1 effects, 1 events' ? [] : [found]
}

/** Which assessment is submitted again and again, and which one reviewed and decided on: chosen once, before any of it is done. */
export async function subjectsOf(stage: Stage): Promise<{ draft: string; subject: string }> {
  const first = async (where: string) => (await stage.sql<{ id: string }>(`select id from "Assessment" where ${where} order by id limit 1`))[0]?.id
  const [draft, subject] = [await first(`stage = 'answering' and "submittedAt" is null`), await first(`stage = 'submitted'`)]
  if (!draft || !subject) throw new Error('The demo world has no draft or no submitted assessment.')
  return { draft, subject }
}

/** The three acts of an assessment that is decided on, each ready to be done, by people who have just signed in. */
export async function actsOf(stage: Stage, { draft, subject }: { draft: string; subject: string }): Promise<Record<'submission' | 'review' | 'decision', Act>> {
  const { sql } = stage
  const one = async (query: string, ...values: unknown[]) => (await sql<{ id: string }>(query, ...values))[0]?.id ?? ''
  const prime = await one(`select "primeId" as id from "Assessment" where id = $1::uuid`, subject)
  const member = (orgId: string, role: string) => one(`select m.id from "Membership" m where m."orgId" = $1::uuid and m.role = $2 and m.active and not exists (select from "Assessment" a where a.id = $3::uuid and (a."requestedById" = m."personId" or $2 = 'approver' and a."reviewerId" = m."personId")) order by m.id limit 1`, orgId, role, subject)
  const respondent = await stage.as(await one(`select m.id from "Membership" m join "Assessment" a on a."subId" = m."orgId" where a.id = $1::uuid and m.role = 'respondent' and m.active limit 1`, draft))
  const reviewerId = await member(prime, 'reviewer')
  const [reviewer, approver] = [await stage.as(reviewerId), await stage.as(await member(prime, 'approver'))]
  const count = async (effects: string, code: string, assessment: string) => {
    const [row] = await sql<{ effects: number; events: number }>(`select (${effects})::int as effects, (select count(*)::int from "AuditEvent" where code = '${code}' and outcome = 'done' and "assessmentId" = $1::uuid) as events`, assessment)
    return row ?? { effects: 0, events: 0 }
  }
  const at = async (assessment: string, set: string) => void (await sql(`with done as (update "Assessment" set ${set} where id = $1::uuid returning 1) select count(*)::int from done`, assessment))
  return {
    submission: {
      action: 'lib/assessments/stage-actions#submitAssessment', page: `/portal/${draft}/submit`, from: respondent, other: respondent,
      lay: () => at(draft, `stage = 'answering', "submittedAt" = null, attestation = null`),
      input: async () => ({ assessmentId: draft, statement: true, name: 'A Respondent' }),
      made: async () => {
        const found = await count(`select count(*) from "OutboxMail" where subject like '% submitted ' || (select code from "Assessment" where id = $1::uuid)`, 'assessment.submitted', draft)
        return found
      },
    },
    review: {
      action: 'lib/reviews/actions#reviewCriterion', page: `/assessments/${subject}`, from: reviewer, other: reviewer,
      lay: () => at(subject, `stage = 'submitted'`),
      input: async () => ({ assessmentId: subject, criterionId: 'PRG-01', seen: (await one(`select id from "CriterionReview" where "assessmentId" = $1::uuid and "criterionId" = 'PRG-01' order by at desc, id desc limit 1`, subject)) || null, decision: 'disputed', reason: `Said while something broke, ${randomUUID()}.` }),
      made: () => count(`select count(*) from "CriterionReview" where "assessmentId" = $1::uuid`, 'review.recorded', subject),
    },
    decision: {
      action: 'lib/reviews/decision-actions#decide', page: `/assessments/${subject}/decision`, from: approver, other: approver,
      lay: () => at(subject, `stage = 'with-approver', "decidedAt" = null, "approverId" = null, "reviewerId" = (select "personId" from "Membership" where id = '${reviewerId}'::uuid)`),
      input: async () => {
        const response = await approver.visit(`/assessments/${subject}/decision`)
        const page = await response.text()
        const inputs = /\\?"inputs\\?":\\?"([0-9a-f]{64})/.exec(page)?.[1]
        if (!inputs) throw new Error(`The page of the decision gave ${response.status} ${response.headers.get('location') ?? ''} and does not carry what it rests on.`)
        return { assessmentId: subject, decision: 'rejected', reason: 'Said while something broke.', statement: true, validUntil: null, conditions: [], inputs }
      },
      made: () => count(`select count(*) from "Determination" where "assessmentId" = $1::uuid`, 'determination.recorded', subject),
    },
  }
}
