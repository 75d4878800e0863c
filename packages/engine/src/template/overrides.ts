import type { Json } from '@gatewright/definition'
import { JavaMap, type JavaValue } from '@gatewright/vtl'
import { record, toJson } from './to-json.ts'

export type Overrides = {
  request: { header: Record<string, Json>; path: Record<string, Json>; querystring: Record<string, Json> }
  response: { header: Record<string, Json>; status?: Json }
}

/** What templates have put into `requestOverride` and `responseOverride` of `$context`. */
export function overridesIn(context: JavaMap): Overrides {
  const request = context.get('requestOverride')
  const response = context.get('responseOverride')
  const status = member(response, 'status')
  return {
    request: {
      header: values(member(request, 'header')),
      path: values(member(request, 'path')),
      querystring: values(member(request, 'querystring')),
    },
    response: { header: values(member(response, 'header')), ...(status === null ? {} : { status: toJson(status) }) },
  }
}

function member(map: JavaValue, name: string): JavaValue {
  return map instanceof JavaMap ? map.get(name) : null
}

function values(map: JavaValue): Record<string, Json> {
  return map instanceof JavaMap ? record(map, toJson) : {}
}

/**
 * Makes the overrides of a new `$context` such that each can be set once: an override is final, and setting it again ends
 * the rendering (developer guide: override request and response parameters and status codes).
 */
export function makeOverridesFinal(context: JavaMap): void {
  const request = context.get('requestOverride')
  const response = context.get('responseOverride')
  for (const name of ['path', 'header', 'querystring']) setOnce(member(request, name))
  setOnce(member(response, 'header'))
  setOnce(response, 'status')
}

/** Lets each key of a map be set once, or only the one that is named. */
function setOnce(map: JavaValue, only?: string): void {
  if (!(map instanceof JavaMap)) return
  const set = map.set.bind(map)
  map.set = (key, value) => {
    const isFinal = only === undefined || key === only
    if (isFinal && map.has(key)) throw new Error(`The override ${String(key)} is set a second time, and it is final.`)
    return set(key, value)
  }
}

/** Puts in the empty maps that the gateway makes beforehand, where they are missing. */
export function addOverrideMaps(context: JavaMap): void {
  const wanted = { requestOverride: ['path', 'header', 'querystring'], responseOverride: ['header'] }
  for (const [name, members] of Object.entries(wanted)) {
    const map = context.get(name)
    const own = map instanceof JavaMap ? map : new JavaMap('nothing')
    for (const each of members) {
      if (own.has(each)) continue
      const made = new JavaMap('nothing')
      own.set(each, made)
      setOnce(made)
    }
    if (map === own) continue
    context.set(name, own)
    if (name === 'responseOverride') setOnce(own, 'status')
  }
}
