import { type Design, emptyRestApi, type RestApi } from '@gatewright/definition'
import { addAuthorizer, addMethod, addResource, setAuthorization, setIntegration } from '@gatewright/definition/edit'
import { create } from 'mutative'
import { expect, it } from 'vitest'
import { overviewLayout, overviewMetrics } from './overview-layout.ts'

/** Root resources `/r0`… with a child each; both answer by one of `functions`. */
function large(roots: number, functions: number): RestApi {
  const blank: Design = {
    definition: emptyRestApi('large'),
    layout: {},
    backends: { functions: {}, http: {}, aws: {} },
  }
  const design = create(blank, (draft) => {
    const users = addAuthorizer(draft, {
      type: 'COGNITO_USER_POOLS',
      name: 'users',
      tokenHeader: 'Authorization',
      providerARNs: [],
    })
    for (let index = 0; index < roots; index++) {
      for (const path of [`/r${index}`, `/r${index}/{id}`]) {
        const place = { resourceId: addResource(draft, path), httpMethod: 'GET' as const }
        addMethod(draft, place)
        setIntegration(draft, place, { type: 'http', uri: `https://b${index % functions}.example` })
        if (path.endsWith('}')) setAuthorization(draft, place, { type: 'authorizer', authorizerId: users })
      }
    }
  })
  return design.definition as RestApi
}

it('a bar stands for a root resource and counts all methods below it, with the share that is guarded', () => {
  const { bars, lanes } = overviewLayout(large(3, 2))
  expect(bars.map(({ path, methods }) => [path, methods.length])).toEqual([
    ['/r0', 2],
    ['/r1', 2],
    ['/r2', 2],
  ])
  expect(bars[0]?.guards.get(lanes[0]?.key ?? '')).toBe(1)
})

it('every bar is led to the backends of its methods', () => {
  const { bars, nets, backends } = overviewLayout(large(4, 2))
  expect(backends.map(({ name, methods }) => [name, methods])).toEqual([
    ['b0.example', 4],
    ['b1.example', 4],
  ])
  expect(nets.map(({ rows }) => rows)).toEqual([
    [bars[0]?.y, bars[2]?.y],
    [bars[1]?.y, bars[3]?.y],
  ])
})

it.each([
  [60, 7],
  [200, 40],
])('%i roots and %i backends: nothing overlaps, and the same API gives the same picture', (roots, functions) => {
  const api = large(roots, functions)
  const layout = overviewLayout(api)
  expect(overviewLayout(structuredClone(api))).toEqual(layout)
  const tops = layout.backends.map(({ y }) => y).sort((one, other) => one - other)
  for (const [index, top] of tops.entries()) {
    if (index > 0) expect(top - (tops[index - 1] ?? 0)).toBeGreaterThanOrEqual(overviewMetrics.backends.height)
  }
  for (const net of layout.nets) {
    expect(net.trackX).toBeGreaterThanOrEqual(layout.linesFrom)
    expect(net.trackX).toBeLessThan(layout.backendsX)
  }
})
