-- Who may see and write what, held by the database itself. The application connects as veritar_app, which owns
-- nothing; every transaction names its tenant in app.org_id and its person in app.person_id (lib/db/tenant.ts).
-- A policy of each command a table is granted, and no grant without a policy: lib/db/catalog.database.test.ts.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'veritar_app') THEN
    CREATE ROLE veritar_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
END $$;

GRANT USAGE ON SCHEMA public TO veritar_app;

-- The context. A setting that is unset, or was set in an earlier transaction, reads as NULL or '': both are nobody.
CREATE FUNCTION app_setting(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NULLIF(current_setting('app.' || name, true), '');
CREATE FUNCTION app_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NULLIF(current_setting('app.org_id', true), '')::uuid;
CREATE FUNCTION app_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NULLIF(current_setting('app.person_id', true), '')::uuid;

-- Row-level security on every table, forced on the owner too. The owner gets in only to fill an empty database
-- or to migrate rows, and only where it says so: app.seed = on.
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_seed ON %I FOR ALL TO CURRENT_USER USING (app_setting(''seed'') = ''on'') WITH CHECK (app_setting(''seed'') = ''on'')', name);
  END LOOP;
END $$;

-- Platform -----------------------------------------------------------------------------------------------------------

GRANT SELECT, UPDATE ("value", "updatedAt") ON "Setting" TO veritar_app;
-- The set-up link: only who holds the token sees its row, and uses it up.
CREATE POLICY read ON "Setting" FOR SELECT USING (key <> 'setup' OR value->>'tokenHash' = app_setting('token_hash'));
CREATE POLICY change ON "Setting" FOR UPDATE USING (key = 'setup' AND value->>'tokenHash' = app_setting('token_hash'))
  WITH CHECK (key = 'setup');

-- Organizations ------------------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE ("note") ON "Relationship" TO veritar_app;
CREATE POLICY read ON "Relationship" FOR SELECT USING ("primeId" = app_org() OR "subId" = app_org());
CREATE POLICY add ON "Relationship" FOR INSERT WITH CHECK ("primeId" = app_org());
CREATE POLICY change ON "Relationship" FOR UPDATE USING ("primeId" = app_org()) WITH CHECK ("primeId" = app_org());

GRANT SELECT, INSERT ON "Organization" TO veritar_app;
GRANT UPDATE ("legalName", "aliases", "cage", "uei", "addresses", "incorporatedIn", "registrationStatus", "registrationCode",
  "registrationExpiresOn", "owners", "providers", "certifications", "keyPeople", "vendors", "version", "updatedAt")
  ON "Organization" TO veritar_app;
CREATE POLICY read ON "Organization" FOR SELECT USING (
  id = app_org()
  OR EXISTS (SELECT FROM "Relationship" r WHERE (r."primeId" = app_org() AND r."subId" = "Organization".id)
                                              OR (r."subId" = app_org() AND r."primeId" = "Organization".id))
  -- Before a tenant is chosen: the organizations of one's own memberships, of this session, of the demo list.
  OR (app_org() IS NULL AND EXISTS (SELECT FROM "Membership" m WHERE m."orgId" = "Organization".id))
  OR (app_setting('worker') = 'on' AND kind = 'prime'));
CREATE POLICY add ON "Organization" FOR INSERT WITH CHECK (
  (kind = 'subcontractor' AND app_org() IS NOT NULL)
  OR (kind = 'prime' AND EXISTS (SELECT FROM "Setting" s WHERE s.key = 'setup' AND (s.value->>'usedAt') IS NULL
                                   AND (s.value->>'expiresAt')::timestamptz > now())));
CREATE POLICY change ON "Organization" FOR UPDATE USING (id = app_org()) WITH CHECK (id = app_org());

GRANT SELECT, INSERT, UPDATE ON "Verification" TO veritar_app;
CREATE POLICY read ON "Verification" FOR SELECT USING ("orgId" = app_org());
CREATE POLICY add ON "Verification" FOR INSERT WITH CHECK ("orgId" = app_org());
CREATE POLICY change ON "Verification" FOR UPDATE USING ("orgId" = app_org()) WITH CHECK ("orgId" = app_org());

-- People and sessions ------------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE ("lastSeenAt", "idleExpiresAt", "revokedAt") ON "Session" TO veritar_app;
CREATE POLICY read ON "Session" FOR SELECT USING ("sidHash" = app_setting('sid_hash') OR "personId" = app_person());
CREATE POLICY add ON "Session" FOR INSERT WITH CHECK ("personId" = app_person());
CREATE POLICY change ON "Session" FOR UPDATE USING ("sidHash" = app_setting('sid_hash') OR "personId" = app_person())
  WITH CHECK ("sidHash" = app_setting('sid_hash') OR "personId" = app_person());

GRANT SELECT, INSERT, UPDATE ("role", "empoweredOfficial", "active") ON "Membership" TO veritar_app;
CREATE POLICY read ON "Membership" FOR SELECT USING (
  "orgId" = app_org()
  OR EXISTS (SELECT FROM "Relationship" r WHERE (r."primeId" = app_org() AND r."subId" = "Membership"."orgId")
                                              OR (r."subId" = app_org() AND r."primeId" = "Membership"."orgId"))
  OR (app_org() IS NULL AND "personId" = app_person())
  OR EXISTS (SELECT FROM "Session" s WHERE s."membershipId" = "Membership".id AND s."sidHash" = app_setting('sid_hash'))
  OR (app_setting('demo_list') = 'on' AND EXISTS (SELECT FROM "Setting" s WHERE s.key = 'world' AND s.value->>'kind' = 'demo')));
CREATE POLICY add ON "Membership" FOR INSERT WITH CHECK ("orgId" = app_org());
CREATE POLICY change ON "Membership" FOR UPDATE USING ("orgId" = app_org()) WITH CHECK ("orgId" = app_org());

GRANT SELECT, INSERT, UPDATE ("name", "email") ON "Person" TO veritar_app;
CREATE POLICY read ON "Person" FOR SELECT USING (
  id = app_person() OR EXISTS (SELECT FROM "Membership" m WHERE m."personId" = "Person".id));
CREATE POLICY add ON "Person" FOR INSERT WITH CHECK (app_org() IS NOT NULL);
CREATE POLICY change ON "Person" FOR UPDATE
  USING (id = app_person() OR EXISTS (SELECT FROM "Membership" m WHERE m."personId" = "Person".id AND m."orgId" = app_org()))
  WITH CHECK (id = app_person() OR EXISTS (SELECT FROM "Membership" m WHERE m."personId" = "Person".id AND m."orgId" = app_org()));

GRANT SELECT, INSERT ON "Identity" TO veritar_app;
CREATE POLICY read ON "Identity" FOR SELECT USING (
  (issuer = app_setting('issuer') AND subject = app_setting('subject')) OR "personId" = app_person());
CREATE POLICY add ON "Identity" FOR INSERT WITH CHECK ("personId" = app_person());

-- Programs and assessments -------------------------------------------------------------------------------------------

GRANT SELECT, INSERT ON "Assessment" TO veritar_app;
GRANT UPDATE ("catalogVersion", "stage", "dueOn", "reviewerId", "approverId", "submittedAt", "attestation", "scorecard", "outcome", "score",
  "coverage", "openKnockOuts", "answered", "asked", "reviewedCount", "evidenceCount", "reopenedAt", "decidedAt", "version", "updatedAt")
  ON "Assessment" TO veritar_app;
CREATE POLICY read ON "Assessment" FOR SELECT USING ("primeId" = app_org() OR "subId" = app_org());
CREATE POLICY add ON "Assessment" FOR INSERT WITH CHECK (
  "primeId" = app_org() AND "requestedById" = app_person()
  AND EXISTS (SELECT FROM "Relationship" r WHERE r."primeId" = app_org() AND r."subId" = "Assessment"."subId"));
CREATE POLICY change ON "Assessment" FOR UPDATE USING ("primeId" = app_org() OR "subId" = app_org())
  WITH CHECK ("primeId" = app_org() OR "subId" = app_org());

GRANT SELECT, INSERT, UPDATE ("name", "customer", "summary", "gates", "policy", "version", "updatedAt") ON "Program" TO veritar_app;
CREATE POLICY read ON "Program" FOR SELECT USING (
  "primeId" = app_org() OR EXISTS (SELECT FROM "Assessment" a WHERE a."programId" = "Program".id AND a."subId" = app_org()));
CREATE POLICY add ON "Program" FOR INSERT WITH CHECK ("primeId" = app_org());
CREATE POLICY change ON "Program" FOR UPDATE USING ("primeId" = app_org()) WITH CHECK ("primeId" = app_org());

GRANT SELECT, INSERT, UPDATE ("expiresAt", "acceptedAt", "acceptedById") ON "Invitation" TO veritar_app;
CREATE POLICY read ON "Invitation" FOR SELECT USING (
  "primeId" = app_org() OR "subId" = app_org() OR "tokenHash" = app_setting('token_hash'));
CREATE POLICY add ON "Invitation" FOR INSERT WITH CHECK ("primeId" = app_org() AND "invitedById" = app_person());
-- Accepting works once and in time, whatever the application thinks.
CREATE POLICY change ON "Invitation" FOR UPDATE
  USING ("primeId" = app_org() OR ("tokenHash" = app_setting('token_hash') AND "acceptedAt" IS NULL AND "expiresAt" > now()))
  WITH CHECK ("primeId" = app_org() OR "tokenHash" = app_setting('token_hash'));

-- What the subcontractor gives: its own until the first submission ----------------------------------------------------

GRANT SELECT, INSERT, UPDATE ("values", "note", "doesNotApply", "version", "answeredById", "answeredAt") ON "Answer" TO veritar_app;
GRANT SELECT, INSERT ON "AnswerRevision", "EvidenceFile", "Observation" TO veritar_app;
GRANT SELECT, INSERT, UPDATE ("kind", "title", "criteria", "withdrawnAt") ON "EvidenceItem" TO veritar_app;
GRANT SELECT, INSERT, UPDATE ("effectiveFrom", "effectiveTo", "recognizedAs", "recognizedConfidence", "status", "reason", "places", "remedy")
  ON "EvidenceRevision" TO veritar_app;
GRANT SELECT, INSERT, UPDATE ("status", "reason", "facts", "progressBytes", "progressItems", "startedAt", "finishedAt") ON "Analysis" TO veritar_app;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['Answer', 'AnswerRevision', 'EvidenceItem', 'EvidenceRevision', 'EvidenceFile', 'Analysis', 'Observation'] LOOP
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ("subId" = app_org() OR ("primeId" = app_org() AND EXISTS '
      '(SELECT FROM "Assessment" a WHERE a.id = %I."assessmentId" AND a."submittedAt" IS NOT NULL)))', name, name);
  END LOOP;
  -- People write only while the questionnaire is open to them; what the worker reads out may come later.
  FOREACH name IN ARRAY ARRAY['Answer', 'AnswerRevision', 'EvidenceItem', 'EvidenceRevision', 'EvidenceFile'] LOOP
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK ("subId" = app_org() AND EXISTS '
      '(SELECT FROM "Assessment" a WHERE a.id = %I."assessmentId" AND a.stage = ''answering''))', name, name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['Analysis', 'Observation'] LOOP
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK ("subId" = app_org())', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['EvidenceItem', 'EvidenceRevision', 'Analysis'] LOOP
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE USING ("subId" = app_org()) WITH CHECK ("subId" = app_org())', name);
  END LOOP;
END $$;
CREATE POLICY change ON "Answer" FOR UPDATE USING ("subId" = app_org())
  WITH CHECK ("subId" = app_org() AND EXISTS (SELECT FROM "Assessment" a WHERE a.id = "Answer"."assessmentId" AND a.stage = 'answering'));

-- What the prime thinks of it: the prime's own, always in one's own name ----------------------------------------------

GRANT SELECT, INSERT ON "EvidenceReview", "CriterionReview", "KnockOutDecision", "Message", "Determination" TO veritar_app;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['EvidenceReview', 'CriterionReview', 'KnockOutDecision'] LOOP
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ("primeId" = app_org())', name);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK ("primeId" = app_org() AND "byId" = app_person())', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ("title", "detail", "severity", "status", "shared", "dueOn", "closedById", "closedAt", "closeReason") ON "Finding" TO veritar_app;
CREATE POLICY read ON "Finding" FOR SELECT USING ("primeId" = app_org() OR ("subId" = app_org() AND shared));
CREATE POLICY add ON "Finding" FOR INSERT WITH CHECK ("primeId" = app_org() AND "openedById" = app_person());
CREATE POLICY change ON "Finding" FOR UPDATE USING ("primeId" = app_org()) WITH CHECK ("primeId" = app_org());

CREATE POLICY read ON "Message" FOR SELECT USING ("primeId" = app_org() OR ("subId" = app_org() AND audience = 'shared'));
CREATE POLICY add ON "Message" FOR INSERT WITH CHECK (
  "byOrgId" = app_org() AND "byId" = app_person() AND ("primeId" = app_org() OR ("subId" = app_org() AND audience = 'shared')));

-- Two-person rule: whoever asked for, reviewed or ruled on anything of an assessment never decides it.
CREATE POLICY read ON "Determination" FOR SELECT USING ("primeId" = app_org() OR ("subId" = app_org() AND decision <> 'escalated'));
CREATE POLICY add ON "Determination" FOR INSERT WITH CHECK (
  "primeId" = app_org() AND "byId" = app_person()
  AND NOT EXISTS (SELECT FROM "Assessment" a WHERE a.id = "Determination"."assessmentId" AND app_person() IN (a."reviewerId", a."requestedById"))
  AND NOT EXISTS (SELECT FROM "CriterionReview" r WHERE r."assessmentId" = "Determination"."assessmentId" AND r."byId" = app_person())
  AND NOT EXISTS (SELECT FROM "EvidenceReview" r WHERE r."assessmentId" = "Determination"."assessmentId" AND r."byId" = app_person())
  AND NOT EXISTS (SELECT FROM "KnockOutDecision" k WHERE k."assessmentId" = "Determination"."assessmentId" AND k."byId" = app_person()));

GRANT SELECT, INSERT, UPDATE ("status") ON "Condition" TO veritar_app;
CREATE POLICY read ON "Condition" FOR SELECT USING ("primeId" = app_org() OR "subId" = app_org());
CREATE POLICY add ON "Condition" FOR INSERT WITH CHECK ("primeId" = app_org());
CREATE POLICY change ON "Condition" FOR UPDATE USING ("primeId" = app_org()) WITH CHECK ("primeId" = app_org());

-- Record and mail ----------------------------------------------------------------------------------------------------

GRANT SELECT, INSERT ON "AuditEvent" TO veritar_app;
CREATE POLICY read ON "AuditEvent" FOR SELECT USING (
  ("subId" = app_org() AND NOT internal)
  OR ("primeId" = app_org() AND ("actorOrgId" IS DISTINCT FROM "subId" OR "assessmentId" IS NULL OR EXISTS
      (SELECT FROM "Assessment" a WHERE a.id = "AuditEvent"."assessmentId" AND a."submittedAt" IS NOT NULL))));
-- In one's own name only, and only into the record of one's own side and of a counterpart.
CREATE POLICY add ON "AuditEvent" FOR INSERT WITH CHECK (
  "actorOrgId" IS NOT DISTINCT FROM app_org() AND "actorId" IS NOT DISTINCT FROM app_person()
  AND ("primeId" IS NULL OR "primeId" = app_org() OR EXISTS (SELECT FROM "Relationship" r WHERE r."primeId" = "AuditEvent"."primeId" AND r."subId" = app_org()))
  AND ("subId" IS NULL OR "subId" = app_org() OR EXISTS (SELECT FROM "Relationship" r WHERE r."subId" = "AuditEvent"."subId" AND r."primeId" = app_org())));

GRANT SELECT, INSERT, UPDATE ("sentAt", "error") ON "OutboxMail" TO veritar_app;
-- A message may be put into the outbox of a counterpart, whose person it is for. The worker sends what is unsent.
CREATE POLICY read ON "OutboxMail" FOR SELECT USING ("orgId" = app_org() OR app_setting('worker') = 'on');
CREATE POLICY add ON "OutboxMail" FOR INSERT WITH CHECK (
  "orgId" = app_org() OR EXISTS (SELECT FROM "Relationship" r WHERE (r."primeId" = app_org() AND r."subId" = "OutboxMail"."orgId")
                                                                OR (r."subId" = app_org() AND r."primeId" = "OutboxMail"."orgId")));
CREATE POLICY change ON "OutboxMail" FOR UPDATE USING (app_setting('worker') = 'on') WITH CHECK (app_setting('worker') = 'on');

-- What a policy cannot say -------------------------------------------------------------------------------------------

-- Append-only for everyone, also for an owner who forgets.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['AnswerRevision', 'EvidenceFile', 'Observation', 'EvidenceReview', 'CriterionReview', 'KnockOutDecision', 'Message', 'Determination', 'AuditEvent'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- The subcontractor moves an assessment from answering to submitted and keeps its own columns; the rest is the prime's.
CREATE FUNCTION assessment_sides() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF app_org() = OLD."subId" AND (
    NEW."reviewerId" IS DISTINCT FROM OLD."reviewerId" OR NEW."approverId" IS DISTINCT FROM OLD."approverId"
    OR NEW."dueOn" IS DISTINCT FROM OLD."dueOn" OR NEW."catalogVersion" <> OLD."catalogVersion"
    OR NEW."reviewedCount" <> OLD."reviewedCount" OR (NEW."reopenedAt" IS DISTINCT FROM OLD."reopenedAt" AND NEW."reopenedAt" IS NOT NULL)
    OR NEW."decidedAt" IS DISTINCT FROM OLD."decidedAt"
    OR (NEW.stage <> OLD.stage AND NOT (OLD.stage = 'answering' AND NEW.stage = 'submitted'))
  ) THEN
    RAISE EXCEPTION 'only the prime changes this of an assessment' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF app_org() = OLD."primeId" AND (NEW."attestation" IS DISTINCT FROM OLD."attestation" OR NEW."submittedAt" IS DISTINCT FROM OLD."submittedAt") THEN
    RAISE EXCEPTION 'only the subcontractor submits and signs' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sides BEFORE UPDATE ON "Assessment" FOR EACH ROW EXECUTE FUNCTION assessment_sides();

-- Evidence can be taken back only before anyone else has seen it.
CREATE FUNCTION evidence_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW."withdrawnAt" IS DISTINCT FROM OLD."withdrawnAt"
     AND EXISTS (SELECT FROM "Assessment" a WHERE a.id = OLD."assessmentId" AND a."submittedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'submitted evidence stays' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON "EvidenceItem" FOR EACH ROW EXECUTE FUNCTION evidence_stays();

-- A role belongs to a side.
CREATE FUNCTION membership_fits() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE side text;
BEGIN
  SELECT kind INTO side FROM "Organization" WHERE id = NEW."orgId";
  IF side IS NULL OR NOT NEW.role = ANY (CASE side WHEN 'prime' THEN ARRAY['admin', 'reviewer', 'approver', 'auditor'] ELSE ARRAY['admin', 'respondent'] END) THEN
    RAISE EXCEPTION 'this role does not exist in this organization' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fits BEFORE INSERT OR UPDATE ON "Membership" FOR EACH ROW EXECUTE FUNCTION membership_fits();

-- A prime relates itself only to a subcontractor it made in the same transaction: knowing the id of another's is not enough.
CREATE FUNCTION relationship_is_new() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF current_user = (SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'Relationship') THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT FROM "Organization" o WHERE o.id = NEW."subId" AND o.kind = 'subcontractor' AND o.xmin = pg_current_xact_id()::xid)
     OR NOT EXISTS (SELECT FROM "Organization" o WHERE o.id = NEW."primeId" AND o.kind = 'prime') THEN
    RAISE EXCEPTION 'a prime relates itself only to a subcontractor it has just added' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER is_new AFTER INSERT ON "Relationship" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION relationship_is_new();

-- Words that code depends on.
ALTER TABLE "Organization" ADD CONSTRAINT organization_kind CHECK (kind IN ('prime', 'subcontractor'));
ALTER TABLE "Assessment" ADD CONSTRAINT assessment_stage CHECK (stage IN ('answering', 'submitted', 'with-approver', 'decided'));
ALTER TABLE "Message" ADD CONSTRAINT message_audience CHECK (audience IN ('internal', 'shared'));
ALTER TABLE "EvidenceRevision" ADD CONSTRAINT revision_status CHECK (status IN ('pending', 'read', 'unread', 'unreadable', 'quarantined'));
ALTER TABLE "EvidenceRevision" ADD CONSTRAINT revision_digest CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE "EvidenceFile" ADD CONSTRAINT file_digest CHECK (sha256 ~ '^[0-9a-f]{64}$');
-- A registration code is confidential: it is stored masked or not at all.
ALTER TABLE "Organization" ADD CONSTRAINT registration_masked CHECK ("registrationCode" IS NULL OR "registrationCode" !~ '[0-9]{3}');
