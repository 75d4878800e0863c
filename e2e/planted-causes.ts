/** A document that answers 200 to all of its requests, in the parts that a fault can be planted in. */
type Operation = {
  [member: string]: unknown
  'x-amazon-apigateway-integration': {
    [member: string]: unknown
    requestTemplates: { [contentType: string]: string }
    responses: { [pattern: string]: { [member: string]: unknown } }
  }
}
type Paths = { [path: string]: { [verb: string]: Operation } }

/** A fault: where it goes, what the caller gets for it, and the words by which a page must name it. */
export type PlantedCause = {
  readonly name: string
  readonly path: string
  readonly status: number
  /** the field as the page writes it: method, then the member that decided */
  readonly field: string
  readonly rule: string
  plant(operation: Operation): void
}

/** The paths of the document: on each of them one fault can be planted. */
export const orchardPaths = ['/apples', '/cherries', '/medlars', '/pears', '/plums', '/quinces'] as const
type OrchardPath = (typeof orchardPaths)[number]

const json = 'application/json'
const onPost = (path: OrchardPath, member: string) => `POST ${path} · ${member}`

export const plantedCauses: readonly PlantedCause[] = orchardPaths.flatMap((path): PlantedCause[] => [
  {
    name: 'an API key is required',
    path,
    status: 403,
    field: onPost(path, 'apiKeyRequired'),
    rule: 'apiKeyMissing',
    plant: (operation) => {
      operation.security = [{ api_key: [] }]
    },
  },
  {
    name: 'requests must be signed',
    path,
    status: 403,
    field: onPost(path, 'authorizationType'),
    rule: 'signatureMissing',
    plant: (operation) => {
      operation['x-amazon-apigateway-auth'] = { type: 'AWS_IAM' }
    },
  },
  {
    name: 'a header is required',
    path,
    status: 400,
    field: onPost(path, 'requestParameters'),
    rule: 'requiredParametersMissing',
    plant: (operation) => {
      operation.parameters = [{ name: 'X-Orchard', in: 'header', required: true, schema: { type: 'string' } }]
      operation['x-amazon-apigateway-request-validator'] = 'params'
    },
  },
  {
    name: 'the body does not fit its model',
    path,
    status: 400,
    field: onPost(path, 'requestModels.application/json'),
    rule: 'bodyDoesNotFitModel',
    plant: (operation) => {
      operation.requestBody = { content: { [json]: { schema: { $ref: '#/components/schemas/Basket' } } } }
      operation['x-amazon-apigateway-request-validator'] = 'body'
    },
  },
  {
    name: 'the content type has no template',
    path,
    status: 415,
    field: onPost(path, 'integration.passthroughBehavior'),
    rule: 'passthroughRefused',
    plant: (operation) => {
      const integration = operation['x-amazon-apigateway-integration']
      integration.passthroughBehavior = 'never'
      integration.requestTemplates = { 'text/csv': '{"statusCode": 200}' }
    },
  },
  {
    name: 'the mock is given no status',
    path,
    status: 500,
    field: onPost(path, 'integration.requestTemplates'),
    rule: 'mockStatusCodeUnreadable',
    plant: (operation) => {
      operation['x-amazon-apigateway-integration'].requestTemplates = { [json]: '{"status": 200}' }
    },
  },
  {
    name: 'no integration response is selected',
    path,
    status: 500,
    field: onPost(path, 'integration.integrationResponses'),
    rule: 'noIntegrationResponse',
    plant: (operation) => {
      operation['x-amazon-apigateway-integration'].responses = { '5\\d\\d': { statusCode: '200' } }
    },
  },
])

/** The request that every method of the healthy document answers with 200. */
export const orchardRequest = { headers: { 'Content-Type': json }, data: { kind: 'early' } } as const

/** The document with one fault in it. */
export function orchardDocument({ path, plant }: PlantedCause): string {
  const paths: Paths = Object.fromEntries(orchardPaths.map((each) => [each, { post: healthy() }]))
  const operation = paths[path]?.post
  if (operation === undefined) throw new Error(`the document has no ${path}`)
  plant(operation)
  return JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'orchard', version: '1' },
    'x-amazon-apigateway-request-validators': {
      params: { validateRequestParameters: true, validateRequestBody: false },
      body: { validateRequestParameters: false, validateRequestBody: true },
    },
    paths,
    components: {
      schemas: {
        Basket: {
          type: 'object',
          required: ['weight'],
          properties: { weight: { type: 'number' }, kind: { type: 'string' } },
        },
      },
      securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
    },
  })
}

function healthy(): Operation {
  return {
    responses: { 200: { description: 'fruit' } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      passthroughBehavior: 'when_no_match',
      requestTemplates: { [json]: '{"statusCode": 200}' },
      responses: { default: { statusCode: '200', responseTemplates: { [json]: '{"fruit": true}' } } },
    },
  }
}

/** One fault by a seed: the same seed plants the same. */
export function causeBySeed(seed: number): PlantedCause {
  let state = seed >>> 0
  // one step of a linear congruential generator, its high bits
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  const cause = plantedCauses[Math.floor((state / 2 ** 32) * plantedCauses.length)]
  if (cause === undefined) throw new Error(`no cause for seed ${seed}`)
  return cause
}
