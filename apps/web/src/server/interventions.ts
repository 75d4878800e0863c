import type { Intervention, Ports } from '@gatewright/engine'
import { z } from 'zod'
import { StepEdits } from '../features/playground/record/step-edits.ts'

const headers = z.array(z.tuple([z.string().min(1).max(500), z.string().max(100_000)])).max(1000)
const body = z.string().max(10_485_760)
const texts = z.record(z.string().max(500), z.string().max(100_000))

/** A value that somebody set while a run stood still, as pages, histories and files have it. */
export const interventionSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('verdict'),
    phase: z.enum(['waf', 'authorize', 'apiKey', 'throttle', 'validateRequest']),
    verdict: z.enum(['pass', 'refuse']),
    principalId: z.string().max(2000).optional(),
    context: z.record(z.string().max(500), z.union([z.string().max(100_000), z.number(), z.boolean()])).optional(),
  }),
  z.strictObject({
    type: z.literal('request'),
    phase: z.literal('integrationRequest'),
    httpMethod: z
      .string()
      .regex(/^[A-Z]{1,20}$/, 'A method is a word of capital letters, e.g. POST.')
      .optional(),
    path: texts.optional(),
    query: headers.optional(),
    headers: headers.optional(),
    body: body.optional(),
  }),
  z.strictObject({
    type: z.literal('answer'),
    phase: z.enum(['integration', 'integrationResponse', 'methodResponse', 'gatewayResponse']),
    status: z
      .int('A status is a whole number.')
      .min(100, 'A status is 100 at least.')
      .max(599, 'A status is 599 at most.')
      .optional(),
    headers: headers.optional(),
    body: body.optional(),
  }),
  z.strictObject({
    type: z.literal('variable'),
    phase: z.enum(['integrationRequest', 'integrationResponse']),
    step: z.int().min(0).max(1_000_000),
    name: z.string().regex(/^[A-Za-z][\w-]{0,200}$/, 'A variable is a name without the $.'),
    text: z.string().max(100_000),
  }),
]) as unknown as z.ZodType<Intervention>

/** The port that applies what was changed; nothing where nothing was. */
export function intervening(interventions: readonly Intervention[] | undefined): Pick<Ports, 'intervene'> {
  if (interventions === undefined || interventions.length === 0) return {}
  return {
    intervene: {
      interventions,
      observeTemplate: (template, changes) => {
        const edits = new StepEdits(template, changes)
        return {
          onStatement: (statement, view) => {
            const given = ['input', 'util', 'context', 'stageVariables'] as const
            edits.reach(
              statement,
              view,
              given.map((name) => [name, view.variable(name)] as const),
            )
          },
        }
      },
    },
  }
}
