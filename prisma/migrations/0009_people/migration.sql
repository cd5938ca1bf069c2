-- People: who is verified as a U.S. person and by whom, what that opens, where identities may come from, one-time
-- sign-in links, and sessions that end when a membership changes.

-- U.S.-person verification --------------------------------------------------------------------------------------------

-- The table of 0001 was never written to. A record says how, by whom, when and until when: never a document, a number,
-- a birth date or a citizenship.
DROP TABLE "Verification";
CREATE TABLE "Verification" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "verifiedOn" DATE NOT NULL,
    "nextReview" DATE NOT NULL,
    "verifiedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnById" UUID,
    "withdrawReason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Verification_orgId_personId_idx" ON "Verification"("orgId", "personId");
ALTER TABLE "Verification" ADD CONSTRAINT "Verification_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Verification" ADD CONSTRAINT "Verification_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Verification" ADD CONSTRAINT verification_method CHECK ("method" IN ('document-inspected', 'attestation', 'agency-certification'));
-- Annual attestation: domain.md 2.3.
ALTER TABLE "Verification" ADD CONSTRAINT verification_year CHECK ("nextReview" > "verifiedOn" AND "nextReview" <= "verifiedOn" + 366);
ALTER TABLE "Verification" ADD CONSTRAINT verification_by_another CHECK ("personId" <> "verifiedById");

-- Where identities may come from --------------------------------------------------------------------------------------

CREATE TABLE "OrganizationIssuer" (
    "orgId" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),
    CONSTRAINT "OrganizationIssuer_pkey" PRIMARY KEY ("orgId", "issuer")
);
ALTER TABLE "OrganizationIssuer" ADD CONSTRAINT "OrganizationIssuer_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One-time sign-in links ----------------------------------------------------------------------------------------------

CREATE TABLE "SignInLink" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "issuedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    CONSTRAINT "SignInLink_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SignInLink_tokenHash_key" ON "SignInLink"("tokenHash");
CREATE INDEX "SignInLink_orgId_idx" ON "SignInLink"("orgId");
ALTER TABLE "SignInLink" ADD CONSTRAINT "SignInLink_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "Membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SignInLink" ADD CONSTRAINT sign_in_link_for_another CHECK ("personId" <> "issuedById");
ALTER TABLE "SignInLink" ADD CONSTRAINT sign_in_link_brief CHECK ("expiresAt" <= "createdAt" + interval '15 minutes 5 seconds');

-- Sessions ------------------------------------------------------------------------------------------------------------

ALTER TABLE "Membership" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Session"
  ADD COLUMN "address" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "membershipVersion" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "issuer" TEXT,
  ADD COLUMN "acr" TEXT,
  ADD COLUMN "amr" TEXT[],
  ADD COLUMN "authTime" TIMESTAMPTZ(3);

-- A link in a message waits sealed until the message is sent; where nothing is sent it is not kept at all.
ALTER TABLE "OutboxMail" ADD COLUMN "sealedLink" TEXT;

