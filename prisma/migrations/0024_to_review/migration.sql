-- How many criteria a reviewer has to look at: those that apply, and those already reviewed. The portfolio says the same
-- number as the page of the assessment, without reading its scorecard.
ALTER TABLE "Assessment" ADD COLUMN "toReview" INTEGER NOT NULL DEFAULT 0;
GRANT UPDATE ("toReview") ON "Assessment" TO veritar_app;

SELECT set_config('app.seed', 'on', true);
UPDATE "Assessment" a SET "toReview" = (
  SELECT count(*) FROM jsonb_array_elements(a.scorecard -> 'criteria') c
  WHERE c ->> 'outcome' <> 'not-applicable' OR EXISTS (SELECT FROM "CriterionReview" r WHERE r."assessmentId" = a.id AND r."criterionId" = c ->> 'id'))
WHERE jsonb_typeof(a.scorecard -> 'criteria') = 'array';
SELECT set_config('app.seed', '', true);
