-- The audit log as Merkle trees: one a prime, one for the platform (all zeros). An event gets its place in its own
-- transaction (AuditLeaf without an index); the sequencer, in the worker, gives indices and adds to the tree.

ALTER TABLE "AuditEvent" ADD COLUMN "payload" BYTEA, ADD COLUMN "salt" BYTEA, ADD COLUMN "mac" BYTEA;
-- NOT VALID: events from before there was a log stay as they are; every new one is sealed.
ALTER TABLE "AuditEvent" ADD CONSTRAINT audit_event_sealed
  CHECK ("payload" IS NOT NULL AND length("salt") = 32 AND length("mac") = 32) NOT VALID;

CREATE TABLE "AuditLeaf" (
    "eventId" UUID NOT NULL,
    "logId" UUID NOT NULL,
    "index" BIGINT,
    CONSTRAINT "AuditLeaf_pkey" PRIMARY KEY ("eventId")
);
CREATE UNIQUE INDEX "AuditLeaf_logId_index_key" ON "AuditLeaf"("logId", "index");
ALTER TABLE "AuditLeaf" ADD CONSTRAINT "AuditLeaf_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "AuditEvent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "AuditNode" (
    "logId" UUID NOT NULL,
    "level" SMALLINT NOT NULL,
    "index" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    CONSTRAINT "AuditNode_pkey" PRIMARY KEY ("logId", "level", "index")
);
ALTER TABLE "AuditNode" ADD CONSTRAINT audit_node_hash CHECK (length("hash") = 32 AND "level" >= 0 AND "index" >= 0);

CREATE TABLE "AuditCheckpoint" (
    "logId" UUID NOT NULL,
    "size" BIGINT NOT NULL,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "AuditCheckpoint_pkey" PRIMARY KEY ("logId", "size")
);

CREATE TABLE "AuditCosignature" (
    "logId" UUID NOT NULL,
    "size" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "AuditCosignature_pkey" PRIMARY KEY ("logId", "size", "name")
);

CREATE TABLE "AuditLog" (
    "id" UUID NOT NULL,
    "problem" TEXT NOT NULL DEFAULT '',
    "problemAt" TIMESTAMPTZ(3),
    "verifiedAt" TIMESTAMPTZ(3),
    "verifiedSize" BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT "AuditLog_pkey" PRIMARY KEY ("id")
);

-- Who may -------------------------------------------------------------------------------------------------------------

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['AuditLeaf', 'AuditNode', 'AuditCheckpoint', 'AuditCosignature', 'AuditLog'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_seed ON %I FOR ALL TO CURRENT_USER USING (app_setting(''seed'') = ''on'') WITH CHECK (app_setting(''seed'') = ''on'')', name);
  END LOOP;
  -- The tree of a prime is the prime's to read, without what it may not yet see of the events; only the worker adds to it.
  FOREACH name IN ARRAY ARRAY['AuditNode', 'AuditCheckpoint', 'AuditCosignature'] LOOP
    EXECUTE format('GRANT SELECT, INSERT ON %I TO veritar_app', name);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING ("logId" = app_org() OR app_setting(''worker'') = ''on'')', name);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK (app_setting(''worker'') = ''on'')', name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ("index") ON "AuditLeaf" TO veritar_app;
CREATE POLICY read ON "AuditLeaf" FOR SELECT USING ("logId" = app_org() OR app_setting('worker') = 'on');
-- Into the log of one's own prime, of a prime one works for, or of the platform; and without an index.
CREATE POLICY add ON "AuditLeaf" FOR INSERT WITH CHECK (
  "index" IS NULL AND ("logId" = '00000000-0000-0000-0000-000000000000' OR "logId" = app_org()
    OR EXISTS (SELECT FROM "Relationship" r WHERE r."primeId" = "AuditLeaf"."logId" AND r."subId" = app_org())));
CREATE POLICY change ON "AuditLeaf" FOR UPDATE USING (app_setting('worker') = 'on') WITH CHECK (app_setting('worker') = 'on');

GRANT SELECT, INSERT, UPDATE ("problem", "problemAt", "verifiedAt", "verifiedSize") ON "AuditLog" TO veritar_app;
CREATE POLICY read ON "AuditLog" FOR SELECT USING (id = app_org() OR app_setting('worker') = 'on');
CREATE POLICY add ON "AuditLog" FOR INSERT WITH CHECK (app_setting('worker') = 'on');
CREATE POLICY change ON "AuditLog" FOR UPDATE USING (app_setting('worker') = 'on') WITH CHECK (app_setting('worker') = 'on');

-- The sequencer hashes what was written; it is the worker's, and sees every event.
DROP POLICY read ON "AuditEvent";
CREATE POLICY read ON "AuditEvent" FOR SELECT USING (
  ("subId" = app_org() AND NOT internal)
  OR ("primeId" = app_org() AND ("actorOrgId" IS DISTINCT FROM "subId" OR "assessmentId" IS NULL OR EXISTS
      (SELECT FROM "Assessment" a WHERE a.id = "AuditEvent"."assessmentId" AND a."submittedAt" IS NOT NULL)))
  OR app_setting('worker') = 'on');

-- A place is given once, and stays.
CREATE FUNCTION leaf_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."index" IS NULL AND NEW."index" IS NOT NULL AND NEW."eventId" = OLD."eventId" AND NEW."logId" = OLD."logId" THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a place in the log is given once: AuditLeaf is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "AuditLeaf" FOR EACH ROW EXECUTE FUNCTION leaf_stays();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "AuditLeaf" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
