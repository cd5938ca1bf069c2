-- What an archive held when it was read: how many files, and the names and sizes of the first of them.
ALTER TABLE "EvidenceRevision" ADD COLUMN "members" JSONB NOT NULL DEFAULT '{}';
GRANT UPDATE ("members") ON "EvidenceRevision" TO veritar_app;
