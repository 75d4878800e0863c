import {
  fromJson,
  type HostObject,
  JavaException,
  JavaMap,
  type JavaValue,
  Meter,
  toJavaString,
  toJsonText,
} from '@gatewright/vtl'
import { type InputPart, type InputTag, parameterPart } from './input-origin.ts'
import { compilePath } from './json-path/compile-path.ts'
import { evaluatePath, locatePath } from './json-path/json-path.ts'
import { BrokenJson, parsePayload } from './payload.ts'

/** The payload of the request, or of the backend's answer, is broken JSON: the service cannot process it. */
export class UnreadablePayload extends JavaException {
  override name = 'UnreadablePayload'
}

/** The parameters of a request: each name with its last value. */
export type RequestParameters = {
  readonly path: Readonly<Record<string, string>>
  readonly querystring: Readonly<Record<string, string>>
  readonly header: Readonly<Record<string, string>>
}

export const parameterPlaces = ['path', 'querystring', 'header'] as const

/**
 * `$input` of mapping templates. The payload is read as JSON when a template first asks for a part of it, so a template
 * that does not never fails on it.
 */
export class InputObject implements HostObject {
  readonly hostName = '$input'
  readonly #body: string
  #payload: JavaValue | undefined
  #params: JavaMap | undefined

  /** @param body the payload as text; an empty one counts as `{}` */
  constructor(
    body: string,
    private readonly parameters: RequestParameters,
  ) {
    this.#body = body === '' ? '{}' : body
  }

  getProperty(name: string): JavaValue | undefined {
    return name === 'body' ? this.#body : undefined
  }

  callMethod(name: string, args: JavaValue[], meter: Meter): JavaValue | undefined {
    const [first] = args
    if (name === 'params')
      return args.length > 1 ? undefined : first === undefined ? this.#map() : this.#parameter(first, meter)
    if (args.length !== 1 || typeof first !== 'string') return undefined
    if (name === 'path') return this.#valueAt(first, meter) ?? null
    if (name === 'json') return this.#json(first, meter)
    return undefined
  }

  toJavaString(): string {
    return this.hostName
  }

  originOf(name: string, args: JavaValue[] | null): InputTag | undefined {
    if (name === 'body') return { input: 'body', path: '$' }
    if (args !== null && args.length > 1) return undefined
    const [first] = args ?? []
    if (name === 'params') return first === undefined ? { input: 'params' } : this.#parameterOrigin(toJavaString(first))
    return (name === 'path' || name === 'json') && typeof first === 'string' ? this.#bodyOrigin(first) : undefined
  }

  #parameterOrigin(name: string): InputTag | undefined {
    const place = parameterPlaces.find((each) => Object.hasOwn(this.parameters[each], name))
    return place === undefined ? undefined : parameterPart(place, name)
  }

  /** Evaluates the path again, noting places; of a value that a function made, the whole body is the origin. */
  #bodyOrigin(path: string): InputTag | undefined {
    if (this.#payload === undefined) return undefined
    const compiled = compilePath(path)
    const found = locatePath(compiled, this.#payload, new Meter())
    if (found === undefined) return undefined
    const parts = found.places?.map((place): InputPart => ({ input: 'body', path: `$${place}` }))
    const [only] = parts ?? []
    if (parts === undefined) return { input: 'body', path: '$' }
    return compiled.definite && only !== undefined ? only : { listed: parts }
  }

  #valueAt(path: string, meter: Meter): JavaValue | undefined {
    const compiled = compilePath(path)
    if (this.#payload === undefined) {
      meter.spendText(this.#body.length)
      this.#payload = readPayload(this.#body)
    }
    return evaluatePath(compiled, this.#payload, meter)
  }

  /** Compact JSON text; of nothing an empty text in quotes. */
  #json(path: string, meter: Meter): string {
    const value = this.#valueAt(path, meter)
    return value === undefined ? '""' : toJsonText(value, { meter })
  }

  #map(): JavaMap {
    const { path, querystring, header } = this.parameters
    this.#params ??= fromJson({ path, querystring, header }) as JavaMap
    return this.#params
  }

  #parameter(name: JavaValue, meter: Meter): JavaValue {
    const wanted = toJavaString(name, meter)
    for (const place of parameterPlaces) {
      const map = this.#map().get(place)
      if (map instanceof JavaMap && map.has(wanted)) return map.get(wanted)
    }
    return ''
  }
}

function readPayload(body: string): JavaValue {
  try {
    return parsePayload(body)
  } catch (error) {
    throw error instanceof BrokenJson ? new UnreadablePayload(error.javaClass, `the body: ${error.message}`) : error
  }
}
