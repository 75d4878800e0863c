export { checkAccess } from './check-access.ts'
export { checkPreflight } from './check-preflight.ts'
export type { CorsRequest } from './cors-request.ts'
export type { CorsFault, CorsVerdict } from './cors-verdict.ts'
