export type { Cause } from './cause.ts'
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
} from './message.ts'
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
export type { RestTarget } from './target.ts'
export { recordTape, replayTape, type Tape, type TapeAnswer, TapeError } from './tape.ts'
export { type EventText, eventTextLimit, type Trace, type TraceEvent } from './trace.ts'
