import { type DefinitionChange, type Json, type RestApi, resourcePath } from '@gatewright/definition'

/** A change as a person reads it: the verb where it is a method, its name, and one line for each member that differs. */
export type ChangeText = {
  verb?: string
  name: string
  kind: DefinitionChange['kind']
  lines: { sign: '+' | '−'; member: string; value: string }[]
}

const longest = 60

/** Words for a change; `api` is the definition that has the thing (the newer one, or the older one for what was removed). */
export function changeText(change: DefinitionChange, api: RestApi | undefined): ChangeText {
  const [, collection, key] = change.path.map(String)
  const verb = change.noun === 'method' ? String(change.path.at(-1)) : undefined
  return {
    ...(verb === undefined ? {} : { verb }),
    name: nameOf(change, api, collection, key),
    kind: change.kind,
    lines: change.members.flatMap((member) => memberLines(member, change)),
  }
}

function nameOf(
  change: DefinitionChange,
  api: RestApi | undefined,
  collection: string | undefined,
  key: string | undefined,
): string {
  if (change.noun === 'API') return 'API settings'
  if (key === undefined) return change.noun
  if (collection === 'resources') return api?.resources[key] === undefined ? key : resourcePath(api, key)
  if (collection === 'authorizers') return api?.authorizers[key]?.name ?? key
  if (collection === 'requestValidators') return api?.requestValidators[key]?.name ?? key
  return key
}

function memberLines(member: DefinitionChange['members'][number], change: DefinitionChange): ChangeText['lines'] {
  const name = member.path.slice(change.path.length).map(String).join('.') || change.noun
  const lines: ChangeText['lines'] = []
  if (member.before !== undefined) lines.push({ sign: '−', member: name, value: shortValue(member.before) })
  if (member.after !== undefined) lines.push({ sign: '+', member: name, value: shortValue(member.after) })
  return lines
}

function shortValue(value: Json): string {
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ') : summaryOf(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

function summaryOf(value: Json): string {
  if (value === null || typeof value !== 'object') return String(value)
  const text = JSON.stringify(value)
  return text.length > longest ? `${Object.keys(value).length} members` : text
}
