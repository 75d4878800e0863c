import type { Json, JsonObject } from '@gatewright/definition'
import { isObject, toText } from '../../json/object.ts'
import { isIntrinsic } from './is-intrinsic.ts'
import { attributeOf, pseudoParameters, referenceOf } from './stand-ins.ts'

/** Where an intrinsic stands: the member it is the value of. */
export type IntrinsicPlace = { key: string }

/**
 * A readable value for a CloudFormation intrinsic, as far as it can be told without the stack (CloudFormation user guide: intrinsic
 * function reference). Pseudo parameters become those of the simulated account, names of resources and parameters stand for themselves, attributes
 * `Arn` become ARNs of a function, role or user pool after the member they stand in. Of an `Fn::If` the first branch that says anything is taken.
 * @returns undefined for `AWS::NoValue`: the member is to be left out
 */
export function resolveIntrinsic(value: Json, place: IntrinsicPlace): Json | undefined {
  if (Array.isArray(value))
    return value.map((item) => resolveIntrinsic(item, place)).filter((item) => item !== undefined)
  if (!isObject(value)) return value
  if (!isIntrinsic(value)) return resolveMembers(value, place)
  const [name = '', argument = null] = Object.entries(value)[0] ?? []
  switch (name) {
    case 'Ref':
      return toText(argument) === 'AWS::NoValue' ? undefined : referenceOf(toText(argument) ?? '', place)
    case 'Fn::GetAtt': {
      const [resource = '', ...attribute] = Array.isArray(argument)
        ? argument.map((part) => textOf(part, place))
        : textOf(argument, place).split('.')
      return attributeOf(resource, attribute.join('.'), place)
    }
    case 'Fn::Sub':
      return substitute(argument, place)
    case 'Fn::Join': {
      const [separator, parts] = Array.isArray(argument) ? argument : []
      const resolved = parts === undefined ? [] : resolveIntrinsic(parts, place)
      return (Array.isArray(resolved) ? resolved : [resolved ?? ''])
        .map((part) => textOf(part, place))
        .join(toText(separator) ?? '')
    }
    case 'Fn::If': {
      const branches = Array.isArray(argument) ? argument.slice(1) : []
      for (const branch of branches) {
        const resolved = resolveIntrinsic(branch, place)
        if (resolved !== undefined) return resolved
      }
      return undefined
    }
    case 'Fn::Select': {
      const [index, list] = Array.isArray(argument) ? argument : []
      const resolved = list === undefined ? [] : resolveIntrinsic(list, place)
      return Array.isArray(resolved) ? (resolved[Number(toText(index) ?? 0)] ?? '') : (resolved ?? '')
    }
    case 'Fn::Split': {
      const [separator, text] = Array.isArray(argument) ? argument : []
      return textOf(text ?? '', place).split(toText(separator) ?? ',')
    }
    case 'Fn::FindInMap':
      return Array.isArray(argument) ? argument.map((part) => textOf(part, place)).join('-') : ''
    case 'Fn::ImportValue':
      return referenceOf(textOf(argument, place), place)
    case 'Fn::Base64':
      return textOf(argument, place)
    case 'Fn::ToJsonString':
      return JSON.stringify(resolveIntrinsic(argument, place) ?? null)
    default:
      return name.slice('Fn::'.length)
  }
}

function resolveMembers(value: JsonObject, place: IntrinsicPlace): JsonObject {
  const entries = Object.entries(value).map(([key, item]) => [key, resolveIntrinsic(item, { ...place, key })] as const)
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined))
}

function textOf(value: Json, place: IntrinsicPlace): string {
  const resolved = resolveIntrinsic(value, place)
  return toText(resolved) ?? (resolved === undefined || resolved === null ? '' : JSON.stringify(resolved))
}

/** `Fn::Sub`: `${Name}`, `${Name.Attribute}` and own variables; `${!x}` is a literal, `${stageVariables.x}` belongs to API Gateway and stays. */
function substitute(argument: Json, place: IntrinsicPlace): string {
  const [template, variables] = Array.isArray(argument) ? argument : [argument]
  const own = isObject(variables) ? variables : {}
  return (toText(template) ?? '').replace(/\$\{(!?)([^{}]*)\}/g, (whole, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`
    if (name.startsWith('stageVariables.')) return whole
    if (Object.hasOwn(own, name)) return textOf(own[name] ?? '', place)
    const pseudo = pseudoParameters.get(name)
    if (pseudo !== undefined) return pseudo
    const dot = name.indexOf('.')
    return dot < 0
      ? referenceOf(name, { ...place, key: '' })
      : attributeOf(name.slice(0, dot), name.slice(dot + 1), place)
  })
}
