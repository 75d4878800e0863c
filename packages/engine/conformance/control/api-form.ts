import { type Json, type Method, type RestApi, resourcePath } from '@gatewright/definition'

type Form = { [name: string]: Json }

/** A definition as GetRestApi, GetResources and GetMethod of the V1 API show it, without ids: what control vectors expect. */
export type ApiForm = {
  readonly api: Form
  readonly resources: readonly Form[]
  readonly models: readonly Form[]
  readonly authorizers: readonly Form[]
  readonly requestValidators: readonly Form[]
}

/** `mode` is that of PutRestApi, whose answer has tags where that of ImportRestApi has none (recorded). */
export function apiForm(definition: RestApi, warnings: readonly string[], mode?: Json): ApiForm {
  const { name, description, version, apiKeySource, binaryMediaTypes, minimumCompressionSize, policy } = definition
  return {
    api: {
      ...pruned({
        name,
        description,
        version,
        apiKeySource,
        binaryMediaTypes,
        minimumCompressionSize,
        policy,
        disableExecuteApiEndpoint: definition.disableExecuteApiEndpoint,
        endpointConfiguration: { ipAddressType: 'ipv4', ...definition.endpointConfiguration },
        warnings: [...warnings],
      }),
      ...(mode === undefined ? {} : { tags: definition.tags }),
    },
    resources: sorted(
      Object.entries(definition.resources).map(([id, resource]) => {
        const methods = Object.entries(resource.methods).map(([verb, method]) => [
          verb,
          methodForm(verb, method, definition),
        ])
        return { path: resourcePath(definition, id), methods: Object.fromEntries(methods) }
      }),
      'path',
    ),
    models: sorted(
      Object.entries(definition.models).map(([modelName, model]) =>
        pruned({ ...model, name: modelName, schema: parsedSchema(model.schema) }),
      ),
      'name',
    ),
    authorizers: sorted(
      Object.values(definition.authorizers).map((authorizer) => pruned({ ...authorizer })),
      'name',
    ),
    requestValidators: sorted(
      Object.values(definition.requestValidators).map((one) => pruned({ ...one })),
      'name',
    ),
  }
}

/** A method as GetMethod shows it, with the names of its authorizer and validator in place of their ids. */
function methodForm(httpMethod: string, method: Method, definition: RestApi): Form {
  const { integration, authorizerId, requestValidatorId, methodResponses, ...rest } = method
  const authorizer = authorizerId === undefined ? undefined : definition.authorizers[authorizerId]?.name
  const validator =
    requestValidatorId === undefined ? undefined : definition.requestValidators[requestValidatorId]?.name
  return pruned({
    ...rest,
    httpMethod,
    authorizer,
    requestValidator: validator,
    methodResponses: withStatusCodes(methodResponses),
    methodIntegration: integration === undefined ? undefined : integrationForm(integration),
  })
}

function integrationForm(integration: NonNullable<Method['integration']>): Form {
  const { integrationResponses, cacheNamespace: _, cacheKeyParameters, ...rest } = integration
  const isHttp = integration.type === 'HTTP' || integration.type === 'HTTP_PROXY'
  return {
    ...pruned({
      ...(isHttp ? { connectionType: 'INTERNET' } : {}),
      timeoutInMillis: 29_000,
      ...rest,
      integrationResponses: withStatusCodes(integrationResponses),
    }),
    cacheKeyParameters: [...cacheKeyParameters],
  }
}

function withStatusCodes(responses: { readonly [statusCode: string]: object | undefined }): Form {
  return Object.fromEntries(
    Object.entries(responses).map(([statusCode, response]) => [statusCode, pruned({ ...response, statusCode })]),
  )
}

/** Without what is undefined or empty, as the service leaves it out. */
function pruned(members: { readonly [name: string]: unknown }): Form {
  const kept = Object.entries(members).filter(([, value]) => !isEmpty(value))
  return JSON.parse(JSON.stringify(Object.fromEntries(kept)))
}

function isEmpty(value: unknown): boolean {
  if (value === undefined) return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function sorted(forms: Form[], key: string): Form[] {
  return forms.toSorted((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1))
}

function parsedSchema(schema: unknown): unknown {
  if (typeof schema !== 'string') return schema
  try {
    return JSON.parse(schema)
  } catch {
    return schema
  }
}
