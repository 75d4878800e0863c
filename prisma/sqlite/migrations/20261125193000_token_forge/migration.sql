-- CreateTable
CREATE TABLE "TokenForge" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "privateKeys" TEXT NOT NULL,
    "acceptLive" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "TokenForge_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
