import type { Origin } from '@gatewright/vtl'
import { stepText } from './json-path/step-text.ts'

/** A part of what a template sees; `path` begins with `$`, e.g. `$.items[0].name`. */
export type InputPart = {
  readonly input: 'body' | 'path' | 'querystring' | 'header' | 'context' | 'stageVariables'
  readonly path: string
}

/** What `$input` tells an observer of a value: the part it is, the parts a list was put together from, or all parameters. */
export type InputTag = InputPart | { readonly listed: readonly InputPart[] } | { readonly input: 'params' }

/**
 * The parts of the input that an origin of `TemplateObserver.onOutput` names: none for values of the template's own, such
 * as `$util`; several for a list that a JSON path with more than one result gave.
 */
export function inputPartsOf({ source, path }: Origin): InputPart[] {
  if ('variable' in source) {
    const { variable } = source
    return variable === 'context' || variable === 'stageVariables' ? [{ input: variable, path: `$${path}` }] : []
  }
  const tag = source.tag as InputTag
  if ('listed' in tag) return listedParts(tag.listed, path)
  if (tag.input !== 'params') return [{ input: tag.input, path: tag.path + path }]
  const [, input, rest = ''] = /^\.(path|querystring|header)(.*)$/s.exec(path) ?? []
  return input === 'path' || input === 'querystring' || input === 'header' ? [{ input, path: `$${rest}` }] : []
}

/** A step into the list leads to one of its parts. */
function listedParts(listed: readonly InputPart[], path: string): InputPart[] {
  const step = /^\[(\d+)\]/.exec(path)
  const part = step === null ? undefined : listed[Number(step[1])]
  return part === undefined ? [...listed] : [{ ...part, path: part.path + path.slice(step?.[0].length) }]
}

/** The part that a parameter is. */
export function parameterPart(input: 'path' | 'querystring' | 'header', name: string): InputPart {
  return { input, path: `$${stepText(name)}` }
}
