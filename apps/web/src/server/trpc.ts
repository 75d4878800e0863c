import { AppError, type AppErrorCode } from '@gatewright/db'
import { initTRPC, TRPCError } from '@trpc/server'
import superjson from 'superjson'
import type { Context } from './context.ts'

type TrpcCode = ConstructorParameters<typeof TRPCError>[0]['code']

/** What an AppError becomes on the wire. */
const codes: Record<AppErrorCode, TrpcCode> = {
  notFound: 'NOT_FOUND',
  conflict: 'CONFLICT',
  invalid: 'BAD_REQUEST',
  refused: 'PRECONDITION_FAILED',
  tooLarge: 'PAYLOAD_TOO_LARGE',
  gone: 'NOT_FOUND',
  unavailable: 'SERVICE_UNAVAILABLE',
}

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  /** The page gets the code of the AppError and its details beside the message; nobody gets a stack. */
  errorFormatter({ shape, error }) {
    const cause = error.cause instanceof AppError ? error.cause : undefined
    const { stack: _stack, ...data } = shape.data
    return { ...shape, data: { ...data, appCode: cause?.code ?? null, details: cause?.details ?? null } }
  },
})

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** A procedure whose AppErrors reach the caller with the right code; anything else is a defect and says so without details. */
export const procedure = t.procedure.use(async ({ next }) => {
  const result = await next()
  if (result.ok || !(result.error.cause instanceof Error)) return result
  const { cause } = result.error
  if (cause instanceof AppError) throw new TRPCError({ code: codes[cause.code], message: cause.message, cause })
  if (result.error.code !== 'INTERNAL_SERVER_ERROR') return result
  console.error(cause)
  throw new TRPCError({
    code: 'INTERNAL_SERVER_ERROR',
    message: 'Something went wrong on the server; its log has the reason.',
  })
})
