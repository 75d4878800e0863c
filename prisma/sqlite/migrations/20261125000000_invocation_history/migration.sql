-- CreateTable
CREATE TABLE "InvocationRecord" (
    "invocationId" TEXT NOT NULL PRIMARY KEY,
    "document" TEXT NOT NULL,
    CONSTRAINT "InvocationRecord_invocationId_fkey" FOREIGN KEY ("invocationId") REFERENCES "Invocation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InvocationLog" (
    "invocationId" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    CONSTRAINT "InvocationLog_invocationId_fkey" FOREIGN KEY ("invocationId") REFERENCES "Invocation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InvocationGap" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "apiId" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "fromAt" BIGINT NOT NULL,
    "toAt" BIGINT NOT NULL,
    CONSTRAINT "InvocationGap_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InvocationRetention" (
    "apiId" TEXT NOT NULL PRIMARY KEY,
    "count" INTEGER NOT NULL,
    "days" INTEGER,
    CONSTRAINT "InvocationRetention_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InvocationCursor" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "start" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Invocation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "apiId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "stageName" TEXT NOT NULL,
    "httpMethod" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "resourcePath" TEXT,
    "status" INTEGER NOT NULL,
    "statusClass" INTEGER NOT NULL,
    "latencyMs" REAL NOT NULL,
    "integrationLatencyMs" REAL,
    "cacheHit" BOOLEAN,
    "hasTrace" BOOLEAN NOT NULL,
    "phase" TEXT,
    "rule" TEXT,
    "at" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "Invocation_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
-- What was kept so far: ids begin with the time now, and the record of a run has a table of its own.
INSERT INTO "new_Invocation" ("id", "apiId", "requestId", "mode", "stageName", "httpMethod", "path", "status", "statusClass", "latencyMs", "hasTrace", "at", "text")
SELECT printf('%013d', CAST(strftime('%s', "at") AS INTEGER) * 1000 + CAST(substr("at", 21, 3) AS INTEGER)) || "id", "apiId", COALESCE(json_extract("outcome", '$.outcome.requestId'), ''),
  CASE "source" WHEN 'simulate' THEN 'simulated' ELSE 'live' END, "stageName", "httpMethod", "path", "status", "status" / 100, "latencyMs",
  json_type("outcome", '$.trace') IS NOT NULL,
  CAST(strftime('%s', "at") AS INTEGER) * 1000 + CAST(substr("at", 21, 3) AS INTEGER), lower("httpMethod" || ' ' || "path")
FROM "Invocation";
INSERT INTO "InvocationRecord" ("invocationId", "document")
SELECT printf('%013d', CAST(strftime('%s', "at") AS INTEGER) * 1000 + CAST(substr("at", 21, 3) AS INTEGER)) || "id", "outcome" FROM "Invocation";
DROP TABLE "Invocation";
ALTER TABLE "new_Invocation" RENAME TO "Invocation";
CREATE INDEX "Invocation_apiId_id_idx" ON "Invocation"("apiId", "id");
CREATE INDEX "Invocation_apiId_statusClass_id_idx" ON "Invocation"("apiId", "statusClass", "id");
CREATE INDEX "Invocation_apiId_phase_id_idx" ON "Invocation"("apiId", "phase", "id");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "InvocationGap_apiId_toAt_idx" ON "InvocationGap"("apiId", "toAt");
