export { accountCredentials } from './authorize/account-credentials.ts'
export { signAnew } from './authorize/sign-anew.ts'
export { signInvocation } from './authorize/sign-invocation.ts'
export type { Cause } from './cause.ts'
export { causeRules, type RuleName } from './causes.ts'
export { forbiddenAnswer, type NoStage } from './forbidden-answer.ts'
export type {
  AnswerIntervention,
  Intervening,
  Intervention,
  RequestIntervention,
  VariableIntervention,
  VerdictIntervention,
} from './intervention.ts'
export { memoryCacheStore } from './memory/cache-store.ts'
export { memoryCounterStore } from './memory/counter-store.ts'
export type {
  AwsCall,
  BackendCall,
  ConsoleLine,
  Credential,
  EndpointResponse,
  GatewayAnswer,
  GatewayRequest,
  HeaderList,
  LambdaCall,
  LambdaResult,
  ServiceCall,
} from './message.ts'
export { accessLog } from './observe/access-log.ts'
export { cloudWatchLog, executionLog, type LogSetting, logLine } from './observe/execution-log.ts'
export { apiNameDimension, type Metric, type MetricName, metrics } from './observe/metrics.ts'
export { type SegmentFacts, segments } from './observe/segments.ts'
export type { Outcome, PhaseTime } from './outcome.ts'
export {
  BackendFailure,
  type BackendFailureKind,
  type CacheStore,
  type Clock,
  type CounterStore,
  type Ports,
  type Random,
} from './ports.ts'
export { type CompiledRestApi, compileRestApi } from './rest/compile.ts'
export { type InvokeOptions, invoke } from './rest/handle.ts'
export { type RestPhase, restPhases } from './rest/phases.ts'
export type { RestTarget } from './rest/target.ts'
export {
  type TestInvocation,
  TestInvokeError,
  type TestInvokeResult,
  testInvokeMethod,
} from './rest/test-invoke-method.ts'
export { recordTape, replayTape, reuseTape, type Tape, type TapeAnswer, TapeError } from './tape.ts'
export {
  type EventText,
  eventTextLimit,
  type LogEvent,
  type TemplateInputShown,
  type Trace,
  type TraceEvent,
} from './trace.ts'
