-- What becomes of old session ids, who stands behind a key, and links of invitations that no message keeps.

-- Sessions ------------------------------------------------------------------------------------------------------------

-- The id before a hardware key raised the session, and when one that is over was first used again: an event, once.
ALTER TABLE "Session" ADD COLUMN "formerHash" TEXT, ADD COLUMN "staleAt" TIMESTAMPTZ(3);
CREATE INDEX "Session_formerHash_idx" ON "Session"("formerHash");
GRANT UPDATE ("formerHash", "staleAt") ON "Session" TO veritar_app;
DROP POLICY read ON "Session";
CREATE POLICY read ON "Session" FOR SELECT USING ("sidHash" = app_setting('sid_hash') OR "formerHash" = app_setting('sid_hash') OR "personId" = app_person());
DROP POLICY change ON "Session";
CREATE POLICY change ON "Session" FOR UPDATE USING ("sidHash" = app_setting('sid_hash') OR "formerHash" = app_setting('sid_hash') OR "personId" = app_person())
  WITH CHECK ("sidHash" = app_setting('sid_hash') OR "formerHash" = app_setting('sid_hash') OR "personId" = app_person());

-- A key that one person alone could have placed -----------------------------------------------------------------------

-- "linkedById" issued the sign-in link behind it; "waits" until somebody else says that its person has it.
ALTER TABLE "HardwareKey"
  ADD COLUMN "linkedById" UUID,
  ADD COLUMN "waits" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "confirmedAt" TIMESTAMPTZ(3),
  ADD COLUMN "confirmedById" UUID;
ALTER TABLE "HardwareKey" ADD CONSTRAINT key_confirmed_by_another
  CHECK ("confirmedAt" IS NULL OR ("waits" AND "confirmedById" IS NOT NULL AND "confirmedById" <> "personId" AND "confirmedById" IS DISTINCT FROM "linkedById"));
GRANT UPDATE ("confirmedAt", "confirmedById") ON "HardwareKey" TO veritar_app;

-- Whoever issued the link could have used it. The key then waits for a second administrator or an Export Control Officer,
-- unless there is none; one that a counting key vouches for, or that another administrator opened the window for, does not.
CREATE FUNCTION key_takes_two() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  before text := coalesce(current_setting('app.seed', true), '');
  issuer uuid;
  opener uuid;
BEGIN
  IF before = 'on' THEN
    RETURN NEW;
  END IF;
  -- Links and windows are of the organization, which is not at hand while a key is registered.
  PERFORM set_config('app.seed', 'on', true);
  SELECT l."issuedById" INTO issuer FROM "SignInLink" l WHERE l."personId" = NEW."personId" AND l."usedAt" IS NOT NULL ORDER BY l."usedAt" DESC LIMIT 1;
  SELECT e."openedById" INTO opener FROM "KeyEnrolment" e WHERE e."personId" = NEW."personId" AND e."usedAt" IS NULL AND e."expiresAt" > now() ORDER BY e."openedAt" DESC LIMIT 1;
  NEW."linkedById" := NULL;
  NEW."waits" := false;
  NEW."confirmedAt" := NULL;
  NEW."confirmedById" := NULL;
  IF issuer IS NOT NULL AND (opener IS NULL OR opener = issuer)
     AND NOT EXISTS (SELECT FROM "Session" s JOIN "HardwareKey" k ON k.id = s."assuredById" AND k."removedAt" IS NULL AND k."blockedAt" IS NULL AND (NOT k."waits" OR k."confirmedAt" IS NOT NULL)
       WHERE s."personId" = NEW."personId" AND s."assurance" = 'hardware' AND s."revokedAt" IS NULL AND s."idleExpiresAt" > now() AND s."expiresAt" > now()) THEN
    NEW."linkedById" := issuer;
    NEW."waits" := EXISTS (
      SELECT FROM "Membership" own JOIN "Membership" m ON m."orgId" = own."orgId" JOIN "Person" p ON p.id = m."personId"
      WHERE own."personId" = NEW."personId" AND own.active AND m.active AND p.active AND m.role IN ('admin', 'export-officer') AND m."personId" NOT IN (NEW."personId", issuer));
  END IF;
  PERFORM set_config('app.seed', before, true);
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION key_takes_two() FROM PUBLIC;
CREATE TRIGGER takes_two BEFORE INSERT ON "HardwareKey" FOR EACH ROW EXECUTE FUNCTION key_takes_two();

