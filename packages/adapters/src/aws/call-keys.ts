import type { AwsCall } from '@gatewright/engine'
import { headerOf } from './local/protocol/answer.ts'

/**
 * The keys under which a design may hold a backend for a call, the best first: action or path as the integration names
 * it, then the action that a path call asks for by `X-Amz-Target` or `Action`, or the path of a command of the SDK.
 */
export function callKeys(call: AwsCall): readonly [string, ...string[]] {
  const { service, action, path } = call
  const other = action === undefined ? askedAction(call) : path
  const named = `${service}:${action ?? path ?? ''}`
  return other === undefined ? [named] : [named, `${service}:${other}`]
}

/** The action that a call asks for, in its target header, its query or its form. */
export function askedAction(call: AwsCall): string | undefined {
  const target = headerOf(call.headers, 'x-amz-target')
  if (target !== undefined) return target.slice(target.lastIndexOf('.') + 1)
  const { searchParams } = new URL(call.url)
  return searchParams.get('Action') ?? formOf(call)?.get('Action') ?? undefined
}

/** The parameters in the body of a call that sends a form. */
export function formOf(call: AwsCall): URLSearchParams | undefined {
  const type = headerOf(call.headers, 'content-type') ?? ''
  if (!type.toLowerCase().startsWith('application/x-www-form-urlencoded')) return undefined
  return new URLSearchParams(Buffer.from(call.body).toString('utf8'))
}
