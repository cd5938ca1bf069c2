-- Whoever gives a file adds its mark, also a person to whom evidence itself is closed: that the file is of their own
-- organization is held by the key, no longer by looking at a row they may not see.
CREATE UNIQUE INDEX "EvidenceFile_id_subId_key" ON "EvidenceFile"("id", "subId");
CREATE UNIQUE INDEX "FileMark_fileId_subId_key" ON "FileMark"("fileId", "subId");
ALTER TABLE "FileMark" DROP CONSTRAINT "FileMark_fileId_fkey";
ALTER TABLE "FileMark" ADD CONSTRAINT "FileMark_fileId_subId_fkey" FOREIGN KEY ("fileId", "subId") REFERENCES "EvidenceFile"("id", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;
DROP POLICY add ON "FileMark";
CREATE POLICY add ON "FileMark" FOR INSERT WITH CHECK ("subId" = app_org());
