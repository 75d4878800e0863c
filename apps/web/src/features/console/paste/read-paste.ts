import type { JsonObject } from '@gatewright/definition'
import { fromCurl } from './from-curl.ts'
import { fromExecutionLog } from './from-execution-log.ts'
import { fromHar } from './from-har.ts'
import { fromLambdaEvent } from './from-lambda-event.ts'
import { fromRawHttp } from './from-raw-http.ts'
import { type Pasted, PasteError, splitAddress } from './pasted.ts'

/** Characters of a paste that are read; a larger archive is cut down in the browser that recorded it. */
export const pasteLimit = 20_000_000

/** What addresses of an API begin with. */
export type PasteFacts = { apiId: string }

/**
 * Reads a text that was pasted into the request bar.
 * @returns the requests that it holds, or undefined when it is a path or an address, or anything else that goes into the bar as it is
 * @throws PasteError for a text that has the form of a request and cannot be read, or is too large
 */
export function readPaste(text: string, facts: PasteFacts): Pasted[] | undefined {
  const found = recognized(text)
  if (found?.length === 0) throw new PasteError('The pasted text holds no request.')
  return found?.map((pasted) => ({
    ...pasted,
    request: { ...pasted.request, path: belowStage({ host: pasted.host, path: pasted.request.path }, facts) },
  }))
}

/** The path that an address names below its stage; undefined for a text that is no address of HTTP. */
export function readAddress(text: string, facts: PasteFacts): string | undefined {
  const address = text.trim()
  if (!/^https?:\/\/[^\s/]\S*$/i.test(address.slice(0, 20_000))) return undefined
  return belowStage(splitAddress(address), facts)
}

function recognized(text: string): Pasted[] | undefined {
  const start = text.slice(0, 2000).trimStart()
  if (!/\s/.test(start) && !start.startsWith('{')) return undefined
  if (text.length > pasteLimit)
    throw new PasteError(
      `The pasted text has ${text.length.toLocaleString('en')} characters; ${pasteLimit.toLocaleString('en')} are read. Paste the one request that you mean.`,
    )
  if (/^(?:\S*[/\\])?curl(?:\.exe)?[\s^]/i.test(start) || /^echo .*\| *curl\s/s.test(start)) return [fromCurl(text)]
  if (start.startsWith('{')) return fromJson(text)
  const raw = fromRawHttp(text)
  return raw === undefined ? fromExecutionLog(text) : [raw]
}

function fromJson(text: string): Pasted[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new PasteError(
      `The pasted text begins like JSON, and is none: ${error instanceof Error ? error.message : ''}`,
    )
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const event = fromLambdaEvent(value as JsonObject)
    const found = event === undefined ? fromHar(value as JsonObject) : [event]
    if (found !== undefined) return found
  }
  throw new PasteError(
    'The pasted JSON is neither an event that API Gateway gives to a function nor a HAR. A body goes into the Body tab.',
  )
}

/** The path below the stage: an invoke URL names the stage first, here after the id of the API. */
function belowStage({ host, path }: { host: string; path: string }, { apiId }: PasteFacts): string {
  const begun = path.startsWith('/') ? path : `/${path}`
  const isInvokeUrl = /(?:^|\.)execute-api\./i.test(host)
  const rest = begun.startsWith(`/${apiId}/`) ? begun.slice(apiId.length + 1) : isInvokeUrl ? begun : undefined
  if (rest === undefined) return begun
  const below = /^\/[^/?]*(.*)$/s.exec(rest)?.[1] ?? ''
  return below.startsWith('/') ? below : `/${below}`
}
