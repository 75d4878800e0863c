import type { Json } from '@gatewright/definition'

/**
 * What went wrong, in the words of the caller: `notFound` (it is not there), `conflict` (someone else was faster),
 * `invalid` (the input is wrong), `refused` (the input is fine, the state forbids it), `tooLarge` (over a limit),
 * `gone` (it was there), `unavailable` (something it needs does not answer).
 */
export type AppErrorCode = 'notFound' | 'conflict' | 'invalid' | 'refused' | 'tooLarge' | 'gone' | 'unavailable'

/** An error that may be shown: `message` says what, where and the way out; `details` is data for the page. */
export class AppError extends Error {
  override readonly name = 'AppError'
  constructor(
    readonly code: AppErrorCode,
    message: string,
    readonly details?: Json,
  ) {
    super(message)
  }
}
