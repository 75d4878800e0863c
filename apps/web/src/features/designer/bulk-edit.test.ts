import { emptyRestApi, type RestApi, restApiSchema } from '@gatewright/definition'
import type { DesignDraft } from '@gatewright/definition/edit'
import { beforeEach, describe, expect, it } from 'vitest'
import { authorizeAll, methodsOfSelection, requireKeyOfAll, validateAll } from './bulk-edit.ts'

let api: RestApi
let draft: DesignDraft
beforeEach(() => {
  const open = { authorizationType: 'NONE' }
  api = restApiSchema.parse({
    ...emptyRestApi('a'),
    resources: {
      root: { pathPart: '', methods: {} },
      a: { parentId: 'root', pathPart: 'a', methods: { GET: open, POST: open } },
      b: { parentId: 'a', pathPart: 'b', methods: { GET: open } },
    },
    authorizers: { staff: { type: 'TOKEN', name: 'staff' } },
  })
  draft = { definition: api, layout: {}, backends: { functions: {}, http: {}, aws: {} } } as unknown as DesignDraft
})
const chosen = (...ids: string[]) => methodsOfSelection(api, ids)
const nameOf = ({ resourceId, httpMethod }: { resourceId: string; httpMethod: string }) => `${httpMethod} ${resourceId}`

it('a selected resource stands for the methods below it, and no method counts twice', () => {
  expect(chosen('resource:a', 'method:a:GET').map(nameOf)).toEqual(['GET a', 'POST a', 'GET b'])
  expect(chosen('method:b:GET', 'method:gone:GET', 'authorizer:staff').map(nameOf)).toEqual(['GET b'])
})

describe('many methods at once', () => {
  it('get one authorization', () => {
    authorizeAll(draft, chosen('resource:a'), 'staff')
    expect(api.resources.b?.methods.GET).toMatchObject({ authorizationType: 'CUSTOM', authorizerId: 'staff' })
    authorizeAll(draft, chosen('resource:a'), 'NONE')
    expect(api.resources.a?.methods.POST).toEqual(expect.objectContaining({ authorizationType: 'NONE' }))
    expect(api.resources.a?.methods.POST?.authorizerId).toBeUndefined()
  })

  it('require a key', () => {
    requireKeyOfAll(draft, chosen('resource:a'), true)
    expect(api.resources.b?.methods.GET?.apiKeyRequired).toBe(true)
  })

  it('share a validator that is made for them', () => {
    validateAll(draft, chosen('resource:a'), 'new:both')
    const [id] = Object.keys(api.requestValidators)
    expect(Object.keys(api.requestValidators)).toHaveLength(1)
    expect(api.resources.b?.methods.GET?.requestValidatorId).toBe(id)
    validateAll(draft, chosen('resource:a'), '')
    expect(api.resources.a?.methods.GET?.requestValidatorId).toBeUndefined()
  })
})