-- Who may -------------------------------------------------------------------------------------------------------------

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['Verification', 'OrganizationIssuer', 'SignInLink'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_seed ON %I FOR ALL TO CURRENT_USER USING (app_setting(''seed'') = ''on'') WITH CHECK (app_setting(''seed'') = ''on'')', name);
  END LOOP;
END $$;

-- Whether the acting person holds an active membership of this role in the acting organization.
CREATE FUNCTION app_holds(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN EXISTS (SELECT FROM "Membership" m WHERE m."orgId" = app_org() AND m."personId" = app_person() AND m.role = wanted AND m.active);

-- Recorded and withdrawn only by an Export Control Officer of the person's own organization, who is somebody else.
GRANT SELECT, INSERT, UPDATE ("withdrawnAt", "withdrawnById", "withdrawReason") ON "Verification" TO veritar_app;
CREATE POLICY read ON "Verification" FOR SELECT USING ("orgId" = app_org());
CREATE POLICY add ON "Verification" FOR INSERT WITH CHECK (
  "orgId" = app_org() AND "verifiedById" = app_person() AND "personId" <> app_person() AND "withdrawnAt" IS NULL AND app_holds('export-officer')
  AND EXISTS (SELECT FROM "Membership" m WHERE m."orgId" = app_org() AND m."personId" = "Verification"."personId" AND m.active));
CREATE POLICY change ON "Verification" FOR UPDATE
  USING ("orgId" = app_org() AND "withdrawnAt" IS NULL AND "personId" <> app_person() AND app_holds('export-officer'))
  WITH CHECK ("orgId" = app_org() AND "withdrawnById" = app_person());

GRANT SELECT, INSERT, UPDATE ("removedAt", "addedById", "addedAt") ON "OrganizationIssuer" TO veritar_app;
CREATE POLICY read ON "OrganizationIssuer" FOR SELECT USING (
  "orgId" = app_org() OR (app_org() IS NULL AND "orgId" IN (SELECT m."orgId" FROM "Membership" m)));
CREATE POLICY add ON "OrganizationIssuer" FOR INSERT WITH CHECK ("orgId" = app_org() AND "addedById" = app_person() AND app_holds('admin'));
CREATE POLICY change ON "OrganizationIssuer" FOR UPDATE USING ("orgId" = app_org() AND app_holds('admin')) WITH CHECK ("orgId" = app_org());

-- Whoever holds a link uses it once and in time; its organization's administrators issue it, and make earlier ones void.
GRANT SELECT, INSERT, UPDATE ("usedAt", "expiresAt") ON "SignInLink" TO veritar_app;
CREATE POLICY read ON "SignInLink" FOR SELECT USING ("orgId" = app_org() OR "tokenHash" = app_setting('token_hash'));
CREATE POLICY add ON "SignInLink" FOR INSERT WITH CHECK (
  "orgId" = app_org() AND "issuedById" = app_person() AND "personId" <> app_person() AND "usedAt" IS NULL AND app_holds('admin')
  AND EXISTS (SELECT FROM "Membership" m WHERE m.id = "SignInLink"."membershipId" AND m."orgId" = app_org() AND m."personId" = "SignInLink"."personId" AND m.active));
CREATE POLICY change ON "SignInLink" FOR UPDATE
  USING ("usedAt" IS NULL AND (("tokenHash" = app_setting('token_hash') AND "expiresAt" > now()) OR ("orgId" = app_org() AND app_holds('admin'))))
  WITH CHECK ("tokenHash" = app_setting('token_hash') OR ("orgId" = app_org() AND app_holds('admin')));

GRANT UPDATE ("sidHash", "address") ON "Session" TO veritar_app;
GRANT UPDATE ("sealedLink") ON "OutboxMail" TO veritar_app;

-- Both sides have an Export Control Officer. Only an administrator changes who is what, never their own membership;
-- whoever joins by a link of the set-up or an invitation is not signed in yet. A change ends the sessions of before.
CREATE OR REPLACE FUNCTION membership_fits() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE side text;
BEGIN
  SELECT kind INTO side FROM "Organization" WHERE id = NEW."orgId";
  IF side IS NULL OR NOT NEW.role = ANY (CASE side WHEN 'prime' THEN ARRAY['admin', 'reviewer', 'approver', 'auditor', 'export-officer'] ELSE ARRAY['admin', 'respondent', 'export-officer'] END) THEN
    RAISE EXCEPTION 'this role does not exist in this organization' USING ERRCODE = 'check_violation';
  END IF;
  IF (TG_OP = 'UPDATE' OR app_person() IS NOT NULL)
     AND current_user <> (SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'Membership')
     AND (NEW."personId" = app_person() OR NOT app_holds('admin')) THEN
    RAISE EXCEPTION 'only another administrator changes a membership' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.role, NEW.active, NEW."empoweredOfficial") IS DISTINCT FROM (OLD.role, OLD.active, OLD."empoweredOfficial") THEN
      NEW.version := OLD.version + 1;
    END IF;
  END IF;
  RETURN NEW;
END $$;

-- The gate ------------------------------------------------------------------------------------------------------------

-- Whether the newest record of the acting person is current today (UTC). Work nobody started by hand, which has no
-- person, reads for the machine and shows nobody anything.
CREATE FUNCTION app_us_person() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN app_person() IS NULL OR COALESCE((
    SELECT v."withdrawnAt" IS NULL AND v."verifiedOn" <= (now() AT TIME ZONE 'UTC')::date AND v."nextReview" >= (now() AT TIME ZONE 'UTC')::date
    FROM "Verification" v WHERE v."orgId" = app_org() AND v."personId" = app_person() ORDER BY v.id DESC LIMIT 1), false);

-- A program whose jurisdiction is unknown or unanswered is treated as ITAR: lib/checklist/gates/consequences.ts.
CREATE FUNCTION held_as_itar(gates jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN COALESCE(gates->'jurisdiction'->>'classification' NOT IN ('eccn', 'ear99', 'cui-only'), true);

-- Whether the acting person may read what the evidence of this assessment says.
CREATE FUNCTION evidence_open(assessment uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN app_us_person() OR EXISTS (
    SELECT FROM "Assessment" a JOIN "Program" p ON p.id = a."programId" WHERE a.id = assessment AND NOT held_as_itar(p.gates));

-- Names and digests of files, what was read out of them, and what it says: closed with the evidence itself. The lists
-- are asked once a statement.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['EvidenceFile', 'Analysis', 'Observation'] LOOP
    EXECUTE format('DROP POLICY read ON %I', name);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ('
      '("subId" = app_org() OR ("primeId" = app_org() AND EXISTS (SELECT FROM "Assessment" a WHERE a.id = %I."assessmentId" AND a."submittedAt" IS NOT NULL)))'
      ' AND ((SELECT app_us_person()) OR "assessmentId" IN (SELECT a.id FROM "Assessment" a JOIN "Program" p ON p.id = a."programId" WHERE NOT held_as_itar(p.gates))))', name, name);
  END LOOP;
END $$;

-- Whoever ruled on an assessment as its approver never reviews it afterwards, whatever their role has become.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['EvidenceReview', 'CriterionReview', 'KnockOutDecision'] LOOP
    EXECUTE format('DROP POLICY add ON %I', name);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK ("primeId" = app_org() AND "byId" = app_person()'
      ' AND NOT EXISTS (SELECT FROM "Determination" d WHERE d."assessmentId" = %I."assessmentId" AND d."byId" = app_person())'
      ' AND NOT EXISTS (SELECT FROM "Assessment" a WHERE a.id = %I."assessmentId" AND a."approverId" = app_person()))', name, name, name);
  END LOOP;
END $$;

-- What was there before ------------------------------------------------------------------------------------------------

SELECT set_config('app.seed', 'on', true);
-- Issuers that people of an organization already sign in with stay allowed.
INSERT INTO "OrganizationIssuer" ("orgId", "issuer", "addedById")
  SELECT DISTINCT ON (m."orgId", i.issuer) m."orgId", i.issuer, i."personId" FROM "Identity" i JOIN "Membership" m ON m."personId" = i."personId" AND m.active
  ORDER BY m."orgId", i.issuer, m."createdAt";
-- Links of invitations do not stay readable in the outbox.
UPDATE "OutboxMail" SET body = regexp_replace(body, '\S+/invite/\S+', '(the link was sent or shown once)', 'g') WHERE body ~ '/invite/';
SELECT set_config('app.seed', '', true);
