-- How long evidence stays, what keeps it longer, and its end. Nothing here happens by itself: a person disposes.

CREATE TABLE "LegalHold" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "placedById" UUID NOT NULL,
    "placedByName" TEXT NOT NULL,
    "placedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "liftedById" UUID,
    "liftedByName" TEXT,
    "liftedAt" TIMESTAMPTZ(3),
    "liftReason" TEXT,
    CONSTRAINT "LegalHold_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "LegalHold_assessmentId_idx" ON "LegalHold"("assessmentId");
ALTER TABLE "LegalHold" ADD CONSTRAINT "LegalHold_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "LegalHold" ADD CONSTRAINT legal_hold_lifted CHECK (
  ("liftedAt" IS NULL AND "liftedById" IS NULL AND "liftedByName" IS NULL AND "liftReason" IS NULL)
  OR ("liftedAt" IS NOT NULL AND "liftedById" IS NOT NULL AND "liftedByName" IS NOT NULL AND "liftReason" IS NOT NULL));

CREATE TABLE "Disposal" (
    "assessmentId" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "files" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,
    "certificate" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    CONSTRAINT "Disposal_pkey" PRIMARY KEY ("assessmentId")
);
CREATE UNIQUE INDEX "Disposal_assessmentId_primeId_subId_key" ON "Disposal"("assessmentId", "primeId", "subId");
ALTER TABLE "Disposal" ADD CONSTRAINT "Disposal_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Disposal" ADD CONSTRAINT disposal_digest CHECK (digest ~ '^[0-9a-f]{64}$');

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['LegalHold', 'Disposal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_seed ON %I FOR ALL TO CURRENT_USER USING (app_setting(''seed'') = ''on'') WITH CHECK (app_setting(''seed'') = ''on'')', name);
  END LOOP;
END $$;

-- A hold is the prime's own word and is placed and lifted in one's own name.
GRANT SELECT, INSERT, UPDATE ("liftedById", "liftedByName", "liftedAt", "liftReason") ON "LegalHold" TO veritar_app;
CREATE POLICY read ON "LegalHold" FOR SELECT USING ("primeId" = app_org());
CREATE POLICY add ON "LegalHold" FOR INSERT WITH CHECK ("primeId" = app_org() AND "placedById" = app_person() AND "liftedAt" IS NULL);
CREATE POLICY change ON "LegalHold" FOR UPDATE USING ("primeId" = app_org()) WITH CHECK ("primeId" = app_org() AND "liftedById" = app_person());

-- Both sides keep the certificate.
GRANT SELECT, INSERT ON "Disposal" TO veritar_app;
CREATE POLICY read ON "Disposal" FOR SELECT USING ("primeId" = app_org() OR "subId" = app_org());
CREATE POLICY add ON "Disposal" FOR INSERT WITH CHECK ("primeId" = app_org() AND "byId" = app_person());
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "Disposal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "Disposal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION hold_is_lifted_once() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD."liftedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'violates: a hold is lifted once' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lifted_once BEFORE UPDATE ON "LegalHold" FOR EACH ROW EXECUTE FUNCTION hold_is_lifted_once();

-- Whatever the application thinks: no disposal under a hold, or before the shortest time there is (22 CFR 122.5) has passed.
CREATE FUNCTION disposal_is_due() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (SELECT FROM "LegalHold" h WHERE h."assessmentId" = NEW."assessmentId" AND h."liftedAt" IS NULL) THEN
    RAISE EXCEPTION 'violates: a legal hold is in force' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT EXISTS (SELECT FROM "Assessment" a WHERE a.id = NEW."assessmentId" AND a.stage = 'decided' AND a."decidedAt" <= now() - interval '5 years')
     OR EXISTS (SELECT FROM "Determination" d WHERE d."assessmentId" = NEW."assessmentId" AND d."validUntil" > now() - interval '5 years') THEN
    RAISE EXCEPTION 'violates: it must be kept for five years' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER is_due BEFORE INSERT ON "Disposal" FOR EACH ROW EXECUTE FUNCTION disposal_is_due();

-- The prime removes objects of what it disposes of, and changes nothing else of them. Bytes of evidence go no other way.
DROP POLICY change ON "VaultObject";
CREATE POLICY change ON "VaultObject" FOR UPDATE
  USING ("orgId" = app_org() OR EXISTS (SELECT FROM "EvidenceFile" f JOIN "Disposal" d ON d."assessmentId" = f."assessmentId" WHERE f."objectId" = "VaultObject".id AND d."primeId" = app_org()))
  WITH CHECK ("orgId" = app_org() OR state = 'removed');

CREATE FUNCTION evidence_is_disposed_of() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.state = 'removed' AND OLD.state <> 'removed' AND EXISTS (
    SELECT FROM "EvidenceFile" f WHERE f."objectId" = NEW.id AND NOT EXISTS (SELECT FROM "Disposal" d WHERE d."assessmentId" = f."assessmentId")
  ) THEN
    RAISE EXCEPTION 'violates: evidence is removed by disposing of it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER disposed BEFORE UPDATE ON "VaultObject" FOR EACH ROW EXECUTE FUNCTION evidence_is_disposed_of();
