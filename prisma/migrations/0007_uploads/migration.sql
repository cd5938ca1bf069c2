-- Uploads that can be resumed, what scanning said, and marks by which the same file is known again without telling where.

CREATE TABLE "Upload" (
  "id" UUID NOT NULL,
  "primeId" UUID NOT NULL,
  "subId" UUID NOT NULL,
  "assessmentId" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "groupId" UUID NOT NULL,
  "groupSize" INTEGER NOT NULL,
  "position" INTEGER NOT NULL,
  "itemId" UUID,
  "kind" TEXT,
  "name" TEXT NOT NULL,
  "size" BIGINT NOT NULL,
  "sha256" TEXT NOT NULL,
  "received" BIGINT NOT NULL DEFAULT 0,
  "state" TEXT NOT NULL DEFAULT 'created',
  "reason" TEXT NOT NULL DEFAULT '',
  "remedy" TEXT NOT NULL DEFAULT '',
  "revisionId" UUID,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Upload_subId_groupId_position_key" ON "Upload"("subId", "groupId", "position");
CREATE INDEX "Upload_assessmentId_idx" ON "Upload"("assessmentId");
CREATE INDEX "Upload_subId_state_idx" ON "Upload"("subId", "state");
CREATE INDEX "Upload_revisionId_idx" ON "Upload"("revisionId");
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_revisionId_assessmentId_fkey" FOREIGN KEY ("revisionId", "assessmentId") REFERENCES "EvidenceRevision"("id", "assessmentId") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "FileMark" (
  "fileId" UUID NOT NULL,
  "subId" UUID NOT NULL,
  "mark" BYTEA NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "FileMark_pkey" PRIMARY KEY ("fileId")
);
CREATE INDEX "FileMark_mark_idx" ON "FileMark"("mark");
ALTER TABLE "FileMark" ADD CONSTRAINT "FileMark_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "EvidenceFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX "EvidenceFile_subId_idx" ON "EvidenceFile"("subId");

ALTER TABLE "EvidenceRevision" ADD COLUMN "scan" TEXT NOT NULL DEFAULT '';
GRANT UPDATE ("scan") ON "EvidenceRevision" TO veritar_app;
ALTER TABLE "EvidenceRevision" DROP CONSTRAINT revision_status;
ALTER TABLE "EvidenceRevision" ADD CONSTRAINT revision_status CHECK (status IN ('pending', 'read', 'unread', 'unreadable', 'quarantined', 'refused'));

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['Upload', 'FileMark'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_seed ON %I FOR ALL TO CURRENT_USER USING (app_setting(''seed'') = ''on'') WITH CHECK (app_setting(''seed'') = ''on'')', name);
  END LOOP;
END $$;

-- An upload is the subcontractor's own; what became evidence the prime sees as evidence.
GRANT SELECT, INSERT, UPDATE ("received", "state", "reason", "remedy", "revisionId", "updatedAt") ON "Upload" TO veritar_app;
CREATE POLICY read ON "Upload" FOR SELECT USING ("subId" = app_org());
CREATE POLICY add ON "Upload" FOR INSERT WITH CHECK ("subId" = app_org() AND "personId" = app_person()
  AND EXISTS (SELECT FROM "Assessment" a WHERE a.id = "Upload"."assessmentId" AND a."subId" = app_org() AND a.stage = 'answering'));
CREATE POLICY change ON "Upload" FOR UPDATE USING ("subId" = app_org()) WITH CHECK ("subId" = app_org());

ALTER TABLE "Upload" ADD CONSTRAINT upload_size CHECK (size BETWEEN 1 AND 2000000000 AND received BETWEEN 0 AND size);
ALTER TABLE "Upload" ADD CONSTRAINT upload_digest CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE "Upload" ADD CONSTRAINT upload_place CHECK (position >= 0 AND position < "groupSize" AND "groupSize" BETWEEN 1 AND 1000);
-- A whole file, and a revision, before it is called so.
ALTER TABLE "Upload" ADD CONSTRAINT upload_whole CHECK (state IN ('created', 'receiving', 'refused', 'discarded') OR received = size);
ALTER TABLE "Upload" ADD CONSTRAINT upload_evidence CHECK (state IN ('created', 'receiving', 'received', 'refused', 'discarded') OR "revisionId" IS NOT NULL);

-- The way of an upload. Whoever writes: no state is skipped, nothing that arrived is taken back, what was announced stays.
CREATE FUNCTION upload_moves() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY[
    'created>receiving', 'created>refused', 'created>discarded',
    'receiving>received', 'receiving>refused', 'receiving>discarded',
    'received>checking', 'received>discarded',
    'checking>clean', 'checking>quarantined', 'checking>refused',
    'clean>analyzing', 'clean>checking',
    'analyzing>done', 'analyzing>quarantined', 'analyzing>checking',
    'done>analyzing', 'done>checking', 'quarantined>checking']) THEN
    RAISE EXCEPTION 'an upload does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.received < OLD.received OR (OLD."revisionId" IS NOT NULL AND NEW."revisionId" IS DISTINCT FROM OLD."revisionId")
     OR (NEW.id, NEW."subId", NEW."primeId", NEW."assessmentId", NEW."personId", NEW."groupId", NEW."groupSize", NEW.position, NEW.size, NEW.sha256, NEW.name)
     IS DISTINCT FROM (OLD.id, OLD."subId", OLD."primeId", OLD."assessmentId", OLD."personId", OLD."groupId", OLD."groupSize", OLD.position, OLD.size, OLD.sha256, OLD.name) THEN
    RAISE EXCEPTION 'what was announced and what arrived of an upload stays' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER moves BEFORE UPDATE ON "Upload" FOR EACH ROW EXECUTE FUNCTION upload_moves();

-- Marks are written and never read by the application; it may ask one question about evidence it sees.
GRANT INSERT ON "FileMark" TO veritar_app;
CREATE POLICY add ON "FileMark" FOR INSERT WITH CHECK ("subId" = app_org()
  AND EXISTS (SELECT FROM "EvidenceFile" f WHERE f.id = "FileMark"."fileId" AND f."subId" = app_org()));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "FileMark" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "FileMark" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whether a file of this revision was given earlier by another subcontractor: yes or no, to the prime of a submitted
-- assessment and to nobody else. A file that five or more others have given is a form or a public document, and not said.
CREATE FUNCTION seen_elsewhere(revision uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE seen boolean;
BEGIN
  -- The owner sees rows of all tenants only while it says so; the application's own policies do not look at this.
  PERFORM set_config('app.seed', 'on', true);
  SELECT EXISTS (
    SELECT FROM "EvidenceFile" f
    JOIN "Assessment" a ON a.id = f."assessmentId" AND a."primeId" = app_org() AND a."submittedAt" IS NOT NULL
    JOIN "FileMark" own ON own."fileId" = f.id
    WHERE f."revisionId" = revision
      AND (SELECT count(DISTINCT other."subId") FROM "FileMark" other
           WHERE other.mark = own.mark AND other."subId" <> own."subId" AND other.at < own.at) BETWEEN 1 AND 4)
  INTO seen;
  PERFORM set_config('app.seed', '', true);
  RETURN seen;
END $$;
REVOKE EXECUTE ON FUNCTION seen_elsewhere(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seen_elsewhere(uuid) TO veritar_app;
