import { type Coding, compress, negotiateCoding } from '../compression.ts'
import { findHeader, hasHeader } from '../header-list.ts'
import type { GatewayAnswer } from '../message.ts'
import type { Call } from './call.ts'
import { isStreamed } from './compile-integration.ts'

/** The coding in which the client takes the answer, when the API compresses answers of this size (rest-api reference §17.2). */
export function answerCoding({ api, exchange, progress }: Call, answer: GatewayAnswer): Coding | undefined {
  const { minimumCompressionSize } = api.definition
  if (minimumCompressionSize === undefined || answer.body.length < minimumCompressionSize) return undefined
  if (hasHeader(answer.headers, 'content-encoding')) return undefined
  const integration = progress.method?.integration
  if (integration !== undefined && isStreamed(integration)) return undefined
  return negotiateCoding(findHeader(exchange.request.headers, 'accept-encoding'))
}

export async function compressedAnswer(answer: GatewayAnswer, coding: Coding): Promise<GatewayAnswer> {
  return {
    status: answer.status,
    headers: [...answer.headers, ['Content-Encoding', coding]],
    body: await compress(answer.body, coding),
  }
}
