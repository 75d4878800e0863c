import type { MappingTemplateInput } from '@gatewright/engine/template'
import { plausibleInput } from '../corpus/plausible-input.ts'
import { Choice } from './choice.ts'
import { TemplateGenerator } from './generate-template.ts'
import { mutateCharacters, mutateParts } from './mutate-template.ts'

/** A template and what it is rendered with. */
export type FuzzCase = { readonly template: string; readonly input: MappingTemplateInput }

const bodies = [
  '',
  '{}',
  '[]',
  'text',
  'null',
  '{"a":[1,2.0,"x",null],"b":{"c":true},"items":[{"sku":"s","qty":2},{"sku":"t","qty":0}],"id":12345678901}',
  '[{"a":1},{"a":{"b":[]}}]',
  '{broken',
  "{'a':b,}",
  `${'['.repeat(60)}1${']'.repeat(60)}`,
]

/** Makes the case of a number: the same for the same seed, whatever ran before. */
export function makeCase(seed: number, templates: readonly string[]): FuzzCase {
  const choice = new Choice(seed)
  const template = makeTemplate(choice, templates)
  return { template, input: makeInput(choice, template) }
}

function makeTemplate(choice: Choice, templates: readonly string[]): string {
  const kind = choice.below(10)
  if (kind < 3) return new TemplateGenerator(choice).block()
  if (kind < 4) return mutateCharacters(new TemplateGenerator(choice).block(), choice)
  const base = choice.of(templates)
  if (kind < 7) return mutateCharacters(base, choice)
  const other = choice.chance(0.5) ? choice.of(templates) : new TemplateGenerator(choice).block()
  return mutateParts(base, other, choice)
}

function makeInput(choice: Choice, template: string): MappingTemplateInput {
  if (choice.chance(0.4)) {
    const input = plausibleInput(template)
    return choice.chance(0.3) ? { ...input, body: mutateCharacters(input.body, choice) } : input
  }
  const body = choice.of(bodies)
  return {
    body: choice.chance(0.3) ? mutateCharacters(body, choice) : body,
    params: { path: { a: '1' }, querystring: { b: 'x y' }, header: { 'Content-Type': 'application/json' } },
    context: {
      stage: 'dev',
      requestOverride: { header: {}, path: {}, querystring: {} },
      responseOverride: { header: {} },
    },
    stageVariables: { a: 'v' },
  }
}
