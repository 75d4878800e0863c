/**
 * A state machine, and what its executions give: their definition is not run. `FUNCTION` gives what a function of the
 * API answers.
 */
export type StateMachine = {
  readonly name: string
  readonly type: 'STANDARD' | 'EXPRESS'
  readonly result:
    | { readonly kind: 'ECHO' }
    | { readonly kind: 'FIXED'; readonly output: string }
    | { readonly kind: 'FAIL'; readonly error: string; readonly cause: string }
    | { readonly kind: 'FUNCTION'; readonly functionName: string }
  readonly executions: Execution[]
}

/** An execution, which is over as soon as it is known; times are epoch milliseconds. */
export type Execution = {
  readonly arn: string
  readonly name: string
  readonly input: string
  readonly startedAt: number
  readonly stoppedAt: number
  readonly status: 'SUCCEEDED' | 'FAILED'
  readonly output?: string
  readonly error?: string
  readonly cause?: string
}

export type StatesState = { readonly machines: Map<string, StateMachine> }
