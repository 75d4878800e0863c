import { type Design, emptyRestApi } from '@gatewright/definition'
import { addAuthorizer, addMethod, addResource, setAuthorization, setIntegration } from '@gatewright/definition/edit'
import { expect, test } from 'vitest'
import { edit } from '../patches.ts'
import { autoLayout } from './auto-layout.ts'
import { drawingOf } from './drawing.ts'

/** An API with this many resources, each with a GET and a POST on a function of its own. */
function layoutWith(resources: number) {
  const start: Design = { definition: emptyRestApi('a'), layout: {}, backends: { functions: {}, http: {}, aws: {} } }
  const { next } = edit(start, (draft) => {
    const authorizerId = addAuthorizer(draft, {
      name: 'check',
      type: 'TOKEN',
      functionName: 'check',
      tokenHeader: 'Authorization',
    })
    for (let number = 0; number < resources; number += 1) {
      const resourceId = addResource(draft, `/things${number}`)
      for (const httpMethod of ['GET', 'POST'] as const) {
        addMethod(draft, { resourceId, httpMethod })
        setIntegration(draft, { resourceId, httpMethod }, { type: 'function', name: `f${number}` })
      }
      setAuthorization(draft, { resourceId, httpMethod: 'POST' }, { type: 'authorizer', authorizerId })
    }
  })
  if (next.definition.kind !== 'REST') throw new Error('no REST API')
  return autoLayout(next, next.definition)
}

const shapes = (path: string | undefined) => path?.match(/M/g)?.length ?? 0

test('draws a bar per method in the colour of its verb, and a mark where one is guarded', () => {
  const drawing = drawingOf(layoutWith(3))
  expect(Object.keys(drawing.verbs).sort()).toEqual(['GET', 'POST'])
  expect(shapes(drawing.verbs.GET)).toBe(3)
  expect(shapes(drawing.marks)).toBe(3)
  // the API, three resources, three functions
  expect(shapes(drawing.cards)).toBe(7)
})

test('leaves out what begins below the height that is asked for', () => {
  const layout = layoutWith(200)
  const cut = drawingOf(layout, 700)
  expect(cut.height).toBe(700)
  expect(shapes(cut.verbs.GET)).toBeLessThan(12)
  expect(JSON.stringify(cut).length).toBeLessThan(JSON.stringify(drawingOf(layout)).length / 10)
})

test('an API without methods is drawn too', () => {
  expect(drawingOf(layoutWith(0))).toMatchObject({ verbs: {}, marks: '', lines: '' })
})
