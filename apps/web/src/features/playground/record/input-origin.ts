import type { HostObject, JavaValue, Meter, Origin } from '@gatewright/vtl'
import { pathStep, plainPath } from '../language/json-places.ts'
import type { TemplateSample } from '../preview-protocol.ts'
import type { InputRef } from './recording.ts'

/** What `$input` tells an observer: a part of the input. `isWhole`: the value is put together, so its parts have no places of their own. */
type InputTag = (InputRef & { isWhole?: true }) | { input: 'params' }

/** `$input`, which also tells where its values come from. */
export class ObservedInput implements HostObject {
  readonly hostName = '$input'

  constructor(
    private readonly inner: HostObject,
    private readonly params: TemplateSample['params'],
  ) {}

  getProperty(name: string): JavaValue | undefined {
    return this.inner.getProperty(name)
  }

  callMethod(name: string, args: JavaValue[], meter: Meter): JavaValue | undefined {
    return this.inner.callMethod(name, args, meter)
  }

  toJavaString(): string {
    return this.inner.toJavaString()
  }

  originOf(name: string, args: JavaValue[] | null): InputTag | undefined {
    const [first] = args ?? []
    if (name === 'body') return { input: 'body', path: '$' }
    if (name === 'params' && args?.length === 0) return { input: 'params' }
    if (typeof first !== 'string') return undefined
    if (name === 'path' || name === 'json') {
      const path = plainPath(first)
      if (path !== undefined) return { input: 'body', path }
      return { input: 'body', path: plainPrefix(first), isWhole: true }
    }
    if (name !== 'params') return undefined
    const place = (['path', 'querystring', 'header'] as const).find((each) => Object.hasOwn(this.params[each], first))
    return place === undefined ? undefined : { input: place, path: `$${pathStep(first)}` }
  }
}

/** The part of a JSONPath before its first step that may lead to several values. */
function plainPrefix(jsonPath: string): string {
  let end = jsonPath.search(/\.\.|\*|\?|\[\s*-|\[[^\]'"]*[,:]|\['[^']*'\s*,/)
  if (end < 0) return '$'
  while (end > 0 && /[.[(]/.test(jsonPath.charAt(end - 1))) end--
  return plainPath(jsonPath.slice(0, end)) ?? '$'
}

/** The part of the input that an origin names; undefined for one that is no input, such as `$util`. */
export function inputOf({ source, path }: Origin): InputRef | undefined {
  if ('variable' in source) {
    if (source.variable !== 'context' && source.variable !== 'stageVariables') return undefined
    return { input: source.variable, path: `$${path}` }
  }
  const tag = source.tag as InputTag
  if (tag.input !== 'params') return { input: tag.input, path: tag.isWhole === true ? tag.path : tag.path + path }
  const [, place, rest = ''] = /^\.(path|querystring|header)(.*)$/.exec(path) ?? []
  return place === undefined ? undefined : { input: place as 'path', path: `$${rest}` }
}

/** Whether one part of the input holds the other, or is it. */
export function isWithin(inner: InputRef, outer: InputRef): boolean {
  if (inner.input !== outer.input || !inner.path.startsWith(outer.path)) return false
  return inner.path.length === outer.path.length || /^[.[]/.test(inner.path.slice(outer.path.length))
}
