import { AppError } from '@gatewright/db'
import { issuesText } from '@gatewright/definition'
import { z } from 'zod'
import { shareLimits } from '../../share/share-limits.ts'
import { type SharePayload, sharePayloadSchema } from './payload.ts'

const versionSchema = z.object({ format: z.literal('gatewright-share'), version: z.number() })

/** Levels of lists and objects inside each other; what people make has a few dozen at most. */
const deepest = 200

/** Reads a payload that a stranger may have made. Throws `invalid` with the place, or `tooLarge`. */
export function readPayload(value: unknown): SharePayload {
  checkDepth(value)
  checkSize(sizeOf(value))
  const named = versionSchema.safeParse(value)
  if (!named.success) throw new AppError('invalid', 'This is no shared request of Gatewright.')
  if (named.data.version !== 1)
    throw new AppError(
      'invalid',
      `The shared request has form ${named.data.version}, which this version does not know. Open it with a newer Gatewright.`,
    )
  const parsed = sharePayloadSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new AppError('invalid', `The shared request is damaged: ${issuesText(parsed.error).slice(0, 500)}`)
}

/** Refuses nesting that would exhaust the stack of whoever walks through it. */
function checkDepth(value: unknown): void {
  const left: (readonly [value: unknown, depth: number])[] = [[value, 0]]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [each, depth] = next
    if (typeof each !== 'object' || each === null) continue
    if (depth >= deepest)
      throw new AppError('invalid', `The shared request is nested deeper than ${deepest} levels, which no request is.`)
    for (const member of Object.values(each)) left.push([member, depth + 1])
  }
}

/** How large a payload is, in bytes of its JSON. */
export function sizeOf(payload: unknown): number {
  return Buffer.byteLength(JSON.stringify(payload))
}

/** Refuses what is over the limit, saying by how much and what to do. */
export function checkSize(bytes: number): void {
  if (bytes <= shareLimits.payloadBytes) return
  const megabytes = (size: number) => (size / 1_000_000).toFixed(1)
  throw new AppError(
    'tooLarge',
    `The shared request has ${megabytes(bytes)} MB; ${megabytes(shareLimits.payloadBytes)} MB are allowed. A smaller body, or shorter answers of the backends, make it fit.`,
    { bytes, limit: shareLimits.payloadBytes },
  )
}
