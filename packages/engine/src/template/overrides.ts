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

/** Puts in the empty maps that the gateway makes beforehand, where they are missing. */
export function addOverrideMaps(context: JavaMap): void {
  const wanted = { requestOverride: ['path', 'header', 'querystring'], responseOverride: ['header'] }
  for (const [name, members] of Object.entries(wanted)) {
    const map = context.get(name)
    const own = map instanceof JavaMap ? map : new JavaMap('nothing')
    if (map !== own) context.set(name, own)
    for (const each of members) if (!own.has(each)) own.set(each, new JavaMap('nothing'))
  }
}
