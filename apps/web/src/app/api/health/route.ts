import { getContext } from '@/server/context'

export const dynamic = 'force-dynamic'

/** 200 when the database is open; 503 with the reason otherwise. */
export async function GET(): Promise<Response> {
  try {
    await getContext()
    return Response.json({ status: 'ok' })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return Response.json({ status: 'unavailable', reason }, { status: 503 })
  }
}
