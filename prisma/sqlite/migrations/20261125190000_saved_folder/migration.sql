-- CreateTable
CREATE TABLE "SavedFolder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "apiId" TEXT NOT NULL,
    "parentId" TEXT,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "SavedFolder_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SavedFolder_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "SavedFolder" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SavedVariables" (
    "apiId" TEXT NOT NULL PRIMARY KEY,
    "document" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "SavedVariables_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_SavedRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "apiId" TEXT NOT NULL,
    "folderId" TEXT,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "document" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "SavedRequest_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SavedRequest_folderId_fkey" FOREIGN KEY ("folderId") REFERENCES "SavedFolder" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_SavedRequest" ("apiId", "createdAt", "document", "id", "name", "updatedAt") SELECT "apiId", "createdAt", "document", "id", "name", "updatedAt" FROM "SavedRequest";
DROP TABLE "SavedRequest";
ALTER TABLE "new_SavedRequest" RENAME TO "SavedRequest";
CREATE INDEX "SavedRequest_apiId_idx" ON "SavedRequest"("apiId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "SavedFolder_apiId_idx" ON "SavedFolder"("apiId");


