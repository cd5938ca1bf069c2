-- A compliance program that was copied and edited is known by its wording, as the same file is by its SHA-256, see 0007: the
-- application writes keyed marks, cannot read them, and may ask one question about evidence it sees.
CREATE UNIQUE INDEX "EvidenceRevision_id_subId_key" ON "EvidenceRevision"("id", "subId");
CREATE TABLE "WordingMark" (
    "revisionId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "manner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "mark" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "WordingMark_pkey" PRIMARY KEY ("revisionId", "manner", "position")
);
CREATE INDEX "WordingMark_mark_idx" ON "WordingMark"("mark");
ALTER TABLE "WordingMark" ADD CONSTRAINT "WordingMark_revisionId_subId_fkey" FOREIGN KEY ("revisionId", "subId") REFERENCES "EvidenceRevision"("id", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "WordingMark" ADD CONSTRAINT wording_place CHECK (position BETWEEN 0 AND 63 AND octet_length(mark) = 16);

ALTER TABLE "WordingMark" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "WordingMark" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_seed ON "WordingMark" FOR ALL TO CURRENT_USER USING (app_setting('seed') = 'on') WITH CHECK (app_setting('seed') = 'on');
GRANT INSERT ON "WordingMark" TO veritar_app;
CREATE POLICY add ON "WordingMark" FOR INSERT WITH CHECK ("subId" = app_org());
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "WordingMark" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "WordingMark" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whether at least half of the wording of this revision is that of one that another subcontractor gave earlier: yes or no,
-- to the prime of a submitted assessment and to nobody else. What five or more others have is a public text, and not said.
CREATE FUNCTION wording_elsewhere(revision uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  before text := coalesce(current_setting('app.seed', true), '');
  seen boolean;
BEGIN
  PERFORM set_config('app.seed', 'on', true);
  SELECT count(DISTINCT alike."subId") BETWEEN 1 AND 4 FROM (
    SELECT other."subId"
    FROM "WordingMark" own
    JOIN "EvidenceRevision" r ON r.id = own."revisionId"
    JOIN "Assessment" a ON a.id = r."assessmentId" AND a."primeId" = app_org() AND a."submittedAt" IS NOT NULL
    JOIN "WordingMark" other ON other.mark = own.mark AND other.manner = own.manner AND other.position = own.position AND other."subId" <> own."subId" AND other.at < own.at
    WHERE own."revisionId" = revision
    GROUP BY other."subId", other."revisionId", own.manner
    HAVING count(*) >= 32) alike
  INTO seen;
  PERFORM set_config('app.seed', before, true);
  RETURN seen;
END $$;
REVOKE EXECUTE ON FUNCTION wording_elsewhere(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wording_elsewhere(uuid) TO veritar_app;
