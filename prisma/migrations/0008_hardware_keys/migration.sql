-- Hardware keys (WebAuthn): who holds which, the challenges they answer, the windows in which one may be enrolled again,
-- and the one-use tickets with which a file leaves after a key was used.

-- 'single' is one factor only; 'hardware' is a fresh assertion of a registered key at sign-in, by "assuredById".
ALTER TABLE "Session" ADD COLUMN "assurance" TEXT NOT NULL DEFAULT 'single', ADD COLUMN "assuredAt" TIMESTAMPTZ(3), ADD COLUMN "assuredById" UUID;
ALTER TABLE "Session" ADD CONSTRAINT session_assurance
  CHECK ("assurance" = 'single' OR ("assurance" = 'hardware' AND "assuredAt" IS NOT NULL AND "assuredById" IS NOT NULL));
GRANT UPDATE ("sidHash", "assurance", "assuredAt", "assuredById") ON "Session" TO veritar_app;

-- The assertion under a decision, with all that is needed to verify it again; null when no key was used.
ALTER TABLE "Determination" ADD COLUMN "keyProof" JSONB;

CREATE TABLE "HardwareKey" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "credentialId" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "aaguid" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "attestation" BYTEA NOT NULL,
    "clientData" BYTEA NOT NULL,
    "registeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    "removedById" UUID,
    "blockedAt" TIMESTAMPTZ(3),
    CONSTRAINT "HardwareKey_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "HardwareKey_credentialId_key" ON "HardwareKey"("credentialId");
CREATE INDEX "HardwareKey_personId_idx" ON "HardwareKey"("personId");
ALTER TABLE "HardwareKey" ADD CONSTRAINT "HardwareKey_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Session" ADD CONSTRAINT "Session_assuredById_fkey" FOREIGN KEY ("assuredById") REFERENCES "HardwareKey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "KeyChallenge" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "operation" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    CONSTRAINT "KeyChallenge_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "KeyChallenge_challenge_key" ON "KeyChallenge"("challenge");
ALTER TABLE "KeyChallenge" ADD CONSTRAINT "KeyChallenge_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "KeyChallenge" ADD CONSTRAINT key_challenge_purpose CHECK ("purpose" IN ('register', 'sign-in', 'step-up') AND ("purpose" = 'step-up') = ("operation" IS NOT NULL));
-- 32 bytes in base64url.
ALTER TABLE "KeyChallenge" ADD CONSTRAINT key_challenge_length CHECK ("challenge" ~ '^[A-Za-z0-9_-]{43}$');

CREATE TABLE "KeyEnrolment" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "openedById" UUID NOT NULL,
    "verifiedBy" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    CONSTRAINT "KeyEnrolment_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "KeyEnrolment_personId_idx" ON "KeyEnrolment"("personId");
ALTER TABLE "KeyEnrolment" ADD CONSTRAINT "KeyEnrolment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "KeyEnrolment" ADD CONSTRAINT "KeyEnrolment_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Recovery takes a second person.
ALTER TABLE "KeyEnrolment" ADD CONSTRAINT key_enrolment_by_another CHECK ("openedById" <> "personId");

