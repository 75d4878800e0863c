import type { CorsPath } from '@gatewright/engine/probe'

/** The columns of the table: paths that stand together, with a short head and what they are in full. */
export const corsColumns = [
  { key: 'preflight', head: 'Preflight', name: 'Preflight', paths: ['preflight'] },
  { key: 'answer', head: 'Answer', name: 'Answer', paths: ['answer', 'unknownPath'] },
  { key: 'mapped', head: 'Mapped', name: 'Mapped errors', paths: ['mappedError'] },
  { key: 'auth', head: '401 403', name: 'Authorization', paths: ['noToken', 'denied', 'authorizerFailed'] },
  { key: 'key', head: 'Key', name: 'API key', paths: ['keyMissing'] },
  { key: 'throttle', head: '429', name: 'Throttle and quota', paths: ['throttled', 'quotaExceeded'] },
  { key: 'validation', head: '400', name: 'Request validation', paths: ['badParameters', 'badBody'] },
  { key: 'payload', head: '413 415', name: 'Size and media type', paths: ['unsupportedType', 'tooLarge'] },
  { key: 'backend', head: '5xx', name: 'Integration failure', paths: ['timeout', 'backendFailed'] },
] as const satisfies readonly { key: string; head: string; name: string; paths: readonly CorsPath[] }[]

/** What a path through a method is called. */
export const corsPathLabels: Record<CorsPath, string> = {
  preflight: 'Preflight',
  answer: 'Answer of the method',
  unknownPath: 'Path of no method',
  noToken: 'Without credentials',
  denied: 'Denied',
  authorizerFailed: 'Authorizer fails',
  keyMissing: 'Without API key',
  throttled: 'Throttled',
  quotaExceeded: 'Quota used up',
  badParameters: 'Required parameter missing',
  badBody: 'Body does not fit the model',
  unsupportedType: 'Unsupported media type',
  tooLarge: 'Body over 10 MB',
  timeout: 'Integration timeout',
  backendFailed: 'Backend fails',
  mappedError: 'Mapped error',
}
