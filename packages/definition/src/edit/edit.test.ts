import fc from 'fast-check'
import { apply, create } from 'mutative'
import { describe, expect, it } from 'vitest'
import { type Design, designSchema } from '../design.ts'
import { type HttpMethod, httpMethods } from '../method.ts'
import { resourcePath } from '../resource.ts'
import { emptyRestApi, type RestApi } from '../rest-api.ts'
import {
  addAuthorizer,
  addFunction,
  addHttpBackend,
  addIntegrationResponse,
  addMethod,
  addModel,
  addResource,
  type DesignDraft,
  deleteAuthorizer,
  deleteMethod,
  deleteModel,
  deleteResource,
  EditError,
  enableCors,
  httpBackendOf,
  methodOf,
  moveMethod,
  renameFunction,
  renameModel,
  renameResource,
  restApiOf,
  setAuthorization,
  setIntegration,
  setProxy,
  setQualifier,
} from './index.ts'

const blank = (): Design => ({
  definition: emptyRestApi('orders'),
  layout: {},
  backends: { functions: {}, http: {}, aws: {} },
})
const rest = (design: Design) => design.definition as RestApi
const edited = (design: Design, run: (draft: DesignDraft) => void): Design =>
  create(design, (draft) => {
    run(draft)
  }) as Design
const pathsOf = (design: Design) =>
  Object.keys(rest(design).resources)
    .map((id) => resourcePath(rest(design), id))
    .sort()
const idOf = (design: Design, path: string) => {
  const id = Object.keys(rest(design).resources).find((key) => resourcePath(rest(design), key) === path)
  if (id === undefined) throw new Error(`no ${path}`)
  return id
}

describe('paths', () => {
  it('makes all missing parents in one edit', () => {
    expect(pathsOf(edited(blank(), (draft) => addResource(draft, '/orders/{orderId}/items')))).toEqual([
      '/',
      '/orders',
      '/orders/{orderId}',
      '/orders/{orderId}/items',
    ])
  })

  it('uses the parents that exist', () => {
    const one = edited(blank(), (draft) => addResource(draft, 'orders'))
    const two = edited(one, (draft) => addResource(draft, '/orders/{orderId}'))
    expect(Object.keys(rest(two).resources)).toHaveLength(3)
    expect(idOf(two, '/orders')).toBe(idOf(one, '/orders'))
  })

  it.each([
    ['', /Type a path/],
    ['/orders', /exists already/],
    ['/a b', /no path part/],
    ['/orders/{other}', /only one is allowed/],
    ['/all/{proxy+}/below', /greedy/],
  ])('refuses %j and says why', (path, message) => {
    const design = edited(blank(), (draft) => {
      addResource(draft, '/orders/{orderId}')
    })
    expect(() => edited(design, (draft) => addResource(draft, path))).toThrow(message)
  })

  it('removes everything below a resource, and never the root', () => {
    const design = edited(blank(), (draft) => addResource(draft, '/orders/{orderId}/items'))
    const without = edited(design, (draft) => deleteResource(draft, idOf(design, '/orders')))
    expect(pathsOf(without)).toEqual(['/'])
    expect(() => edited(design, (draft) => deleteResource(draft, 'root'))).toThrow(EditError)
  })

  it('renames a path part where no sibling stands in the way', () => {
    const design = edited(blank(), (draft) => {
      addResource(draft, '/orders')
      addResource(draft, '/pets')
    })
    const id = idOf(design, '/orders')
    expect(pathsOf(edited(design, (draft) => renameResource(draft, id, 'carts')))).toContain('/carts')
    expect(() => edited(design, (draft) => renameResource(draft, id, 'pets'))).toThrow(/exists already/)
  })
})

const place = (resourceId: string, httpMethod: HttpMethod = 'POST') => ({ resourceId, httpMethod })
const withMethod = (path = '/orders/{orderId}') => {
  const design = edited(blank(), (draft) => addMethod(draft, place(addResource(draft, path))))
  return {
    design,
    at: place(idOf(design, path)),
    method: (of: Design) => rest(of).resources[idOf(of, path)]?.methods.POST,
  }
}

describe('methods', () => {
  it('declares the parameters of the path, as the console does', () => {
    const { design, method } = withMethod()
    expect(method(design)?.requestParameters).toEqual({ 'method.request.path.orderId': true })
  })

  it('is made once per verb', () => {
    const { design, at } = withMethod()
    expect(() => edited(design, (draft) => addMethod(draft, at))).toThrow(/exists already/)
  })

  it('keeps everything when it moves to another verb', () => {
    const { design, at } = withMethod()
    const set = edited(design, (draft) => setIntegration(draft, at, { type: 'mock' }))
    const moved = edited(set, (draft) => moveMethod(draft, at, { ...at, httpMethod: 'PUT' }))
    const { methods } = rest(moved).resources[at.resourceId] ?? { methods: {} }
    expect(methods).toEqual({ PUT: rest(set).resources[at.resourceId]?.methods.POST })
  })
})

