-- AlterTable
ALTER TABLE "Api" ADD COLUMN "deletedAt" DATETIME;
