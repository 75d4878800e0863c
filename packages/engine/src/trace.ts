import type { Json, JsonObject } from '@gatewright/definition'
import type { Cause } from './cause.ts'
import type { ConsoleLine, HeaderList, RequestParams } from './message.ts'

/** Bodies and templates in events are cut at this many characters; the event says so. */
export const eventTextLimit = 65_536

/** A text in an event; `truncated` when it was cut at {@link eventTextLimit}, `isBase64` when it is bytes that are no UTF-8. */
export type EventText = { readonly text: string; readonly truncated?: boolean; readonly isBase64?: boolean }

/**
 * A line of the execution log, without its prefix. `ERROR` lines show at log level ERROR too; `dataTrace` lines only where
 * full requests are logged.
 */
export type LogEvent = {
  readonly type: 'log'
  readonly phase: string
  readonly at: number
  readonly level: 'ERROR' | 'INFO'
  readonly dataTrace: boolean
  readonly text: string
}

/** The variables of a mapping template as JSON; header fields with secrets are masked. */
export type TemplateInputShown = {
  readonly body: EventText
  readonly params: RequestParams
  readonly context: JsonObject
  readonly stageVariables: { readonly [name: string]: string }
}

/** Times are epoch milliseconds of `ports.clock`. `phase` names are those of the kind's `phases.ts`. Secrets are masked when an event is made. */
export type TraceEvent =
  | { readonly type: 'phaseStarted'; readonly phase: string; readonly at: number; readonly input?: Json }
  | {
      readonly type: 'phaseCompleted'
      readonly phase: string
      readonly at: number
      readonly result: string
      readonly skipped?: boolean
      readonly output?: Json
    }
  | { readonly type: 'phaseFailed'; readonly phase: string; readonly at: number; readonly cause: Cause }
  | {
      readonly type: 'stepStarted'
      readonly phase: string
      readonly step: string
      readonly at: number
      readonly input?: Json
    }
  | {
      readonly type: 'stepCompleted'
      readonly phase: string
      readonly step: string
      readonly at: number
      readonly ok: boolean
      readonly result: string
      readonly output?: Json
    }
  | {
      readonly type: 'templateRendered'
      readonly phase: string
      readonly at: number
      readonly which: 'request' | 'response' | 'gatewayResponse'
      readonly contentType: string
      readonly template: EventText
      /** what the template saw: enough to render it again elsewhere */
      readonly input?: TemplateInputShown
      readonly output: EventText
      readonly overrides: Json
    }
  | {
      readonly type: 'endpointRequest'
      readonly phase: string
      readonly at: number
      readonly method: string
      readonly uri: string
      readonly headers: HeaderList
      readonly body: EventText
    }
  | {
      readonly type: 'endpointResponse'
      readonly phase: string
      readonly at: number
      readonly status: number
      readonly headers: HeaderList
      readonly body: EventText
      readonly latencyMs: number
    }
  | {
      readonly type: 'integrationResponseSelected'
      readonly phase: string
      readonly at: number
      readonly matched: string
      readonly candidates: readonly {
        readonly statusCode: string
        readonly pattern: string
        readonly matches: boolean
      }[]
      readonly statusCode: string
    }
  | {
      /** a handler called an AWS service */
      readonly type: 'serviceCalled'
      readonly phase: string
      readonly at: number
      readonly durationMs: number
      readonly functionName: string
      readonly service: string
      readonly action: string
      readonly ok: boolean
      readonly input: EventText
      readonly answer: EventText
    }
  | { readonly type: 'console'; readonly phase: string; readonly functionName: string; readonly line: ConsoleLine }
  | {
      /** somebody changed by hand what the phase gave: from here on this is not what the service would do */
      readonly type: 'changed'
      readonly phase: string
      readonly at: number
      readonly was: Json
      readonly is: Json
    }
  | LogEvent
  | { readonly type: 'notSimulated'; readonly phase: string; readonly at: number; readonly what: string }
  | { readonly type: 'internalError'; readonly phase: string; readonly at: number; readonly message: string }

/** All events of one request, in order. */
export type Trace = { readonly events: readonly TraceEvent[] }
