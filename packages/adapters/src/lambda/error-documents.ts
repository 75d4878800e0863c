/** What a failed invocation answers with, as text of the payload (Lambda developer guide: errors of Node.js functions). */
export type ErrorDocument = {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace?: readonly string[]
}

/** A function that ran longer than its timeout, in seconds with two decimals as Lambda prints it. */
export function timedOut(requestId: string, timeoutSeconds: number): ErrorDocument {
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
  }
}

/** A function whose process ended: by itself, or because it used up its memory. */
export function runtimeExited(requestId: string, how: { code: number } | 'outOfMemory'): ErrorDocument {
  const reason =
    how === 'outOfMemory'
      ? 'Runtime exited with error: signal: killed'
      : how.code === 0
        ? 'Runtime exited without providing a reason'
        : `Runtime exited with error: exit status ${how.code}`
  return { errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${requestId} Error: ${reason}` }
}

/** Bytes that a synchronous invocation may carry in its request; Lambda adds 100 to it for responses. */
export const payloadLimitBytes = 6_291_456
/** Bytes that an `Event` invocation may carry. */
export const eventPayloadLimitBytes = 1_048_576

/** An answer above Lambda's limit for synchronous invocations. */
export function responseTooLarge(): ErrorDocument {
  return {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${payloadLimitBytes + 100} bytes).`,
  }
}

/** An event that is no JSON: Lambda refuses it before the function runs. */
export function unreadableEvent(reason: string): ErrorDocument {
  return {
    errorType: 'InvalidRequestContentException',
    errorMessage: `Could not parse request body into json: ${reason}`,
  }
}
