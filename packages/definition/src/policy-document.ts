import type { Json, JsonObject } from './json.ts'
import type { Path } from './path.ts'

/** A fault of a policy document: where in the document, and what the grammar asks for. */
export type PolicyFault = { readonly path: Path; readonly message: string }

const elements = new Set([
  ...['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource'],
  ...['Principal', 'NotPrincipal', 'Condition'],
])
const versions = ['2012-10-17', '2008-10-17']

/**
 * Holds a policy document against the grammar of the JSON policy language (IAM user guide), as far as the service refuses a
 * document for it. An identity policy is attached to the caller, so it names no principal; a resource policy needs one.
 */
export function policyFaults(document: Json, attachedTo: 'identity' | 'resource'): PolicyFault[] {
  if (!isObject(document)) return [{ path: [], message: 'A policy document is a JSON object with a Statement.' }]
  const faults: PolicyFault[] = []
  for (const name of Object.keys(document))
    if (!['Version', 'Id', 'Statement'].includes(name))
      faults.push({ path: [name], message: `${name} is no element of a policy: Version, Id and Statement are.` })
  const { Version: version, Statement: statement } = document
  if (version !== undefined && !versions.includes(String(version)))
    faults.push({ path: ['Version'], message: `The Version is ${versions.join(' or ')}.` })
  if (statement === undefined) return [...faults, { path: [], message: 'The policy has no Statement.' }]
  const list = Array.isArray(statement) ? statement : [statement]
  if (list.length === 0) faults.push({ path: ['Statement'], message: 'The policy has no statement.' })
  for (const [index, each] of list.entries()) {
    const place = Array.isArray(statement) ? ['Statement', index] : ['Statement']
    faults.push(
      ...statementFaults(each, attachedTo).map(({ path, message }) => ({ path: [...place, ...path], message })),
    )
  }
  return faults
}

function statementFaults(statement: Json, attachedTo: 'identity' | 'resource'): PolicyFault[] {
  if (!isObject(statement)) return [{ path: [], message: 'A statement is a JSON object.' }]
  const faults: PolicyFault[] = []
  const fault = (message: string, ...path: Path) => faults.push({ path, message })
  for (const name of Object.keys(statement))
    if (!elements.has(name)) fault(`${name} is no element of a statement.`, name)
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') fault('The Effect is Allow or Deny.', 'Effect')
  for (const name of ['Action', 'Resource']) {
    const opposite = `Not${name}`
    const given = [name, opposite].filter((each) => statement[each] !== undefined)
    if (given.length !== 1) fault(`A statement has either ${name} or ${opposite}.`, ...given.slice(1))
    for (const each of given) if (!isTexts(statement[each])) fault(`${each} is a text or a list of texts.`, each)
  }
  const principal = ['Principal', 'NotPrincipal'].filter((name) => statement[name] !== undefined)
  if (attachedTo === 'identity' && principal[0] !== undefined)
    fault('A policy of an identity names no principal: it speaks of whom it is attached to.', principal[0])
  if (attachedTo === 'resource' && principal.length !== 1) fault('A statement has either Principal or NotPrincipal.')
  const { Condition: condition } = statement
  if (condition !== undefined && !isCondition(condition))
    fault('A Condition has operators, each with keys and their values.', 'Condition')
  return faults
}

function isCondition(condition: Json): boolean {
  return (
    isObject(condition) &&
    Object.values(condition).every((keys) => isObject(keys) && Object.values(keys).every(isScalars))
  )
}

function isScalars(value: Json): boolean {
  return [value].flat().every((each) => each !== null && typeof each !== 'object')
}

function isTexts(value: Json | undefined): boolean {
  return value !== undefined && [value].flat().every((each) => typeof each === 'string')
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
