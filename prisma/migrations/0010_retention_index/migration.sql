-- What is kept of an assessment is asked for thousands of assessments at once, and its quota at every upload.
CREATE INDEX "EvidenceFile_assessmentId_idx" ON "EvidenceFile"("assessmentId");
