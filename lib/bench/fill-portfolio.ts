import { withOwner } from '../db/owner'

const firms = 250
const programs = 40

/**
 * Adds 10,000 assessments to the prime of the demo world, 250 subcontractors for 40 programs each, at every stage and with
 * every outcome, a determination and conditions where they are decided, three pieces of evidence where they are submitted.
 * Gates, and the scorecard of one in twenty, are copies of the demo's own: no list reads a scorecard.
 * @param url of the role that owns the tables
 * @returns how many assessments the prime then has
 */
export async function fillPortfolio(url: string): Promise<number> {
  return withOwner(url, async (db) => {
    const template = await db.assessment.findFirstOrThrow({ where: { stage: 'decided', determinations: { some: {} } } })
    const { id, primeId } = template
    await db.$executeRaw`insert into "Organization" (id, kind, "legalName", aliases, cage, "registrationStatus", "registrationExpiresOn", "updatedAt")
      select gen_random_uuid(), 'subcontractor', 'Bench firm ' || n || ' ' || (array['Works', 'Systems', 'Labs', 'Cloud'])[1 + n % 4], '{}', 'B' || lpad(n::text, 4, '0'), 'registered', current_date + n, now() from generate_series(1, ${firms}::int) n`
    await db.$executeRaw`insert into "Relationship" ("primeId", "subId") select ${primeId}::uuid, id from "Organization" where "legalName" like 'Bench firm %'`
    await db.$executeRaw`insert into "Program" (id, "primeId", name, gates, policy, "updatedAt")
      select gen_random_uuid(), ${primeId}::uuid, 'Bench program ' || n, p.gates, p.policy, now() from generate_series(1, ${programs}::int) n, (select gates, policy from "Program" where id = ${template.programId}::uuid) p`
    await db.$executeRaw`insert into "Assessment" (id, code, "primeId", "subId", "programId", "catalogVersion", stage, "dueOn", "requestedById", "reviewerId", "submittedAt", attestation, scorecard, outcome, score, coverage,
        "openKnockOuts", answered, asked, "reviewedCount", "toReview", "evidenceCount", "decidedAt", "createdAt", "updatedAt")
      select gen_random_uuid(), 'VB-' || lpad(m.n::text, 6, '0'), ${primeId}::uuid, m.sub, m.program, t."catalogVersion", m.stage, current_date + (m.n * 7 % 200)::int - 20, t."requestedById",
        case when m.stage <> 'answering' then t."reviewerId" end, case when m.stage <> 'answering' then now() - interval '9 days' end, case when m.stage <> 'answering' then t.attestation end,
        case when m.stage <> 'answering' and m.n % 20 = 2 then t.scorecard end, m.outcome, m.n * 37 % 1000 / 10.0, m.n * 53 % 100 / 100.0,
        case when m.n % 11 = 0 then array['KO-1'] else '{}' end, m.n % 44, t.asked, m.n % 40, t."toReview", 3, case when m.stage = 'decided' then now() - interval '5 days' end, now() - interval '30 days', now() - m.n * interval '1 minute'
      from (select n, s.id as sub, p.id as program, (array['answering', 'submitted', 'with-approver', 'decided'])[1 + n % 4] as stage,
          (array['eligible', 'conditional', 'not-eligible', 'not-determined'])[1 + n / 4 % 4] as outcome
        from (select id, row_number() over (order by id) - 1 as i from "Organization" where "legalName" like 'Bench firm %') s
          cross join (select id, row_number() over (order by id) - 1 as j from "Program" where name like 'Bench program %') p
          cross join lateral (select (s.i * ${programs}::int + p.j)::int as n) k) m, "Assessment" t where t.id = ${id}::uuid`
    const added = `select * from "Assessment" where code like 'VB-%'`
    await db.$executeRawUnsafe(`insert into "Determination" (id, "primeId", "subId", "assessmentId", decision, computed, reason, statement, "byId", "byName", at, "validUntil", snapshot, "snapshotDigest")
      select gen_random_uuid(), a."primeId", a."subId", a.id, d.decision, a.outcome, d.reason, d.statement, d."byId", d."byName", now() - interval '5 days', current_date + (a.answered * 9), '{}', d."snapshotDigest"
      from (${added} and stage = 'decided') a, (select * from "Determination" where "assessmentId" = '${id}' order by at desc limit 1) d`)
    await db.$executeRawUnsafe(`insert into "Condition" (id, "primeId", "subId", "assessmentId", "determinationId", position, text, "closedBy", "criterionId", "dueOn", "ifMissed")
      select gen_random_uuid(), d."primeId", d."subId", d."assessmentId", d.id, n, 'A dated action', 'A record of it', 'IAM-03', current_date + n * 20, 'Access ends'
      from "Determination" d join (${added}) a on a.id = d."assessmentId", generate_series(0, 1) n`)
    await db.$executeRawUnsafe(`insert into "EvidenceItem" (id, "primeId", "subId", "assessmentId", kind, title, criteria, "createdById")
      select gen_random_uuid(), a."primeId", a."subId", a.id, kind, kind, '{}', a."requestedById" from (${added} and stage <> 'answering') a, unnest(array['roster', 'cloudtrail', 'compliance-program']) kind`)
    await db.$executeRawUnsafe(`insert into "EvidenceRevision" (id, "primeId", "subId", "assessmentId", "itemId", number, sha256, size, "effectiveFrom", status, "uploadedById")
      select gen_random_uuid(), i."primeId", i."subId", i."assessmentId", i.id, 1, repeat('0', 64), 1000, current_date - (a.answered * 8), 'read', a."requestedById" from "EvidenceItem" i join (${added}) a on a.id = i."assessmentId"`)
    await db.$executeRaw`analyze`
    return db.assessment.count({ where: { primeId } })
  })
}
