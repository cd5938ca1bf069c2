-- Lost keys may be in other hands, and a session with them: what a recovery opens, only a new sign-in can use.
CREATE FUNCTION recovery_ends_sessions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE before text := coalesce(current_setting('app.seed', true), '');
BEGIN
  -- The administrator does not see the sessions of others; the owner does only while it says so.
  PERFORM set_config('app.seed', 'on', true);
  UPDATE "Session" SET "revokedAt" = now() WHERE "personId" = NEW."personId" AND "revokedAt" IS NULL;
  PERFORM set_config('app.seed', before, true);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION recovery_ends_sessions() FROM PUBLIC;
CREATE TRIGGER ends_sessions AFTER INSERT ON "KeyEnrolment" FOR EACH ROW EXECUTE FUNCTION recovery_ends_sessions();

-- A session vouches for another key only while the key that raised it counts.
CREATE OR REPLACE FUNCTION key_may_be_enrolled() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (SELECT FROM "HardwareKey" k WHERE k."personId" = NEW."personId")
     AND NOT EXISTS (SELECT FROM "Session" s JOIN "HardwareKey" k ON k.id = s."assuredById" AND k."removedAt" IS NULL AND k."blockedAt" IS NULL
       WHERE s."personId" = NEW."personId" AND s."assurance" = 'hardware' AND s."revokedAt" IS NULL AND s."idleExpiresAt" > now() AND s."expiresAt" > now())
     AND NOT EXISTS (SELECT FROM "KeyEnrolment" e WHERE e."personId" = NEW."personId" AND e."usedAt" IS NULL AND e."expiresAt" > now())
     AND app_setting('seed') IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'this person may not enrol a key now' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
