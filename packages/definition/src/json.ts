import { z } from 'zod'

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

z.config({ jitless: true })

/** Any JSON value, kept as it is. */
export const jsonSchema: z.ZodType<Json> = z.json() as z.ZodType<Json>
