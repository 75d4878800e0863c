import type { Json } from '@gatewright/definition'

/**
 * The long form of a CloudFormation short tag: `!Sub x` → `{"Fn::Sub": x}`, `!Ref x` → `{"Ref": x}`,
 * `!GetAtt a.b` → `{"Fn::GetAtt": ["a", "b"]}` (CloudFormation user guide: intrinsic function reference).
 * @returns undefined for any other tag
 */
export function fromShortTag(tag: string | undefined, value: Json): Json | undefined {
  if (tag === undefined || !tag.startsWith('!') || tag.startsWith('!!')) return undefined
  const name = tag.slice(1)
  if (name === 'Ref' || name === 'Condition') return { [name]: value }
  if (!shortTags.has(name)) return undefined
  if (name === 'GetAtt' && typeof value === 'string') {
    const dot = value.indexOf('.')
    return { 'Fn::GetAtt': dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)] }
  }
  return { [`Fn::${name}`]: value }
}

const shortTags = new Set([
  'Base64',
  'Cidr',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'ImportValue',
  'Join',
  'Length',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
  'And',
  'Equals',
  'If',
  'Not',
  'Or',
])
