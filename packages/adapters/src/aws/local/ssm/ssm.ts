import type { Json, JsonObject } from '@gatewright/definition'
import type { JsonService, ServiceAction } from '../protocol/json-service.ts'
import { present, type QueryNode, queryList, queryText } from '../protocol/query-parameters.ts'
import type { QueryService } from '../protocol/query-service.ts'
import type { XmlTree } from '../protocol/xml.ts'
import { isObject, readBoolean, readInteger, readText, readTexts, required } from '../read-input.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'

/** A parameter as it stands; former versions are not kept. `modifiedAt` is epoch milliseconds. */
export type Parameter = {
  readonly name: string
  readonly type: 'String' | 'StringList' | 'SecureString'
  readonly value: string
  readonly version: number
  readonly modifiedAt: number
}

export type SsmState = { readonly parameters: Map<string, Parameter> }

const parameterLimit = 10_000
const types = ['String', 'StringList', 'SecureString'] as const

function find(state: SsmState, given: string): Parameter | undefined {
  const name = /^arn:[^:]*:ssm:[^:]*:[^:]*:parameter(\/.+)$/.exec(given)?.[1] ?? given
  const [plain = '', selector] = name.split(':')
  const parameter = state.parameters.get(plain) ?? state.parameters.get(plain.replace(/^\//, ''))
  if (parameter === undefined || selector === undefined || selector === String(parameter.version)) return parameter
  throw new ServiceError(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${selector} of ${plain}. Verify the version and try again.`,
  )
}

function describe(parameter: Parameter, decrypted: boolean, { region, accountId }: ServiceContext): JsonObject {
  const { name, type, value, version, modifiedAt } = parameter
  return {
    ARN: `arn:aws:ssm:${region}:${accountId}:parameter${name.startsWith('/') ? '' : '/'}${name}`,
    DataType: 'text',
    LastModifiedDate: modifiedAt / 1000,
    Name: name,
    Type: type,
    Value: type === 'SecureString' && !decrypted ? Buffer.from(`encrypted:${name}`).toString('base64') : value,
    Version: version,
  }
}

/** GetParameter (Systems Manager API reference). */
const getParameter: ServiceAction<SsmState> = (state, input, context) => {
  const parameter = find(state, required(readText(input, 'Name'), 'Name'))
  if (parameter === undefined) throw new ServiceError('ParameterNotFound', '')
  return { Parameter: describe(parameter, readBoolean(input, 'WithDecryption') === true, context) }
}

/** GetParameters (Systems Manager API reference). */
const getParameters: ServiceAction<SsmState> = (state, input, context) => {
  const names = required(readTexts(input, 'Names'), 'Names')
  if (names.length === 0 || names.length > 10)
    throw new ServiceError(
      'ValidationException',
      `1 validation error detected: Value '[${names.join(', ')}]' at 'names' failed to satisfy constraint: Member must have length ${names.length === 0 ? 'greater than or equal to 1' : 'less than or equal to 10'}`,
    )
  const parameters: Json[] = []
  const invalid: string[] = []
  for (const name of names) {
    const parameter = find(state, name)
    if (parameter === undefined) invalid.push(name)
    else parameters.push(describe(parameter, readBoolean(input, 'WithDecryption') === true, context))
  }
  return { InvalidParameters: invalid, Parameters: parameters }
}

/** GetParametersByPath (Systems Manager API reference). */
const getParametersByPath: ServiceAction<SsmState> = (state, input, context) => {
  const path = required(readText(input, 'Path'), 'Path').replace(/\/?$/, '/')
  const deep = readBoolean(input, 'Recursive') === true
  const after = readText(input, 'NextToken') ?? ''
  const fitting = [...state.parameters.values()]
    .filter(({ name }) => name.startsWith(path) && (deep || !name.slice(path.length).includes('/')) && name > after)
    .sort((left, right) => (left.name < right.name ? -1 : 1))
  const page = fitting.slice(0, Math.max(1, Math.min(10, readInteger(input, 'MaxResults') ?? 10)))
  const last = page.at(-1)
  return {
    Parameters: page.map((each) => describe(each, readBoolean(input, 'WithDecryption') === true, context)),
    ...(page.length < fitting.length && last !== undefined && { NextToken: last.name }),
  }
}

/** PutParameter (Systems Manager API reference). */
const putParameter: ServiceAction<SsmState> = (state, input, { clock }) => {
  const name = required(readText(input, 'Name'), 'Name')
  const value = required(readText(input, 'Value'), 'Value')
  const former = state.parameters.get(name)
  if (former !== undefined && readBoolean(input, 'Overwrite') !== true)
    throw new ServiceError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    )
  if (!/^[A-Za-z0-9_./-]{1,1011}$/.test(name))
    throw new ServiceError(
      'ValidationException',
      'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    )
  if (Buffer.byteLength(value) > 4096)
    throw new ServiceError(
      'ValidationException',
      'Standard tier parameters support a maximum parameter value of 4096 characters.',
    )
  if (former === undefined && state.parameters.size >= parameterLimit)
    throw new ServiceError('ParameterLimitExceeded', `Only ${parameterLimit} parameters are kept here.`)
  const type = types.find((each) => each === readText(input, 'Type')) ?? former?.type
  if (type === undefined)
    throw new ServiceError('ValidationException', 'A parameter type is required when you create a parameter.')
  const version = (former?.version ?? 0) + 1
  state.parameters.set(name, { name, type, value, version, modifiedAt: clock.now() })
  return { Tier: 'Standard', Version: version }
}

/** DeleteParameter (Systems Manager API reference). */
const deleteParameter: ServiceAction<SsmState> = (state, input) => {
  if (!state.parameters.delete(required(readText(input, 'Name'), 'Name')))
    throw new ServiceError('ParameterNotFound', '')
  return {}
}

/** Systems Manager's parameter store, as far as it is simulated. */
export const ssmJson: JsonService<SsmState> = {
  version: '1.1',
  errorType: (name) => name,
  actions: {
    GetParameter: getParameter,
    GetParameters: getParameters,
    GetParametersByPath: getParametersByPath,
    PutParameter: putParameter,
    DeleteParameter: deleteParameter,
  },
}

const decryption = (node: QueryNode): JsonObject =>
  queryText(node, 'WithDecryption') === undefined
    ? {}
    : { WithDecryption: queryText(node, 'WithDecryption') === 'true' }

/** The same by the query protocol, which action URIs speak (recorded). */
export const ssmQuery: QueryService<SsmState> = {
  namespace: 'http://ssm.amazonaws.com/doc/2014-11-06/',
  actions: {
    GetParameter: {
      run: getParameter,
      input: (node) => ({ ...present({ Name: queryText(node, 'Name') }), ...decryption(node) }),
      output: (output) => ({ xml: output as XmlTree, json: output }),
    },
    GetParameters: {
      run: getParameters,
      input: (node) => ({ Names: queryList(node, 'Names').map(({ text = '' }) => text), ...decryption(node) }),
      output: (output) => ({
        xml: Object.fromEntries(
          Object.entries(output).map(([name, list]) => [
            name,
            {
              member: (Array.isArray(list) ? list : []).map(
                (each): XmlTree => (isObject(each) ? (each as XmlTree) : String(each)),
              ),
            },
          ]),
        ),
        json: output,
      }),
    },
  },
}
