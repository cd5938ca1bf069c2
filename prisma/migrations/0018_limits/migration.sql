-- How often somebody did what is limited, within a window that begins with the first time. The application may not touch
-- the table: it counts through the two functions below, by the clock of the database, for every web process alike.
CREATE TABLE "LimitCount" (
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "toldAt" TIMESTAMPTZ(3),
    CONSTRAINT "LimitCount_pkey" PRIMARY KEY ("name", "subject")
);
ALTER TABLE "LimitCount" ADD CONSTRAINT limit_count_subject CHECK (length(name) <= 40 AND subject ~ '^[0-9a-f]{64}$');
CREATE INDEX "LimitCount_endsAt_idx" ON "LimitCount"("endsAt");

ALTER TABLE "LimitCount" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "LimitCount" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_seed ON "LimitCount" FOR ALL TO CURRENT_USER USING (app_setting('seed') = 'on') WITH CHECK (app_setting('seed') = 'on');

-- Counts once more. Says how often that makes within the window, and in how many seconds the window ends.
CREATE FUNCTION limit_hit(limited text, of text, seconds int) RETURNS TABLE (hits int, "left" int)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM set_config('app.seed', 'on', true);
  RETURN QUERY
    INSERT INTO "LimitCount" AS c (name, subject, count, "endsAt") VALUES (limited, of, 1, clock_timestamp() + make_interval(secs => seconds))
    ON CONFLICT (name, subject) DO UPDATE SET
      count = CASE WHEN c."endsAt" <= clock_timestamp() THEN 1 ELSE c.count + 1 END,
      "toldAt" = CASE WHEN c."endsAt" <= clock_timestamp() THEN NULL ELSE c."toldAt" END,
      "endsAt" = CASE WHEN c."endsAt" <= clock_timestamp() THEN clock_timestamp() + make_interval(secs => seconds) ELSE c."endsAt" END
    RETURNING c.count, greatest(1, ceil(extract(epoch FROM c."endsAt" - clock_timestamp())))::int;
  -- What is over is forgotten now and then: the table is as long as there are people and addresses of late.
  IF random() < 0.01 THEN
    DELETE FROM "LimitCount" WHERE "endsAt" < clock_timestamp() - interval '1 hour';
  END IF;
  PERFORM set_config('app.seed', '', true);
END $$;
REVOKE EXECUTE ON FUNCTION limit_hit(text, text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION limit_hit(text, text, int) TO veritar_app;

-- Whether it is still to be told that this limit was reached: true once a window.
CREATE FUNCTION limit_told(limited text, of text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE first boolean;
BEGIN
  PERFORM set_config('app.seed', 'on', true);
  UPDATE "LimitCount" SET "toldAt" = clock_timestamp() WHERE name = limited AND subject = of AND "toldAt" IS NULL AND "endsAt" > clock_timestamp();
  first := FOUND;
  PERFORM set_config('app.seed', '', true);
  RETURN first;
END $$;
REVOKE EXECUTE ON FUNCTION limit_told(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION limit_told(text, text) TO veritar_app;
