-- A table that no format recognizes shows its columns, and the respondent says what they tell.
ALTER TABLE "EvidenceRevision" ADD COLUMN "header" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[], ADD COLUMN "columns" JSONB NOT NULL DEFAULT '{}';
GRANT UPDATE ("header", "columns") ON "EvidenceRevision" TO veritar_app;
