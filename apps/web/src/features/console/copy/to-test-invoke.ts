import type { CopiedRequest } from './copied-request.ts'
import { shellQuote } from './shell-quote.ts'

/** What TestInvokeMethod names beside the request. */
export type TestInvokeFacts = {
  apiId: string
  resourceId: string
  /** verb of the method as the definition has it: `ANY` for a catch-all */
  verb: string
  /** path with query string, below the stage */
  path: string
  stageVariables: { readonly [name: string]: string }
}

/** Values that the AWS command line reads as the name of a file or an address. */
const loaded = /^(?:fileb?|https?):\/\//

/**
 * A request as `aws apigateway test-invoke-method`. TestInvokeMethod runs no authorizer that the method does not have in the
 * draft, and its body is a text: bytes are left out with a comment.
 */
export function toTestInvoke({ method, headers, body }: CopiedRequest, facts: TestInvokeFacts): string {
  const { apiId, resourceId, verb, path, stageVariables } = facts
  const byName = new Map<string, string[]>()
  for (const [name, value] of headers) byName.set(name, [...(byName.get(name) ?? []), value])
  const isRepeated = [...byName.values()].some((values) => values.length > 1)
  const comments = [
    ...(verb === 'ANY' && method !== 'ANY'
      ? [`# the method is ANY: TestInvokeMethod runs it as such, not as ${method}`]
      : []),
    ...(body.type === 'bytes'
      ? ['# the body has bytes that are no text; TestInvokeMethod takes text alone, so it is left out']
      : []),
  ]
  const text = body.type === 'text' ? body.text : undefined
  const input = {
    restApiId: apiId,
    resourceId,
    httpMethod: verb,
    pathWithQueryString: path,
    ...(byName.size === 0
      ? {}
      : isRepeated
        ? { multiValueHeaders: Object.fromEntries(byName) }
        : { headers: Object.fromEntries([...byName].map(([name, [value = '']]) => [name, value])) }),
    ...(text === undefined ? {} : { body: text }),
    ...(Object.keys(stageVariables).length === 0 ? {} : { stageVariables }),
  }
  const command = 'aws apigateway test-invoke-method'
  if (text !== undefined && loaded.test(text))
    return [...comments, `${command} --cli-input-json ${shellQuote(JSON.stringify(input))}`].join('\n')
  const parts = Object.entries(input).map(
    ([name, value]) => `--${dashed(name)} ${shellQuote(typeof value === 'string' ? value : JSON.stringify(value))}`,
  )
  return [...comments, [command, ...parts].join(' \\\n  ')].join('\n')
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
