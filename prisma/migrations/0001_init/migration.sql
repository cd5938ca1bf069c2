-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "legalName" TEXT NOT NULL,
    "aliases" TEXT[],
    "cage" TEXT,
    "uei" TEXT,
    "addresses" JSONB NOT NULL DEFAULT '[]',
    "incorporatedIn" TEXT,
    "registrationStatus" TEXT NOT NULL DEFAULT 'unknown',
    "registrationCode" TEXT,
    "registrationExpiresOn" DATE,
    "owners" JSONB NOT NULL DEFAULT '[]',
    "providers" JSONB NOT NULL DEFAULT '[]',
    "certifications" JSONB NOT NULL DEFAULT '[]',
    "keyPeople" JSONB NOT NULL DEFAULT '[]',
    "vendors" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Relationship" (
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Relationship_pkey" PRIMARY KEY ("primeId","subId")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Identity" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "empoweredOfficial" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "sidHash" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "idleExpiresAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "personRef" TEXT NOT NULL,
    "personId" UUID,
    "usPerson" TEXT NOT NULL,
    "basisClass" TEXT NOT NULL DEFAULT 'USP',
    "verifiedOn" DATE,
    "verifiedBy" TEXT,
    "method" TEXT,
    "nextReview" DATE,
    "accessGrantedOn" DATE,
    "accessRemovedOn" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Program" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "customer" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL DEFAULT '',
    "gates" JSONB NOT NULL,
    "policy" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Program_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "catalogVersion" TEXT NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'answering',
    "dueOn" DATE,
    "requestedById" UUID NOT NULL,
    "reviewerId" UUID,
    "approverId" UUID,
    "submittedAt" TIMESTAMPTZ(3),
    "attestation" JSONB,
    "scorecard" JSONB,
    "outcome" TEXT NOT NULL DEFAULT 'not-determined',
    "score" DOUBLE PRECISION,
    "coverage" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "openKnockOuts" TEXT[],
    "answered" INTEGER NOT NULL DEFAULT 0,
    "asked" INTEGER NOT NULL DEFAULT 0,
    "reviewedCount" INTEGER NOT NULL DEFAULT 0,
    "evidenceCount" INTEGER NOT NULL DEFAULT 0,
    "reopenedAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" UUID,
    "invitedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "criterionId" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "doesNotApply" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "answeredById" UUID NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnswerRevision" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "criterionId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "doesNotApply" JSONB,
    "answeredById" UUID NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AnswerRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceItem" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "criteria" TEXT[],
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "EvidenceItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceRevision" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "effectiveFrom" DATE,
    "effectiveTo" DATE,
    "recognizedAs" TEXT,
    "recognizedConfidence" DOUBLE PRECISION,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT NOT NULL DEFAULT '',
    "places" JSONB NOT NULL DEFAULT '[]',
    "remedy" TEXT NOT NULL DEFAULT '',
    "uploadedById" UUID NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EvidenceRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceFile" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "EvidenceFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Analysis" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "analyzer" TEXT NOT NULL,
    "analyzerVersion" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT NOT NULL DEFAULT '',
    "facts" JSONB,
    "progressBytes" BIGINT NOT NULL DEFAULT 0,
    "progressItems" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Analysis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Observation" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "analysisId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "also" TEXT[],
    "message" TEXT NOT NULL,
    "locator" JSONB NOT NULL,
    "count" INTEGER NOT NULL,
    "observed" TEXT,
    "expected" TEXT,
    "confidence" TEXT,

    CONSTRAINT "Observation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceReview" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "accepted" BOOLEAN NOT NULL,
    "independent" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL DEFAULT '',
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EvidenceReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CriterionReview" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "criterionId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "outcome" TEXT,
    "computed" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CriterionReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KnockOutDecision" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "knockOutId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KnockOutDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "criterionId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "severity" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "dueOn" DATE,
    "openedById" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedById" UUID,
    "closedAt" TIMESTAMPTZ(3),
    "closeReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "criterionId" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "byOrgId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Determination" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "computed" TEXT NOT NULL,
    "againstComputed" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "validUntil" DATE,
    "snapshot" JSONB NOT NULL,
    "snapshotDigest" TEXT NOT NULL,

    CONSTRAINT "Determination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Condition" (
    "id" UUID NOT NULL,
    "primeId" UUID NOT NULL,
    "subId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "determinationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "closedBy" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "ifMissed" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "Condition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "primeId" UUID,
    "subId" UUID,
    "assessmentId" UUID,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "actorOrgId" UUID,
    "code" TEXT NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'done',
    "target" TEXT NOT NULL DEFAULT '',
    "data" JSONB NOT NULL DEFAULT '{}',
    "internal" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMail" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "error" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "OutboxMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Relationship_subId_idx" ON "Relationship"("subId");

-- CreateIndex
CREATE UNIQUE INDEX "Identity_issuer_subject_key" ON "Identity"("issuer", "subject");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_orgId_personId_role_key" ON "Membership"("orgId", "personId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Session_sidHash_key" ON "Session"("sidHash");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Verification_orgId_personRef_key" ON "Verification"("orgId", "personRef");

-- CreateIndex
CREATE UNIQUE INDEX "Program_id_primeId_key" ON "Program"("id", "primeId");

-- CreateIndex
CREATE UNIQUE INDEX "Program_primeId_name_key" ON "Program"("primeId", "name");

-- CreateIndex
CREATE INDEX "Assessment_primeId_updatedAt_idx" ON "Assessment"("primeId", "updatedAt");

-- CreateIndex
CREATE INDEX "Assessment_primeId_outcome_idx" ON "Assessment"("primeId", "outcome");

-- CreateIndex
CREATE INDEX "Assessment_primeId_score_idx" ON "Assessment"("primeId", "score");

-- CreateIndex
CREATE INDEX "Assessment_subId_idx" ON "Assessment"("subId");

-- CreateIndex
CREATE UNIQUE INDEX "Assessment_id_primeId_subId_key" ON "Assessment"("id", "primeId", "subId");

-- CreateIndex
CREATE UNIQUE INDEX "Assessment_primeId_code_key" ON "Assessment"("primeId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_assessmentId_idx" ON "Invitation"("assessmentId");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_assessmentId_criterionId_key" ON "Answer"("assessmentId", "criterionId");

-- CreateIndex
CREATE UNIQUE INDEX "AnswerRevision_assessmentId_criterionId_version_key" ON "AnswerRevision"("assessmentId", "criterionId", "version");

-- CreateIndex
CREATE INDEX "EvidenceItem_assessmentId_idx" ON "EvidenceItem"("assessmentId");

-- CreateIndex
CREATE UNIQUE INDEX "EvidenceItem_id_assessmentId_key" ON "EvidenceItem"("id", "assessmentId");

-- CreateIndex
CREATE INDEX "EvidenceRevision_assessmentId_idx" ON "EvidenceRevision"("assessmentId");

-- CreateIndex
CREATE UNIQUE INDEX "EvidenceRevision_itemId_number_key" ON "EvidenceRevision"("itemId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "EvidenceRevision_id_assessmentId_key" ON "EvidenceRevision"("id", "assessmentId");

-- CreateIndex
CREATE INDEX "EvidenceFile_sha256_idx" ON "EvidenceFile"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "EvidenceFile_revisionId_position_key" ON "EvidenceFile"("revisionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Analysis_revisionId_analyzer_analyzerVersion_key" ON "Analysis"("revisionId", "analyzer", "analyzerVersion");

-- CreateIndex
CREATE UNIQUE INDEX "Analysis_id_assessmentId_key" ON "Analysis"("id", "assessmentId");

-- CreateIndex
CREATE INDEX "Observation_assessmentId_criterionId_idx" ON "Observation"("assessmentId", "criterionId");

-- CreateIndex
CREATE UNIQUE INDEX "Observation_analysisId_position_key" ON "Observation"("analysisId", "position");

-- CreateIndex
CREATE INDEX "EvidenceReview_revisionId_idx" ON "EvidenceReview"("revisionId");

-- CreateIndex
CREATE INDEX "CriterionReview_assessmentId_criterionId_idx" ON "CriterionReview"("assessmentId", "criterionId");

-- CreateIndex
CREATE INDEX "KnockOutDecision_assessmentId_idx" ON "KnockOutDecision"("assessmentId");

-- CreateIndex
CREATE INDEX "Finding_assessmentId_idx" ON "Finding"("assessmentId");

-- CreateIndex
CREATE INDEX "Message_assessmentId_criterionId_idx" ON "Message"("assessmentId", "criterionId");

-- CreateIndex
CREATE INDEX "Determination_assessmentId_idx" ON "Determination"("assessmentId");

-- CreateIndex
CREATE UNIQUE INDEX "Determination_id_assessmentId_key" ON "Determination"("id", "assessmentId");

-- CreateIndex
CREATE INDEX "Condition_assessmentId_idx" ON "Condition"("assessmentId");

-- CreateIndex
CREATE INDEX "AuditEvent_primeId_at_idx" ON "AuditEvent"("primeId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_subId_at_idx" ON "AuditEvent"("subId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_assessmentId_at_idx" ON "AuditEvent"("assessmentId", "at");

-- CreateIndex
CREATE INDEX "OutboxMail_orgId_createdAt_idx" ON "OutboxMail"("orgId", "createdAt");

-- AddForeignKey
ALTER TABLE "Relationship" ADD CONSTRAINT "Relationship_primeId_fkey" FOREIGN KEY ("primeId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relationship" ADD CONSTRAINT "Relationship_subId_fkey" FOREIGN KEY ("subId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "Membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Verification" ADD CONSTRAINT "Verification_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Program" ADD CONSTRAINT "Program_primeId_fkey" FOREIGN KEY ("primeId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_primeId_fkey" FOREIGN KEY ("primeId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_subId_fkey" FOREIGN KEY ("subId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_programId_primeId_fkey" FOREIGN KEY ("programId", "primeId") REFERENCES "Program"("id", "primeId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerRevision" ADD CONSTRAINT "AnswerRevision_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceItem" ADD CONSTRAINT "EvidenceItem_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceRevision" ADD CONSTRAINT "EvidenceRevision_itemId_assessmentId_fkey" FOREIGN KEY ("itemId", "assessmentId") REFERENCES "EvidenceItem"("id", "assessmentId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceRevision" ADD CONSTRAINT "EvidenceRevision_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceFile" ADD CONSTRAINT "EvidenceFile_revisionId_assessmentId_fkey" FOREIGN KEY ("revisionId", "assessmentId") REFERENCES "EvidenceRevision"("id", "assessmentId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceFile" ADD CONSTRAINT "EvidenceFile_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Analysis" ADD CONSTRAINT "Analysis_revisionId_assessmentId_fkey" FOREIGN KEY ("revisionId", "assessmentId") REFERENCES "EvidenceRevision"("id", "assessmentId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Analysis" ADD CONSTRAINT "Analysis_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_analysisId_assessmentId_fkey" FOREIGN KEY ("analysisId", "assessmentId") REFERENCES "Analysis"("id", "assessmentId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceReview" ADD CONSTRAINT "EvidenceReview_revisionId_assessmentId_fkey" FOREIGN KEY ("revisionId", "assessmentId") REFERENCES "EvidenceRevision"("id", "assessmentId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceReview" ADD CONSTRAINT "EvidenceReview_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CriterionReview" ADD CONSTRAINT "CriterionReview_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KnockOutDecision" ADD CONSTRAINT "KnockOutDecision_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Determination" ADD CONSTRAINT "Determination_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Condition" ADD CONSTRAINT "Condition_determinationId_assessmentId_fkey" FOREIGN KEY ("determinationId", "assessmentId") REFERENCES "Determination"("id", "assessmentId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Condition" ADD CONSTRAINT "Condition_assessmentId_primeId_subId_fkey" FOREIGN KEY ("assessmentId", "primeId", "subId") REFERENCES "Assessment"("id", "primeId", "subId") ON DELETE RESTRICT ON UPDATE CASCADE;
