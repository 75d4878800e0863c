/** What a mock answers: header values as they are sent, without the quotes of a mapping. */
type Answer = { readonly status?: number; readonly headers?: { readonly [name: string]: string } }
type Mocked = { readonly [verb: string]: Answer & { readonly extra?: object } }

const json = 'application/json'

function operation({ status = 200, headers = {}, extra = {} }: Answer & { extra?: object }): object {
  const responseParameters = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
  )
  return {
    responses: { [status]: { description: '', headers: declared(headers) } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { [json]: `{"statusCode": ${status}}` },
      responses: { default: { statusCode: String(status), responseParameters, responseTemplates: { [json]: '{}' } } },
    },
    ...extra,
  }
}

function declared(headers: object): object {
  return Object.fromEntries(Object.keys(headers).map((name) => [name, { schema: { type: 'string' } }]))
}

const allow = (name: string) => `Access-Control-Allow-${name}`
const all = { [allow('Origin')]: '*' }

/** An API of mocks, most of which get CORS wrong in a way of their own. `origin` is that of the page which calls them. */
export function corsDocument(origin: string): string {
  const named = { [allow('Origin')]: origin }
  const paths: { [path: string]: Mocked } = {
    '/open': { get: { headers: all } },
    '/nothing': { get: {} },
    '/another-origin': { get: { headers: { [allow('Origin')]: 'https://other.example' } } },
    '/trailing-slash': { get: { headers: { [allow('Origin')]: `${origin}/` } } },
    '/two-origins': { get: { headers: { [allow('Origin')]: `${origin}, https://other.example` } } },
    '/no-origin': { get: { headers: { [allow('Origin')]: 'everybody' } } },
    '/named': { get: { headers: named } },
    '/credentials': { get: { headers: { ...named, [allow('Credentials')]: 'true' } } },
    '/credentials-in-words': { get: { headers: { ...named, [allow('Credentials')]: 'True' } } },
    '/hidden-error': { get: { status: 404 } },
    '/seen-error': { get: { status: 404, headers: all } },
    '/json': {
      post: { headers: all },
      options: { headers: { ...all, [allow('Headers')]: 'Content-Type' } },
    },
    '/json-without-preflight': { post: { headers: all } },
    '/preflight-refused': { put: { headers: all }, options: { status: 403, headers: all } },
    '/preflight-redirected': {
      put: { headers: all },
      options: { status: 302, headers: { ...all, [allow('Methods')]: 'PUT', Location: '/elsewhere' } },
    },
    '/method-not-named': { put: { headers: all }, options: { headers: { ...all, [allow('Methods')]: 'GET,POST' } } },
    '/method-in-small': { delete: { headers: all }, options: { headers: { ...all, [allow('Methods')]: 'delete' } } },
    '/any-method': {
      delete: { headers: all },
      options: { headers: { ...named, [allow('Credentials')]: 'true', [allow('Methods')]: '*' } },
    },
    '/list-unreadable': { delete: { headers: all }, options: { headers: { ...all, [allow('Methods')]: 'DEL ETE' } } },
    '/header-not-named': { get: { headers: all, extra: requiring('X-Need') }, options: { headers: all } },
    '/any-header': {
      get: { headers: all, extra: requiring('X-Need') },
      options: { headers: { ...all, [allow('Headers')]: '*' } },
    },
    '/signed': {
      get: { headers: all, extra: { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } },
      options: { headers: { ...all, [allow('Headers')]: '*' } },
    },
    '/keyed': {
      get: { headers: all, extra: { security: [{ api_key: [] }] } },
      options: { headers: { ...all, [allow('Headers')]: 'x-api-key' } },
    },
  }
  return JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'crossings', version: '1' },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, verbs]) => [
        path,
        Object.fromEntries(Object.entries(verbs).map(([verb, answer]) => [verb, operation(answer)])),
      ]),
    ),
    components: { securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
  })
}

function requiring(name: string): object {
  return { parameters: [{ name, in: 'header', required: true, schema: { type: 'string' } }] }
}