describe('integrations', () => {
  it('invokes a function with POST whatever the verb is', () => {
    const { design, at, method } = withMethod()
    const next = edited(design, (draft) => setIntegration(draft, at, { type: 'function', name: 'take-order' }))
    expect(method(next)?.integration).toMatchObject({ type: 'AWS_PROXY', httpMethod: 'POST' })
    expect(method(next)?.integration?.uri).toMatch(/function:take-order\/invocations$/)
    expect(method(next)?.methodResponses).toEqual({})
  })

  it('gets the default response that it cannot answer without when it is no proxy any more', () => {
    const { design, at, method } = withMethod()
    const next = edited(design, (draft) => {
      setIntegration(draft, at, { type: 'function', name: 'take-order' })
      setProxy(draft, at, false)
    })
    expect(method(next)?.integration?.type).toBe('AWS')
    expect(Object.keys(method(next)?.integration?.integrationResponses ?? {})).toEqual(['200'])
    expect(Object.keys(method(next)?.methodResponses ?? {})).toEqual(['200'])
  })

  it('keeps templates and responses when it is drawn to another backend', () => {
    const { design, at, method } = withMethod()
    const next = edited(design, (draft) => {
      setIntegration(draft, at, { type: 'function', name: 'take-order', proxy: false })
      addIntegrationResponse(draft, at, '404', { selectionPattern: '.*NotFound.*' })
      setIntegration(draft, at, { type: 'http', uri: 'https://pets.example/x', proxy: false })
    })
    expect(Object.keys(method(next)?.integration?.integrationResponses ?? {})).toEqual(['200', '404'])
    expect(method(next)?.integration).toMatchObject({ type: 'HTTP', httpMethod: 'POST', uri: 'https://pets.example/x' })
    expect(Object.keys(method(next)?.methodResponses ?? {})).toEqual(['200', '404'])
  })

  it('names functions and endpoints as the services allow', () => {
    expect(() => edited(blank(), (draft) => addFunction(draft, 'take order'))).toThrow(/no function name/)
    expect(() => edited(blank(), (draft) => addHttpBackend(draft, 'pets.example'))).toThrow(/begins with/)
    expect(edited(blank(), (draft) => addHttpBackend(draft, 'https://Pets.example/list')).backends.http).toEqual({
      'https://pets.example': { reply: { type: 'LIVE' } },
    })
  })

  it('adds the endpoint that an integration names when it is edited first', () => {
    const next = edited(blank(), (draft) => {
      httpBackendOf(draft, 'https://pets.example').faultInjection = {
        latencyMs: 5,
        errorProbability: 0,
        error: 'ERROR',
      }
    })
    expect(next.backends.http['https://pets.example']).toMatchObject({
      reply: { type: 'LIVE' },
      faultInjection: { latencyMs: 5 },
    })
    expect(() => edited(blank(), (draft) => httpBackendOf(draft, 'pets.example'))).toThrow(/begins with/)
  })

  it.each([
    ['live', /:function:take:live\/invocations$/],
    ['${stageVariables.alias}', /:function:take:\$\{stageVariables\.alias\}\/invocations$/],
    ['', /:function:take\/invocations$/],
  ])('invokes the version or alias "%s" of a function', (qualifier, uri) => {
    const { design, at, method } = withMethod()
    const next = edited(design, (draft) => {
      setIntegration(draft, at, { type: 'function', name: 'take' })
      setQualifier(draft, at, '7')
      setQualifier(draft, at, qualifier)
    })
    expect(method(next)?.integration?.uri).toMatch(uri)
    expect(() => edited(next, (draft) => setQualifier(draft, at, 'a/b'))).toThrow(/no version or alias/)
  })

  it('follows a function to its new name, in integrations and authorizers', () => {
    const { design, at, method } = withMethod()
    const next = edited(design, (draft) => {
      addFunction(draft, 'take')
      setIntegration(draft, at, { type: 'function', name: 'take' })
      addAuthorizer(draft, { type: 'TOKEN', name: 'check', functionName: 'take', tokenHeader: 'Authorization' })
      renameFunction(draft, 'take', 'take-order')
    })
    expect(Object.keys(next.backends.functions)).toEqual(['take-order'])
    expect(method(next)?.integration?.uri).toMatch(/:function:take-order\/invocations$/)
    expect(Object.values(rest(next).authorizers)[0]).toMatchObject({
      authorizerUri: expect.stringMatching(/:function:take-order\/invocations$/),
      identitySource: 'method.request.header.Authorization',
    })
  })
})

