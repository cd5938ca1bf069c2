-- The vault encrypts: an object is one file's bytes under a data key of its own, wrapped by a key of the organization
-- whose bytes they are. No key in plain is ever here; see lib/vault.

-- The keys an organization has had; the newest number that was not destroyed wraps what is new.
CREATE TABLE "VaultKey" (
    "id" TEXT NOT NULL,
    "orgId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "destroyedAt" TIMESTAMPTZ(3),
    CONSTRAINT "VaultKey_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "VaultKey_orgId_number_key" ON "VaultKey"("orgId", "number");
CREATE UNIQUE INDEX "VaultKey_id_orgId_key" ON "VaultKey"("id", "orgId");
ALTER TABLE "VaultKey" ADD CONSTRAINT "VaultKey_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "VaultObject" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "keyId" TEXT NOT NULL,
    "wrappedKey" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'receiving',
    "size" BIGINT,
    "sha256" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "storedAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    CONSTRAINT "VaultObject_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "VaultObject_id_orgId_key" ON "VaultObject"("id", "orgId");
CREATE INDEX "VaultObject_orgId_state_idx" ON "VaultObject"("orgId", "state");
CREATE INDEX "VaultObject_keyId_idx" ON "VaultObject"("keyId");
ALTER TABLE "VaultObject" ADD CONSTRAINT "VaultObject_keyId_orgId_fkey" FOREIGN KEY ("keyId", "orgId") REFERENCES "VaultKey"("id", "orgId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "VaultObject" ADD CONSTRAINT vault_object_state CHECK (
  (state = 'receiving' AND "wrappedKey" IS NOT NULL)
  OR (state = 'stored' AND "wrappedKey" IS NOT NULL AND size IS NOT NULL AND sha256 ~ '^[0-9a-f]{64}$')
  OR (state = 'removed' AND "wrappedKey" IS NULL AND "removedAt" IS NOT NULL));

-- The object of a file. One object is one file's, and of the organization that gave the file.
ALTER TABLE "EvidenceFile" ADD COLUMN "objectId" UUID;
CREATE UNIQUE INDEX "EvidenceFile_objectId_key" ON "EvidenceFile"("objectId");
CREATE UNIQUE INDEX "EvidenceFile_objectId_subId_key" ON "EvidenceFile"("objectId", "subId");
ALTER TABLE "EvidenceFile" ADD CONSTRAINT "EvidenceFile_objectId_subId_fkey" FOREIGN KEY ("objectId", "subId") REFERENCES "VaultObject"("id", "orgId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who may -------------------------------------------------------------------------------------------------------------

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['VaultKey', 'VaultObject'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_seed ON %I FOR ALL TO CURRENT_USER USING (app_setting(''seed'') = ''on'') WITH CHECK (app_setting(''seed'') = ''on'')', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ("destroyedAt") ON "VaultKey" TO veritar_app;
CREATE POLICY read ON "VaultKey" FOR SELECT USING ("orgId" = app_org());
CREATE POLICY add ON "VaultKey" FOR INSERT WITH CHECK ("orgId" = app_org());
CREATE POLICY change ON "VaultKey" FOR UPDATE USING ("orgId" = app_org()) WITH CHECK ("orgId" = app_org());

GRANT SELECT, INSERT, UPDATE ("keyId", "wrappedKey", "state", "size", "sha256", "storedAt", "removedAt") ON "VaultObject" TO veritar_app;
-- An object is visible with the file it belongs to: to the prime from the first submission on.
CREATE POLICY read ON "VaultObject" FOR SELECT USING (
  "orgId" = app_org() OR EXISTS (SELECT FROM "EvidenceFile" f WHERE f."objectId" = "VaultObject".id AND f."primeId" = app_org()));
CREATE POLICY add ON "VaultObject" FOR INSERT WITH CHECK ("orgId" = app_org());
CREATE POLICY change ON "VaultObject" FOR UPDATE USING ("orgId" = app_org()) WITH CHECK ("orgId" = app_org());

-- What was stored stays what it is: its key may be wrapped anew, and it may be removed for good.
CREATE FUNCTION vault_object_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.state = 'removed' OR (OLD.state = 'stored' AND NEW.state = 'receiving')
     OR (OLD.state = 'stored' AND (NEW.size IS DISTINCT FROM OLD.size OR NEW.sha256 IS DISTINCT FROM OLD.sha256)) THEN
    RAISE EXCEPTION 'violates: an object of the vault never changes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON "VaultObject" FOR EACH ROW EXECUTE FUNCTION vault_object_stays();

-- A key that was destroyed stays destroyed, whatever the database says later.
CREATE FUNCTION vault_key_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD."destroyedAt" IS NOT NULL OR NEW."orgId" <> OLD."orgId" OR NEW."number" <> OLD."number" THEN
    RAISE EXCEPTION 'violates: a key of the vault never changes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON "VaultKey" FOR EACH ROW EXECUTE FUNCTION vault_key_stays();

-- Files of before are bound to their object once, when their bytes have been encrypted; nothing else of a file changes.
CREATE FUNCTION file_takes_object() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."objectId" IS NULL AND NEW."objectId" IS NOT NULL AND to_jsonb(NEW) - 'objectId' = to_jsonb(OLD) - 'objectId' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'EvidenceFile is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER append_only ON "EvidenceFile";
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "EvidenceFile" FOR EACH ROW EXECUTE FUNCTION file_takes_object();
