import type { Json } from '@gatewright/definition'
import { mappingBindings, type RequestParameters } from '@gatewright/engine/template'
import {
  compileTemplate,
  fromJsonText,
  JavaMap,
  type JavaValue,
  TemplateParseError,
  TemplateRenderError,
} from '@gatewright/vtl'
import { sourceOf } from '../load.ts'
import { isObject, match } from '../match/match.ts'
import { type AnyVector, failed, type Verdict, verdictOf } from '../vector.ts'

type Rendering = { readonly text: string } | { readonly error: Error }

/** Runs a template vector: the text to the byte, or a failure that says where it is. */
export async function runTemplateVector(vector: AnyVector): Promise<Verdict> {
  const expected = isObject(vector.expect) ? vector.expect : {}
  const rendering = render(vector)
  if (expected.error === true) return 'error' in rendering ? placed(rendering.error) : unexpectedText(rendering.text)
  if ('error' in rendering) return failed('rendering', rendering.error.message)
  const mismatch = match(expected.text ?? null, rendering.text, 'text')
  return verdictOf(mismatch === undefined ? [] : [{ where: 'rendering', ...mismatch }])
}

function render(vector: AnyVector): Rendering {
  try {
    return { text: vector.dialect === 'velocity' ? renderVelocity(vector) : renderMapping(vector) }
  } catch (error) {
    if (error instanceof Error) return { error }
    throw error
  }
}

function renderVelocity(vector: AnyVector): string {
  return compileTemplate(String(vector.template), { dialect: 'velocity' }).render(variables(vector)).text
}

/** Binds `$context` as it stands in the vector, its override maps included, and the variables of the vector beside it. */
function renderMapping(vector: AnyVector): string {
  const { body = '', params = {} } = isObject(vector.input) ? vector.input : {}
  const context = fromJsonText(sourceOf(vector, 'context') ?? '{}', { maps: 'nothing' })
  const bindings = mappingBindings(
    { body: String(body), params: parametersOf(params), stageVariables: textsOf(vector.stageVariables) },
    context instanceof JavaMap ? context : new JavaMap('nothing'),
  )
  for (const [name, value] of variables(vector)) bindings.set(name, value)
  return compileTemplate(String(vector.template), { dialect: 'apigateway' }).render(bindings).text
}

function parametersOf(params: Json): RequestParameters {
  const { path, querystring, header } = isObject(params) ? params : {}
  return { path: textsOf(path), querystring: textsOf(querystring), header: textsOf(header) }
}

function textsOf(record: Json | undefined): Record<string, string> {
  const entries = isObject(record) ? Object.entries(record) : []
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}

/** The variables of a vector as Java values, in the order in which its text has them. */
function variables(vector: AnyVector): Map<string, JavaValue> {
  const bound = new Map<string, JavaValue>()
  const value = fromJsonText(sourceOf(vector, 'variables') ?? '{}')
  if (value instanceof JavaMap) {
    for (const name of value.keys()) bound.set(String(name), value.get(name))
  }
  return bound
}

/** An error must say where it is. */
function placed(error: Error): Verdict {
  const place = error instanceof TemplateParseError ? error.problems[0] : error
  const hasPlace = (place instanceof TemplateRenderError || error instanceof TemplateParseError) && isPlaced(place)
  return hasPlace ? { result: 'passed' } : failed('rendering', `the error names no place: ${error.message}`)
}

function isPlaced(place: object | undefined): boolean {
  return place !== undefined && 'line' in place && typeof place.line === 'number' && place.line > 0
}

function unexpectedText(text: string): Verdict {
  return {
    result: 'failed',
    problems: [{ where: 'rendering', path: 'text', expected: 'an error', actual: JSON.stringify(text) }],
  }
}
