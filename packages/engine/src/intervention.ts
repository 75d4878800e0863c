import type { Ast, TemplateObserver } from '@gatewright/vtl'
import type { HeaderList } from './message.ts'
import type { QueryList } from './query-string.ts'

/** A phase that lets a request pass or refuses it: made to decide otherwise. */
export type VerdictIntervention = {
  readonly type: 'verdict'
  readonly phase: 'waf' | 'authorize' | 'apiKey' | 'throttle' | 'validateRequest'
  readonly verdict: 'pass' | 'refuse'
  /** who calls, where `authorize` is made to pass; what is absent stays as it came out */
  readonly principalId?: string
  /** `$context.authorizer` */
  readonly context?: { readonly [name: string]: string | number | boolean }
}

/** Another request for the backend than the integration request gave; absent members stay as they came out. */
export type RequestIntervention = {
  readonly type: 'request'
  readonly phase: 'integrationRequest'
  readonly httpMethod?: string
  /** values for the `{name}` places of the URI */
  readonly path?: { readonly [name: string]: string }
  readonly query?: QueryList
  readonly headers?: HeaderList
  readonly body?: string
}

/** Another answer than the backend or a later phase gave; absent members stay as they came out. */
export type AnswerIntervention = {
  readonly type: 'answer'
  readonly phase: 'integration' | 'integrationResponse' | 'methodResponse' | 'gatewayResponse'
  readonly status?: number
  readonly headers?: HeaderList
  readonly body?: string
}

/** A variable of a mapping template that gets another value when the rendering comes to a step; `text` is an expression. */
export type VariableIntervention = {
  readonly type: 'variable'
  readonly phase: 'integrationRequest' | 'integrationResponse'
  readonly step: number
  readonly name: string
  readonly text: string
}

/** A value that somebody put in place of what a phase gave, while a simulated run stood still there. */
export type Intervention = VerdictIntervention | RequestIntervention | AnswerIntervention | VariableIntervention

/** What a host gives when values are changed: the changes, and who counts the steps of a template. */
export type Intervening = {
  readonly interventions: readonly Intervention[]
  /** Makes an observer of a rendering that gives variables their values at the steps that are meant. */
  readonly observeTemplate: (
    template: Ast.Template,
    changes: readonly Pick<VariableIntervention, 'step' | 'name' | 'text'>[],
  ) => TemplateObserver
}