describe('authorization', () => {
  it('opens the methods of an authorizer that is removed', () => {
    const { design, at, method } = withMethod()
    const guarded = edited(design, (draft) => {
      const authorizerId = addAuthorizer(draft, { type: 'TOKEN', name: 'check', functionName: 'f', tokenHeader: '' })
      setAuthorization(draft, at, { type: 'authorizer', authorizerId })
    })
    expect(method(guarded)).toMatchObject({ authorizationType: 'CUSTOM' })
    const [authorizerId = ''] = Object.keys(rest(guarded).authorizers)
    const open = edited(guarded, (draft) => deleteAuthorizer(draft, authorizerId))
    expect(method(open)).toEqual(method(design))
  })
})

describe('models', () => {
  it('are followed by the methods that use them', () => {
    const { design, at, method } = withMethod()
    const next = edited(design, (draft) => {
      addModel(draft, 'Order')
      const used = methodOf(draft, at)
      used.requestModels['application/json'] = 'Order'
      renameModel(draft, 'Order', 'NewOrder')
    })
    expect(method(next)?.requestModels).toEqual({ 'application/json': 'NewOrder' })
    expect(method(edited(next, (draft) => deleteModel(draft, 'NewOrder')))?.requestModels).toEqual({})
  })
})

describe('CORS', () => {
  it('answers preflights from a mock and sends the origin where it can be mapped', () => {
    const { design, at } = withMethod()
    const next = edited(design, (draft) => {
      setIntegration(draft, at, { type: 'mock' })
      enableCors(draft, at.resourceId, { allowOrigin: '*', allowHeaders: ['Content-Type'] })
    })
    const methods = rest(next).resources[at.resourceId]?.methods
    expect(methods?.OPTIONS?.integration?.integrationResponses['200']?.responseParameters).toEqual({
      'method.response.header.Access-Control-Allow-Headers': "'Content-Type'",
      'method.response.header.Access-Control-Allow-Methods': "'POST,OPTIONS'",
      'method.response.header.Access-Control-Allow-Origin': "'*'",
    })
    expect(methods?.POST?.integration?.integrationResponses['200']?.responseParameters).toEqual({
      'method.response.header.Access-Control-Allow-Origin': "'*'",
    })
  })
})

const step = fc.record({
  kind: fc.constantFrom(
    'add',
    'delete',
    'method',
    'removeMethod',
    'function',
    'mock',
    'authorizer',
    'guard',
    'proxy',
    'cors',
    'unguard',
  ),
  path: fc.constantFrom('/a', '/a/{b}', '/a/{c}', '/a/b/c', '/{proxy+}', '/{proxy+}/x', '/ü', ''),
  verb: fc.constantFrom(...httpMethods),
  pick: fc.nat(20),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function act(draft: DesignDraft, { kind, path, verb, pick }: Step) {
  const api = restApiOf(draft)
  const ids = Object.keys(api.resources)
  const resourceId = ids[pick % ids.length] ?? ''
  const at = { resourceId, httpMethod: verb }
  const authorizerId = Object.keys(api.authorizers)[pick % 2] ?? ''
  const actions: Record<Step['kind'], () => unknown> = {
    add: () => addResource(draft, path, resourceId),
    delete: () => deleteResource(draft, resourceId),
    method: () => addMethod(draft, at),
    removeMethod: () => deleteMethod(draft, at),
    function: () => {
      addFunction(draft, `f${pick}`)
      setIntegration(draft, at, { type: 'function', name: `f${pick}` })
    },
    mock: () => setIntegration(draft, at, { type: 'mock' }),
    authorizer: () => addAuthorizer(draft, { type: 'TOKEN', name: `a${pick}`, functionName: 'f', tokenHeader: 'X' }),
    guard: () => setAuthorization(draft, at, { type: 'authorizer', authorizerId }),
    unguard: () => deleteAuthorizer(draft, authorizerId),
    proxy: () => setProxy(draft, at, pick % 2 === 0),
    cors: () => enableCors(draft, resourceId, { allowOrigin: '*', allowHeaders: [] }),
  }
  actions[kind]()
}

describe('any sequence of edits', () => {
  it('keeps the design valid, is refused with a reason or done, and can be taken back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let design = blank()
        for (const one of steps) {
          let result: [Design, Parameters<typeof apply>[1], Parameters<typeof apply>[1]]
          try {
            result = create(design, (draft) => act(draft, one), { enablePatches: true }) as never
          } catch (error) {
            expect(error).toBeInstanceOf(EditError)
            continue
          }
          const [next, patches, inverse] = result
          expect(designSchema.safeParse(next).error).toBeUndefined()
          expect(apply(next, inverse)).toEqual(design)
          expect(apply(design, patches)).toEqual(next)
          design = next
        }
      }),
      { numRuns: 150 },
    )
  })
})
