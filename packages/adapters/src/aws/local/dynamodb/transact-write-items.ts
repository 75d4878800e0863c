import type { JsonObject } from '@gatewright/definition'
import { member, readObject, readObjects, readText, required } from '../read-input.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'
import { checkCount, checkTransactionSize } from './batch-actions.ts'
import { commit, type PlannedWrite, planCheck, planDelete, planPut, planUpdate } from './item-actions.ts'
import { refuseCollectionMetrics, refuseLegacy } from './request.ts'
import { type DynamoDbState, keyText } from './table.ts'

const plans = { Put: planPut, Delete: planDelete, Update: planUpdate, ConditionCheck: planCheck } as const
const tokenLifeMs = 600_000

type Reason = { readonly code: string; readonly message?: string; readonly item?: JsonObject }

/** TransactWriteItems (DynamoDB API reference): all of it or nothing; a `ClientRequestToken` is good once in ten minutes. */
export function transactWriteItems(state: DynamoDbState, input: JsonObject, { clock }: ServiceContext): JsonObject {
  refuseCollectionMetrics(input)
  const entries = required(readObjects(input, 'TransactItems'), 'TransactItems')
  checkCount(entries.length)
  if (isRepeated(state, input, clock.now())) return {}
  const writes: PlannedWrite[] = []
  const reasons: Reason[] = []
  const seen = new Set<string>()
  for (const entry of entries) {
    const result = plan(state, entry)
    if ('table' in result) {
      const place = `${result.table.name} ${keyText(result.table, result.key)}`
      if (seen.has(place))
        throw new ServiceError(
          'ValidationException',
          'Transaction request cannot include multiple operations on one item',
        )
      seen.add(place)
      writes.push(result)
      reasons.push({ code: 'None' })
    } else reasons.push(result)
  }
  if (writes.length < entries.length) throw cancelled(reasons)
  checkTransactionSize(writes)
  for (const write of writes) commit(write)
  const token = readText(input, 'ClientRequestToken')
  if (token !== undefined)
    state.transactions.set(token, { request: JSON.stringify(member(input, 'TransactItems')), at: clock.now() })
  return {}
}

function plan(state: DynamoDbState, entry: JsonObject): PlannedWrite | Reason {
  const names = Object.keys(plans).filter((name) => member(entry, name) !== undefined)
  const [name] = names
  if (name === undefined || names.length > 1)
    throw new ServiceError('ValidationException', 'TransactItems can only contain one of Check, Put, Update or Delete')
  const request = readObject(entry, name) ?? {}
  refuseLegacy(request)
  try {
    return plans[name as keyof typeof plans](state, request)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const { Item: item } = error.members
    if (error.name === 'ConditionalCheckFailedException')
      return {
        code: 'ConditionalCheckFailed',
        message: error.message,
        ...(typeof item === 'object' && item !== null && !Array.isArray(item) && { item }),
      }
    if (isAboutItem(error)) return { code: 'ValidationError', message: error.message }
    throw error
  }
}

/** Faults that only show beside the stored item cancel the transaction; all others refuse the request as it stands. */
function isAboutItem({ name, message }: ServiceError): boolean {
  return (
    name === 'ValidationException' &&
    (message.startsWith('An operand in the update expression') ||
      message.startsWith('The document path provided in the update expression') ||
      message.startsWith('The provided expression refers to an attribute') ||
      message.startsWith('Item size to update'))
  )
}

function cancelled(reasons: readonly Reason[]): ServiceError {
  return new ServiceError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ code }) => code).join(', ')}]`,
    {
      members: {
        CancellationReasons: reasons.map(({ code, message, item }) => ({
          Code: code,
          ...(message !== undefined && { Message: message }),
          ...(item !== undefined && { Item: item }),
        })),
      },
    },
  )
}

function isRepeated({ transactions }: DynamoDbState, input: JsonObject, now: number): boolean {
  for (const [token, { at }] of transactions) if (at + tokenLifeMs <= now) transactions.delete(token)
  const token = readText(input, 'ClientRequestToken')
  const former = token === undefined ? undefined : transactions.get(token)
  if (former === undefined) return false
  if (former.request === JSON.stringify(member(input, 'TransactItems'))) return true
  throw new ServiceError(
    'IdempotentParameterMismatchException',
    'The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical',
  )
}
