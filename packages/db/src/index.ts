export { getAccount, updateAccount } from './account.ts'
export {
  type Api,
  checkName,
  createApi,
  type DeletedApi,
  deleteApi,
  deletedApiDays,
  getApi,
  listApis,
  listDeletedApis,
  purgeApi,
  purgeExpiredApis,
  restoreApi,
} from './api.ts'
export { AppError, type AppErrorCode } from './app-error.ts'
export { type Database, openDatabase } from './database.ts'
export { databaseFile } from './database-url.ts'
export { createDeployment, type DeploymentSummary, getDeployment, listDeployments } from './deployment.ts'
export { type Change, changesSince, createVersion, type Edit, getVersion, listVersions, saveDesign } from './design.ts'
export { removeIamIdentity, saveIamIdentity } from './iam-identity.ts'
export { newId } from './id.ts'
export {
  clearInvocations,
  type FetchedInvocations,
  getInvocation,
  type InvocationCursor,
  type InvocationGap,
  type InvocationMode,
  type InvocationSummary,
  invocationCursor,
  listInvocationGaps,
  type NewInvocation,
  recordFetched,
  recordInvocation,
} from './invocation.ts'
export {
  type MetricRange,
  type MetricValues,
  metricSeries,
  metricsByMethod,
  metricTotals,
  type Percentiles,
} from './invocation-metrics.ts'
export { getRetention, type InvocationRetention, mostKeptInvocations, setRetention } from './invocation-retention.ts'
export {
  countInvocations,
  type InvocationCounts,
  type InvocationFilter,
  searchInvocations,
} from './invocation-search.ts'
export { type MigrationReport, migrate } from './migrate.ts'
export { applyPatches, type Patch, patchSchema } from './patch.ts'
export { copySaved, moveSaved, type SavedFolderInput, saveFolder, saveVariables } from './saved-folder.ts'
export { type SavedRequestInput, saveRequest } from './saved-request.ts'
export {
  getSavedTree,
  insertSaved,
  removeSaved,
  type SavedFolder,
  type SavedItems,
  type SavedPlace,
  type SavedRequest,
  type SavedTree,
} from './saved-tree.ts'
export {
  getServiceSnapshot,
  listServiceSnapshots,
  liveSnapshotName,
  removeServiceSnapshot,
  type ServiceSnapshotSummary,
  saveServiceSnapshot,
} from './service-snapshot.ts'
export {
  countOpening,
  createShareLink,
  getShareLink,
  listShareLinks,
  revokeShareLink,
  type ShareLinkSummary,
} from './share-link.ts'
export {
  checkStageName,
  createStage,
  getStage,
  listStages,
  removeStage,
  type StoredStage,
  updateStage,
} from './stage.ts'
export { listTemplateTests, removeTemplateTest, saveTemplateTest, type TemplateTest } from './template-test.ts'
export { createTokenForge, getTokenForge, type StoredTokenForge, setAcceptForgedTokens } from './token-forge.ts'
export { listUsageCounters, saveUsageCounters, type UsageCounter } from './usage-counter.ts'
export { ensureWorkspace, localWorkspaceId } from './workspace.ts'
