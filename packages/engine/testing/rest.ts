import {
  type Account,
  accountSchema,
  type RestApi,
  restApiSchema,
  type Stage,
  stageSchema,
} from '@gatewright/definition'
import type { GatewayRequest } from '../src/message.ts'
import { compileRestApi } from '../src/rest/compile.ts'
import type { RestTarget } from '../src/rest/target.ts'

type Input<Schema extends { _zod: { input: unknown } }> = Schema['_zod']['input']
type RestApiInput = Input<typeof restApiSchema>
type MethodInput = NonNullable<NonNullable<RestApiInput['resources'][string]['methods']>['GET']>

/** A REST API by its paths: `{ '/orders/{orderId}': { GET: method } }`; the id of a resource is its path. */
export function restApi(
  paths: { readonly [path: string]: { readonly [verb: string]: MethodInput } },
  rest: Partial<Omit<RestApiInput, 'kind' | 'resources' | 'rootResourceId'>> = {},
): RestApi {
  const resources: { [id: string]: { parentId?: string; pathPart?: string; methods?: object } } = { '/': {} }
  for (const [path, methods] of Object.entries(paths)) {
    let parentId = '/'
    for (const pathPart of path.split('/').filter((part) => part !== '')) {
      const id = parentId === '/' ? `/${pathPart}` : `${parentId}/${pathPart}`
      resources[id] ??= { parentId, pathPart }
      parentId = id
    }
    resources[parentId] = { ...resources[parentId], methods }
  }
  return restApiSchema.parse({ kind: 'REST', name: 'test', rootResourceId: '/', resources, ...rest })
}

/** The stage `dev` of a definition, with an account around it. */
export function restTarget(
  definition: RestApi,
  around: { stage?: Input<typeof stageSchema>; account?: Input<typeof accountSchema> } & Partial<
    Omit<RestTarget, 'stage' | 'account'>
  > = {},
): RestTarget {
  const { stage = {}, account = {}, ...rest } = around
  const parsedStage: Stage = stageSchema.parse(stage)
  const parsedAccount: Account = accountSchema.parse(account)
  return {
    apiId: 'abcdef1234',
    stageName: 'dev',
    deploymentId: 'dep1',
    domainName: 'abcdef1234.execute-api.us-east-1.amazonaws.com',
    api: compileRestApi(definition),
    ...rest,
    stage: parsedStage,
    account: parsedAccount,
  }
}

/** A request from its request line, e.g. `POST /dev/orders?x=1`. Header values may be lists. */
export function gatewayRequest(
  line: string,
  { headers = {}, body = '' }: { headers?: { [name: string]: string | string[] }; body?: string | Uint8Array } = {},
): GatewayRequest {
  const [method = 'GET', target = '/'] = line.split(' ')
  return {
    method,
    target,
    protocol: 'HTTP/1.1',
    headers: Object.entries(headers).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const)),
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    sourceIp: '203.0.113.7',
  }
}

/** The URI of an integration that invokes a function. */
export function functionUri(name: string): string {
  return `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`
}

/** A mock method that answers a status and a body. */
export function mockMethod(body = '{"ok":true}', status = '200'): MethodInput {
  return {
    methodResponses: { [status]: {} },
    integration: {
      type: 'MOCK',
      requestTemplates: { 'application/json': `{"statusCode": ${status}}` },
      integrationResponses: { [status]: { responseTemplates: { 'application/json': body } } },
    },
  }
}

export function bodyOf(answer: { readonly body: Uint8Array }): string {
  return new TextDecoder().decode(answer.body)
}
