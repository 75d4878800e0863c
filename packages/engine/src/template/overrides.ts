import type { Json, JsonObject } from '@gatewright/definition'
import { fromJson, JavaMap, type JavaValue, type ReadMember } from '@gatewright/vtl'
import { record, toJson } from './to-json.ts'

export type Overrides = {
  request: {
    header: Record<string, Json>
    path: Record<string, Json>
    querystring: Record<string, Json>
    /** a text that a template put in the place of the whole map `path` */
    wholePath?: string
  }
  response: { header: Record<string, Json>; status?: Json }
}

/** What templates have put into `requestOverride` and `responseOverride` of `$context`. */
export function overridesIn(context: JavaMap): Overrides {
  const request = context.get('requestOverride')
  const response = context.get('responseOverride')
  const status = member(response, 'status')
  const path = member(request, 'path')
  return {
    request: {
      header: values(member(request, 'header')),
      path: values(path),
      querystring: values(member(request, 'querystring')),
      ...(typeof path === 'string' && { wholePath: path }),
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

const overrideMaps = { requestOverride: ['path', 'header', 'querystring'], responseOverride: ['header'] } as const

/**
 * `$context` over its JSON form. Each override can be set once: it is final, and setting it again ends the rendering
 * (developer guide: override request and response parameters and status codes).
 */
export function contextOver(context: JsonObject): JavaMap {
  return JavaMap.over(context, readContextMember, 'nothing')
}

const readContextMember: ReadMember = (member, name) => {
  if (!isRecord(member) || (name !== 'requestOverride' && name !== 'responseOverride')) return readPlain(member)
  return overrideGroup(name, JavaMap.over(member, readOverrideMember, 'nothing'))
}

const readOverrideMember: ReadMember = (member, name) => {
  if (name === 'status' || !isRecord(member)) return readPlain(member)
  return overrideValues(JavaMap.over(member, readPlain, 'nothing'))
}

function readPlain(member: unknown): JavaValue {
  return fromJson(member as Json, { maps: 'nothing' })
}

function isRecord(member: unknown): member is JsonObject {
  return typeof member === 'object' && member !== null && !Array.isArray(member)
}

function overrideGroup(name: keyof typeof overrideMaps, group: JavaMap): JavaMap {
  if (name === 'responseOverride') group.isFinal = (key) => key === 'status'
  return group
}

function overrideValues(map: JavaMap): JavaMap {
  map.isFinal = () => true
  return map
}

/** Puts in the empty maps that the gateway makes beforehand, where they are missing. */
export function addOverrideMaps(context: JavaMap): void {
  for (const name of ['requestOverride', 'responseOverride'] as const) {
    const known = context.get(name)
    const group = known instanceof JavaMap ? known : overrideGroup(name, new JavaMap('nothing'))
    if (known !== group) context.set(name, group)
    for (const member of overrideMaps[name]) {
      if (!group.has(member)) group.set(member, overrideValues(new JavaMap('nothing')))
    }
  }
}