DROP POLICY change ON "HardwareKey";
CREATE POLICY change ON "HardwareKey" FOR UPDATE
  USING ("personId" = app_person() OR ("personId" IN (SELECT m."personId" FROM "Membership" m WHERE m."orgId" = app_org()) AND (app_holds('admin') OR app_holds('export-officer'))))
  WITH CHECK ("personId" = app_person() OR ("removedAt" IS NOT NULL AND "removedById" = app_person()) OR ("removedAt" IS NULL AND "confirmedById" = app_person()));

CREATE OR REPLACE FUNCTION key_goes_one_way() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF OLD."removedAt" IS NOT NULL OR NEW."counter" < OLD."counter"
     OR (OLD."blockedAt" IS NOT NULL AND (NEW."blockedAt" IS DISTINCT FROM OLD."blockedAt" OR NEW."counter" <> OLD."counter")) THEN
    RAISE EXCEPTION 'a key that was removed or blocked does not come back' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Of another's key: an administrator removes it, an administrator or officer confirms one that waits, and nothing else.
  IF OLD."personId" IS DISTINCT FROM app_person() AND app_setting('seed') IS DISTINCT FROM 'on' THEN
    IF (NEW."name", NEW."counter", NEW."lastUsedAt", NEW."blockedAt") IS DISTINCT FROM (OLD."name", OLD."counter", OLD."lastUsedAt", OLD."blockedAt")
       OR (NEW."removedAt" IS NOT NULL AND NOT app_holds('admin')) THEN
      RAISE EXCEPTION 'this key is somebody else''s' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  IF (NEW."confirmedAt", NEW."confirmedById") IS DISTINCT FROM (OLD."confirmedAt", OLD."confirmedById")
     AND (NOT OLD."waits" OR OLD."confirmedAt" IS NOT NULL OR NEW."confirmedById" IS DISTINCT FROM app_person() OR OLD."personId" = app_person() OR OLD."linkedById" = app_person()) THEN
    RAISE EXCEPTION 'this key is not yours to confirm' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- A recovery concerns every organization of the person. Their other administrators are told: this names them to whoever
-- has just opened one, and to nobody else.
CREATE FUNCTION told_of_recovery(person uuid) RETURNS TABLE ("orgId" uuid, kind text, "adminId" uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  before text := coalesce(current_setting('app.seed', true), '');
  acting uuid := app_person();
  own uuid := app_org();
BEGIN
  PERFORM set_config('app.seed', 'on', true);
  RETURN QUERY
    SELECT o.id, o.kind, a."personId" FROM "Membership" m JOIN "Organization" o ON o.id = m."orgId"
      LEFT JOIN "Membership" a ON a."orgId" = o.id AND a.role = 'admin' AND a.active AND a."personId" <> person
    WHERE m."personId" = person AND m.active AND m."orgId" <> own
      AND EXISTS (SELECT FROM "KeyEnrolment" e WHERE e."personId" = person AND e."orgId" = own AND e."openedById" = acting AND e."openedAt" > now() - interval '1 second');
  PERFORM set_config('app.seed', before, true);
END $$;
REVOKE EXECUTE ON FUNCTION told_of_recovery(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION told_of_recovery(uuid) TO veritar_app;

-- Invitations ---------------------------------------------------------------------------------------------------------

-- Which invitation a message carries, so that a new link can be issued where the old one is not kept.
ALTER TABLE "OutboxMail" ADD COLUMN "invitationId" UUID;
ALTER TABLE "OutboxMail" ADD CONSTRAINT "OutboxMail_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

SELECT set_config('app.seed', 'on', true);
-- What was written before stays readable nowhere.
UPDATE "OutboxMail" SET body = regexp_replace(body, '\S+/invite/\S+', '(the link was sent or shown once)', 'g') WHERE body ~ '/invite/';
SELECT set_config('app.seed', '', true);
