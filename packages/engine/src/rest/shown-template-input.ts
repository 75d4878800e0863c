import type { JsonObject } from '@gatewright/definition'
import { eventText } from '../event-text.ts'
import { maskedHeaderValue, maskSecret } from '../mask.ts'
import type { RequestParams } from '../message.ts'
import type { TemplateInputShown } from '../trace.ts'
import type { Call } from './call.ts'

const noParams: RequestParams = { path: {}, querystring: {}, header: {} }

/** What a template sees, as traces show it: enough to render it again, secrets masked. */
export function shownTemplateInput(
  { exchange }: Call,
  { body, params = noParams, context }: { body: string; params: RequestParams | undefined; context: JsonObject },
): TemplateInputShown {
  const headers = Object.entries(params.header).map(([name, value]) => [name, maskedHeaderValue(name, value)])
  return {
    body: eventText(body),
    params: {
      path: { ...params.path },
      querystring: { ...params.querystring },
      header: Object.fromEntries(headers),
    },
    context: withoutKey(context),
    stageVariables: { ...exchange.facts.stageVariables },
  }
}

/** The API key is the one secret in `$context`. */
function withoutKey(context: JsonObject): JsonObject {
  const { identity } = context
  if (typeof identity !== 'object' || identity === null || Array.isArray(identity)) return context
  return typeof identity.apiKey === 'string'
    ? { ...context, identity: { ...identity, apiKey: maskSecret(identity.apiKey) } }
    : context
}
