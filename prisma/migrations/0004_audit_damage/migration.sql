-- What the nightly check of a log found, apart from what the sequencer says: it stays until a check finds the log right.
ALTER TABLE "AuditLog" ADD COLUMN "damage" TEXT NOT NULL DEFAULT '';
GRANT UPDATE ("damage") ON "AuditLog" TO veritar_app;
