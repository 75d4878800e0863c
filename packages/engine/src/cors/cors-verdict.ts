/** What a browser holds against an answer. */
export type CorsFault =
  | 'missingAllowOrigin'
  | 'wildcardWithCredentials'
  | 'multipleAllowOrigin'
  | 'invalidAllowOrigin'
  | 'allowOriginMismatch'
  | 'allowCredentialsNotTrue'
  | 'preflightStatus'
  | 'preflightRedirect'
  | 'allowMethodsUnreadable'
  | 'allowHeadersUnreadable'
  | 'methodNotAllowed'
  | 'headerNotAllowed'
  | 'authorizationNotCovered'

/**
 * What a browser does with an answer. `sentence` is what Chromium prints behind "has been blocked by CORS policy: ";
 * `chromiumPasses` where Chromium is laxer than the Fetch standard.
 */
export type CorsVerdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly fault: CorsFault
      readonly sentence: string
      /** the method or header that was not allowed */
      readonly subject?: string
      readonly chromiumPasses?: true
    }

export const corsAllowed: CorsVerdict = { allowed: true }

/** The whole line that Chromium writes to its console for a `fetch` that it blocked. */
export function chromiumLine(url: string, origin: string, sentence: string): string {
  return `Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: ${sentence}`
}
