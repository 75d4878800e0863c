import type { JsonObject } from '@gatewright/definition'
import type { JsonService } from '../protocol/json-service.ts'
import { isObject, readObjects, readText, readTexts } from '../read-input.ts'
import { keepRecent } from '../recent.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'

/** An event that a bus was given; `at` is epoch milliseconds. */
export type BusEvent = {
  readonly id: string
  readonly bus: string
  readonly source: string
  readonly detailType: string
  /** JSON text */
  readonly detail: string
  readonly resources: readonly string[]
  readonly at: number
}

/** Events of all buses, the newest last. Rules and their targets are not simulated. */
export type EventsState = { readonly events: BusEvent[] }

const requestByteLimit = 1_048_576

/** PutEvents (EventBridge API reference): each entry stands for itself. */
function putEvents(state: EventsState, input: JsonObject, context: ServiceContext): JsonObject {
  const entries = readObjects(input, 'Entries') ?? []
  const refuse = (message: string): never => {
    throw new ServiceError('ValidationException', message)
  }
  if (entries.length === 0)
    refuse(
      "1 validation error detected: Value '[]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1",
    )
  if (entries.length > 10)
    refuse(
      "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10",
    )
  const bytes = entries.reduce((sum, entry) => sum + sizeOf(entry), 0)
  if (bytes > requestByteLimit) refuse('Total size of the entries in the request is over the limit.')
  const results = entries.map((entry) => putEvent(state, entry, context))
  return { FailedEntryCount: results.filter(({ EventId }) => EventId === undefined).length, Entries: results }
}

function sizeOf(entry: JsonObject): number {
  const texts = ['Source', 'DetailType', 'Detail'].map((name) => readText(entry, name) ?? '')
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 'Time' in entry ? 14 : 0)
}

function putEvent(state: EventsState, entry: JsonObject, { clock, random }: ServiceContext): JsonObject {
  const [source, detailType, detail] = ['Source', 'DetailType', 'Detail'].map((name) => readText(entry, name) ?? '')
  const failed = (ErrorCode: string, ErrorMessage: string) => ({ ErrorCode, ErrorMessage })
  if (!source) return failed('InvalidArgument', 'Parameter Source is not valid. Reason: Source is a required argument.')
  if (source.startsWith('aws.')) return failed('NotAuthorizedForSourceException', 'Not authorized for the source.')
  if (!detailType)
    return failed('InvalidArgument', 'Parameter DetailType is not valid. Reason: DetailType is a required argument.')
  if (!detail) return failed('InvalidArgument', 'Parameter Detail is not valid. Reason: Detail is a required argument.')
  if (!isJsonObject(detail)) return failed('MalformedDetail', 'Detail is malformed.')
  const bus = readText(entry, 'EventBusName') ?? 'default'
  const id = random.uuid()
  keepRecent(state.events, {
    id,
    bus: bus.slice(bus.lastIndexOf('/') + 1),
    source,
    detailType,
    detail,
    resources: readTexts(entry, 'Resources') ?? [],
    at: clock.now(),
  })
  return { EventId: id }
}

function isJsonObject(text: string): boolean {
  try {
    return isObject(JSON.parse(text))
  } catch {
    return false
  }
}

/** EventBridge, as far as it is simulated. */
export const events: JsonService<EventsState> = {
  version: '1.1',
  errorType: (name) => name,
  actions: { PutEvents: putEvents },
}
