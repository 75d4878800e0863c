import { type MappingTemplateInput, mappingBindings, renderMappingTemplate } from '@gatewright/engine/template'
import {
  type CompiledTemplate,
  compileTemplate,
  formatTemplate,
  fromJson,
  JavaMap,
  lexTemplate,
  parseTemplate,
  TemplateParseError,
  TemplateRenderError,
} from '@gatewright/vtl'

/** Small, so that no run takes long. */
const limits = { maxSteps: 30_000, maxOutputLength: 200_000 }

/** What a rendering came to. */
type Ending = { readonly text: string } | { readonly error: string }

/**
 * Parses, renders and formats a template in every way there is.
 *
 * @returns what is wrong: an error without a place, or two ways that differ; undefined when all is well
 */
export function checkTemplate(template: string, input: MappingTemplateInput): string | undefined {
  try {
    const plain = endingOf(template, () => rendered(compile(template), input, false))
    const observed = endingOf(template, () => rendered(compile(template), input, true))
    if (differ(plain, observed)) return `an observer makes ${show(observed)} of ${show(plain)}`
    endingOf(template, () => compileTemplate(template).render({ list: [1, 'b', null] }, { limits }).text)
    const pieces = checkReferences(template)
    if ('error' in plain || pieces !== undefined) return pieces
    const formatted = formatTemplate(template, { dialect: 'apigateway' })
    const same = endingOf(formatted, () => rendered(compile(formatted), input, false))
    if (differ(plain, same))
      return `formatted as ${JSON.stringify(formatted)} it gives ${show(same)}, not ${show(plain)}`
    return checkTokens(template) ?? checkDefaults(template, input, plain.text)
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

function compile(template: string): CompiledTemplate {
  return compileTemplate(template, { dialect: 'apigateway' })
}

function rendered(compiled: CompiledTemplate, input: MappingTemplateInput, observed: boolean): string {
  const context = fromJson(input.context, { maps: 'nothing' })
  const bindings = mappingBindings(input, context instanceof JavaMap ? context : new JavaMap())
  return compiled.render(bindings, observed ? { limits, observer: {} } : { limits }).text
}

/** Rethrows what is no error of the template. */
function endingOf(template: string, run: () => string): Ending {
  try {
    return { text: run() }
  } catch (error) {
    const places =
      error instanceof TemplateParseError ? error.problems : error instanceof TemplateRenderError ? [error] : []
    if (places.length === 0) throw error
    for (const { start, end, line, column, message } of places) {
      const inside = start >= 0 && start <= end && end <= template.length && line >= 1 && column >= 1
      if (!inside || message === '')
        throw new Error(`the error is at ${start}–${end}, line ${line}: ${message}`, { cause: error })
    }
    return { error: error instanceof TemplateRenderError ? error.code : 'parse' }
  }
}

function differ(one: Ending, other: Ending): boolean {
  return JSON.stringify(one) !== JSON.stringify(other)
}

function show(ending: Ending): string {
  return JSON.stringify(ending).slice(0, 200)
}

/** References read whole must be those that come together from tokens. */
function checkReferences(template: string): string | undefined {
  const whole = JSON.stringify(parseTemplate(template))
  const inPieces = JSON.stringify(parseTemplate(template, { onToken: () => undefined }))
  return whole === inPieces ? undefined : `read whole, references give ${whole}, not ${inPieces}`
}

/** Tokens for highlighting must follow one another inside the template. */
function checkTokens(template: string): string | undefined {
  let at = 0
  for (const { start, end } of lexTemplate(template)) {
    if (start < at || end <= start || end > template.length) return `a token stands at ${start}–${end} after ${at}`
    at = end
  }
  return undefined
}

/** With the ordinary limits, and override maps added, no other error may come. */
function checkDefaults(template: string, input: MappingTemplateInput, text: string): string | undefined {
  const once = endingOf(template, () => renderMappingTemplate(template, input).text)
  const usesOverrides = template.includes('context')
  return usesOverrides || !differ(once, { text }) ? undefined : `with the ordinary limits it gives ${show(once)}`
}