CREATE TABLE "DownloadTicket" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    CONSTRAINT "DownloadTicket_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "DownloadTicket_tokenHash_key" ON "DownloadTicket"("tokenHash");
ALTER TABLE "DownloadTicket" ADD CONSTRAINT "DownloadTicket_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who may -------------------------------------------------------------------------------------------------------------

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['HardwareKey', 'KeyChallenge', 'KeyEnrolment', 'DownloadTicket'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_seed ON %I FOR ALL TO CURRENT_USER USING (app_setting(''seed'') = ''on'') WITH CHECK (app_setting(''seed'') = ''on'')', name);
  END LOOP;
END $$;

-- A key is its person's. The session in hand may see whether its person has one; an administrator sees and removes those
-- of the people of the own organization.
GRANT SELECT, INSERT, UPDATE ("name", "counter", "lastUsedAt", "removedAt", "removedById", "blockedAt") ON "HardwareKey" TO veritar_app;
CREATE POLICY read ON "HardwareKey" FOR SELECT USING (
  "personId" = app_person()
  OR "personId" IN (SELECT s."personId" FROM "Session" s WHERE s."sidHash" = app_setting('sid_hash'))
  OR "personId" IN (SELECT m."personId" FROM "Membership" m WHERE m."orgId" = app_org()));
CREATE POLICY add ON "HardwareKey" FOR INSERT WITH CHECK ("personId" = app_person());
CREATE POLICY change ON "HardwareKey" FOR UPDATE
  USING ("personId" = app_person() OR ("personId" IN (SELECT m."personId" FROM "Membership" m WHERE m."orgId" = app_org()) AND EXISTS
    (SELECT FROM "Membership" a WHERE a."orgId" = app_org() AND a."personId" = app_person() AND a.role = 'admin' AND a.active)))
  WITH CHECK ("personId" = app_person() OR ("removedAt" IS NOT NULL AND "removedById" = app_person()));

-- Answered once and in time, whatever the application thinks.
GRANT SELECT, INSERT, UPDATE ("usedAt") ON "KeyChallenge" TO veritar_app;
CREATE POLICY read ON "KeyChallenge" FOR SELECT USING ("personId" = app_person());
CREATE POLICY add ON "KeyChallenge" FOR INSERT WITH CHECK ("personId" = app_person());
CREATE POLICY change ON "KeyChallenge" FOR UPDATE USING ("personId" = app_person() AND "usedAt" IS NULL AND "expiresAt" > now())
  WITH CHECK ("personId" = app_person());

GRANT SELECT, INSERT, UPDATE ("usedAt") ON "DownloadTicket" TO veritar_app;
CREATE POLICY read ON "DownloadTicket" FOR SELECT USING ("personId" = app_person());
CREATE POLICY add ON "DownloadTicket" FOR INSERT WITH CHECK ("personId" = app_person());
CREATE POLICY change ON "DownloadTicket" FOR UPDATE USING ("personId" = app_person() AND "usedAt" IS NULL AND "expiresAt" > now())
  WITH CHECK ("personId" = app_person());

GRANT SELECT, INSERT, UPDATE ("usedAt") ON "KeyEnrolment" TO veritar_app;
CREATE POLICY read ON "KeyEnrolment" FOR SELECT USING ("personId" = app_person() OR "orgId" = app_org());
CREATE POLICY add ON "KeyEnrolment" FOR INSERT WITH CHECK (
  "orgId" = app_org() AND "openedById" = app_person()
  AND "personId" IN (SELECT m."personId" FROM "Membership" m WHERE m."orgId" = app_org())
  AND EXISTS (SELECT FROM "Membership" a WHERE a."orgId" = app_org() AND a."personId" = app_person() AND a.role = 'admin' AND a.active));
CREATE POLICY change ON "KeyEnrolment" FOR UPDATE USING ("personId" = app_person() AND "usedAt" IS NULL AND "expiresAt" > now())
  WITH CHECK ("personId" = app_person());

-- What a policy cannot say: a removed or blocked key stays so, and its counter never goes back.
CREATE FUNCTION key_goes_one_way() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF OLD."removedAt" IS NOT NULL OR NEW."counter" < OLD."counter"
     OR (OLD."blockedAt" IS NOT NULL AND (NEW."blockedAt" IS DISTINCT FROM OLD."blockedAt" OR NEW."counter" <> OLD."counter")) THEN
    RAISE EXCEPTION 'a key that was removed or blocked does not come back' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER one_way BEFORE UPDATE ON "HardwareKey" FOR EACH ROW EXECUTE FUNCTION key_goes_one_way();

-- Another key for who ever had one takes a session that a key opened, or the window an administrator opened.
CREATE FUNCTION key_may_be_enrolled() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (SELECT FROM "HardwareKey" k WHERE k."personId" = NEW."personId")
     AND NOT EXISTS (SELECT FROM "Session" s WHERE s."personId" = NEW."personId" AND s."assurance" = 'hardware' AND s."revokedAt" IS NULL AND s."idleExpiresAt" > now() AND s."expiresAt" > now())
     AND NOT EXISTS (SELECT FROM "KeyEnrolment" e WHERE e."personId" = NEW."personId" AND e."usedAt" IS NULL AND e."expiresAt" > now())
     AND app_setting('seed') IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'this person may not enrol a key now' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER may_be_enrolled BEFORE INSERT ON "HardwareKey" FOR EACH ROW EXECUTE FUNCTION key_may_be_enrolled();
