import type { MethodRequest } from '../message.ts'
import type { Call } from './call.ts'
import type { CompiledMapping } from './parameter-mapping.ts'
import { requestScope } from './request-scope.ts'

/** The values that parameter mappings gave, by target; overrides of the template change them. */
export type MappedRequest = {
  headers: [name: string, value: string][]
  query: [name: string, value: string][]
  path: { [name: string]: string }
  wholePath?: string
}

const noBreaks = /[\r\n]+\s*/g

/** Runs the parameter mappings of an integration. A source that is absent or empty gives nothing. */
export function mapRequest(call: Call, mappings: readonly CompiledMapping[], request: MethodRequest): MappedRequest {
  const mapped: MappedRequest = { headers: [], query: [], path: Object.create(null) }
  if (mappings.length === 0) return mapped
  const scope = requestScope(call, request)
  for (const { target, name, source } of mappings) {
    const value = source(scope)
    if (value === undefined || value === '') continue
    put(mapped, target, name, value)
  }
  return mapped
}

function put(mapped: MappedRequest, target: CompiledMapping['target'], name: string, value: string | string[]): void {
  const values = typeof value === 'string' ? [value] : value
  switch (target) {
    case 'header':
      for (const each of values) mapped.headers.push([name, each.replace(noBreaks, ' ')])
      return
    case 'querystring':
      for (const each of values) mapped.query.push([name, each])
      return
    case 'path':
      mapped.path[name] = values.at(-1) ?? ''
  }
}

/** Replaces what is there under a name; header names compare without case. */
export function override(
  mapped: MappedRequest,
  target: CompiledMapping['target'],
  name: string,
  values: string[],
): void {
  if (target === 'header') {
    mapped.headers = mapped.headers.filter(([known]) => known.toLowerCase() !== name.toLowerCase())
  } else if (target === 'querystring') {
    mapped.query = mapped.query.filter(([known]) => known !== name)
  }
  put(mapped, target, name, values)
}
