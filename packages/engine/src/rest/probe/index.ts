export type { CorsFault, CorsVerdict } from '../../cors/cors-verdict.ts'
export type { ProbeCall } from './probe-call.ts'
export {
  type CorsCheck,
  type CorsNote,
  type CorsPath,
  type CorsReport,
  type CorsSettings,
  probeCors,
  probeUnknownPath,
} from './probe-cors.ts'
export { type ExposureCall, type ExposureReport, probeExposure } from './probe-exposure.ts'
export { type ProbedMethod, probedMethods } from './probe-target.ts'
