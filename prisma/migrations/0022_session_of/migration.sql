-- Who a session is of, in one statement: every request asks it first. It runs with the rights of who calls and under the
-- policies of each table. The hash of the session's id is all it begins with; what each row proves is the context under
-- which the next is read, and none of it is left behind. What makes a session good is said here and nowhere else;
-- lib/auth/session-store.ts says what that is enough for.
-- Planned once a connection: with row-level security planning costs more than the rows, and no value changes the plan.
CREATE FUNCTION session_of(sid text, address_now text, idle_minutes int) RETURNS TABLE (
  "sessionId" uuid, "personId" uuid, name text, email text, "orgId" uuid, "orgKind" text, "orgName" text, role text,
  "empoweredOfficial" boolean, hardware boolean, keyed boolean)
  LANGUAGE plpgsql SET search_path = pg_catalog, public SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  s record;
  m record;
  p record;
  o record;
  before text[] := ARRAY[coalesce(current_setting('app.sid_hash', true), ''), coalesce(current_setting('app.person_id', true), ''), coalesce(current_setting('app.org_id', true), '')];
BEGIN
  PERFORM set_config('app.sid_hash', sid, true), set_config('app.person_id', '', true), set_config('app.org_id', '', true);
  SELECT id, "personId", "membershipId", "membershipVersion", issuer, assurance, "assuredById", "lastSeenAt" < now() - interval '30 seconds' AS touch INTO s
    FROM "Session" WHERE "sidHash" = sid AND "revokedAt" IS NULL AND "idleExpiresAt" > now() AND "expiresAt" > now();
  IF FOUND THEN
    PERFORM set_config('app.person_id', s."personId"::text, true);
    SELECT "orgId", role, "empoweredOfficial" INTO m
      FROM "Membership" WHERE id = s."membershipId" AND "personId" = s."personId" AND active AND version = s."membershipVersion";
  END IF;
  IF FOUND THEN
    PERFORM set_config('app.org_id', m."orgId"::text, true);
    SELECT name, email INTO p FROM "Person" WHERE id = s."personId" AND active;
  END IF;
  IF FOUND THEN
    SELECT kind, "legalName" INTO o FROM "Organization" WHERE id = m."orgId";
  END IF;
  IF FOUND THEN
    IF s.issuer IS NULL OR EXISTS (SELECT FROM "OrganizationIssuer" WHERE "orgId" = m."orgId" AND issuer = s.issuer AND "removedAt" IS NULL) THEN
      IF s.touch THEN
        UPDATE "Session" SET "lastSeenAt" = now(), address = coalesce(nullif(address_now, ''), address),
          "idleExpiresAt" = least("expiresAt", now() + make_interval(mins => idle_minutes)) WHERE "sidHash" = sid;
      END IF;
      RETURN QUERY SELECT s.id, s."personId", p.name, p.email, m."orgId", o.kind, o."legalName", m.role, m."empoweredOfficial",
        s.assurance = 'hardware' AND EXISTS (SELECT FROM "HardwareKey" WHERE id = s."assuredById" AND "removedAt" IS NULL AND "blockedAt" IS NULL AND (NOT waits OR "confirmedAt" IS NOT NULL)),
        EXISTS (SELECT FROM "HardwareKey" WHERE "personId" = s."personId");
    END IF;
  END IF;
  PERFORM set_config('app.sid_hash', before[1], true), set_config('app.person_id', before[2], true), set_config('app.org_id', before[3], true);
END $$;
REVOKE EXECUTE ON FUNCTION session_of(text, text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION session_of(text, text, int) TO veritar_app;
