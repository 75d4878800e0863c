import { type HostObject, JavaMap, type JavaValue, type Meter, toJavaString, toJsonText } from '@gatewright/vtl'
import { compilePath } from './json-path/compile-path.ts'
import { evaluatePath } from './json-path/json-path.ts'
import { parsePayload } from './payload.ts'

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

  #valueAt(path: string, meter: Meter): JavaValue | undefined {
    const compiled = compilePath(path)
    if (this.#payload === undefined) {
      meter.spendText(this.#body.length)
      this.#payload = parsePayload(this.#body)
    }
    return evaluatePath(compiled, this.#payload, meter)
  }

  /** Compact JSON text; of nothing an empty text in quotes. */
  #json(path: string, meter: Meter): string {
    const value = this.#valueAt(path, meter)
    return value === undefined ? '""' : toJsonText(value, { meter })
  }

  #map(): JavaMap {
    this.#params ??= JavaMap.of(
      parameterPlaces.map((place) => [place, JavaMap.of(Object.entries(this.parameters[place]))] as const),
    )
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
