import { create } from 'mutative'
import { describe, expect, it } from 'vitest'
import { type Design, designSchema } from '../design.ts'
import { allowOrigin, allowOriginOnErrors, allowPreflight } from './allow-cors.ts'
import type { DesignDraft } from './draft.ts'
import { enableCors } from './enable-cors.ts'

const mock = { type: 'MOCK', integrationResponses: { 200: {}, 404: { selectionPattern: '404' } } }
const design = designSchema.parse({
  definition: {
    kind: 'REST',
    name: 'x',
    rootResourceId: 'root',
    resources: {
      root: {},
      a: {
        parentId: 'root',
        pathPart: 'a',
        methods: {
          GET: { methodResponses: { 200: {} }, integration: mock },
          PUT: { integration: { type: 'AWS_PROXY', uri: 'x', httpMethod: 'POST' } },
        },
      },
    },
  },
})
const after = (edit: (draft: DesignDraft) => void, from: Design = design) => {
  const [next] = create(from, edit as (draft: unknown) => void, { enablePatches: true })
  const { definition } = next as Design
  if (definition.kind !== 'REST') throw new Error('a REST API')
  return { definition, methods: definition.resources.a?.methods ?? {}, design: next as Design }
}
const place = (httpMethod: 'GET' | 'PUT') => ({ resourceId: 'a', httpMethod })
const header = (name: string) => `method.response.header.Access-Control-Allow-${name}`

describe('letting a page read answers', () => {
  it('puts the headers on every integration response and declares them', () => {
    const { methods } = after((draft) =>
      allowOrigin(draft, place('GET'), { origin: 'https://app.example', credentials: true }),
    )
    for (const code of ['200', '404']) {
      expect(methods.GET?.integration?.integrationResponses[code]?.responseParameters).toEqual({
        [header('Origin')]: "'https://app.example'",
        [header('Credentials')]: "'true'",
      })
      expect(methods.GET?.methodResponses[code]?.responseParameters).toEqual({
        [header('Origin')]: false,
        [header('Credentials')]: false,
      })
    }
  })

  it('says who has to send them behind a proxy', () => {
    expect(() => after((draft) => allowOrigin(draft, place('PUT'), { origin: '*', credentials: false }))).toThrow(
      'backend itself',
    )
  })

  it('adds to gateway responses and keeps what they say', () => {
    const customized = after((draft) => {
      const { definition } = draft
      if (definition.kind === 'REST')
        definition.gatewayResponses.THROTTLED = {
          statusCode: '430',
          responseParameters: { 'gatewayresponse.header.Retry-After': "'1'" },
          responseTemplates: {},
        }
      allowOriginOnErrors(draft, ['THROTTLED', 'DEFAULT_4XX'], { origin: '*', credentials: false })
    })
    expect(customized.definition.gatewayResponses).toMatchObject({
      THROTTLED: {
        statusCode: '430',
        responseParameters: {
          'gatewayresponse.header.Retry-After': "'1'",
          'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
        },
      },
      DEFAULT_4XX: { responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" } },
    })
  })
})

describe('answering preflights', () => {
  const wanted = { origin: '*', credentials: false, methods: ['PUT'], headers: ['x-trace'] }

  it('makes an open OPTIONS mock and leaves the other methods as they are', () => {
    const { methods } = after((draft) => allowPreflight(draft, 'a', wanted))
    expect(methods.OPTIONS).toMatchObject({
      authorizationType: 'NONE',
      apiKeyRequired: false,
      integration: {
        type: 'MOCK',
        integrationResponses: {
          200: {
            responseParameters: {
              [header('Origin')]: "'*'",
              [header('Methods')]: "'OPTIONS,PUT'",
              [header('Headers')]: "'x-trace'",
            },
          },
        },
      },
    })
    const { definition } = design
    expect(methods.GET).toEqual(definition.kind === 'REST' && definition.resources.a?.methods.GET)
  })

  it('adds what a mock lacks, keeps what it allows, and opens it', () => {
    const enabled = after((draft) => {
      enableCors(draft, 'a', { allowOrigin: 'https://old.example', allowHeaders: ['X-Trace', 'X-Old'] })
      const { definition } = draft
      if (definition.kind === 'REST' && definition.resources.a?.methods.OPTIONS !== undefined)
        definition.resources.a.methods.OPTIONS.apiKeyRequired = true
    })
    const { methods } = after((draft) => allowPreflight(draft, 'a', { ...wanted, methods: ['DELETE'] }), enabled.design)
    expect(methods.OPTIONS?.apiKeyRequired).toBe(false)
    expect(methods.OPTIONS?.integration?.integrationResponses[200]?.responseParameters).toEqual({
      [header('Origin')]: "'*'",
      [header('Methods')]: "'GET,PUT,OPTIONS,DELETE'",
      [header('Headers')]: "'X-Trace,X-Old'",
    })
  })

  it('names methods and headers instead of a wildcard that browsers refuse with credentials', () => {
    const starred = after((draft) =>
      enableCors(draft, 'a', { allowOrigin: '*', allowHeaders: ['*'], allowMethods: ['*'] }),
    )
    const { methods } = after(
      (draft) => allowPreflight(draft, 'a', { ...wanted, origin: 'https://app.example', credentials: true }),
      starred.design,
    )
    expect(methods.OPTIONS?.integration?.integrationResponses[200]?.responseParameters).toEqual({
      [header('Origin')]: "'https://app.example'",
      [header('Credentials')]: "'true'",
      [header('Methods')]: "'OPTIONS,PUT'",
      [header('Headers')]: "'x-trace'",
    })
  })
})
