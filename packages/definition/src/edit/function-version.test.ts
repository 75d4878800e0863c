import { beforeEach, describe, expect, it } from 'vitest'
import { backendsSchema } from '../backend.ts'
import { emptyRestApi } from '../rest-api.ts'
import type { DesignDraft } from './draft.ts'
import { deleteAlias, deleteVersion, publishVersion, restoreVersion, setAlias } from './function-version.ts'

let draft: DesignDraft
const pay = () => {
  const found = draft.backends.functions.pay
  if (found === undefined) throw new Error('no function')
  return found
}
beforeEach(() => {
  const code = { type: 'FIXED', payload: '1' }
  const backends = backendsSchema.parse({ functions: { pay: { code, environment: { A: '1' } } } })
  draft = { definition: emptyRestApi('a'), layout: {}, backends } as unknown as DesignDraft
})

describe('versions', () => {
  it('keep what was published, and come back into $LATEST', () => {
    expect(publishVersion(draft, 'pay')).toBe('1')
    pay().code = { type: 'FIXED', payload: '2', functionError: false }
    pay().environment.A = '2'
    expect(publishVersion(draft, 'pay')).toBe('2')
    expect(pay().versions['1']).toMatchObject({ code: { payload: '1' }, environment: { A: '1' } })
    restoreVersion(draft, 'pay', '1')
    expect(pay()).toMatchObject({ code: { payload: '1' }, environment: { A: '1' } })
    pay().environment.A = '3'
    expect(pay().versions['1']?.environment).toEqual({ A: '1' })
  })

  it('are not made of what has not changed', () => {
    publishVersion(draft, 'pay')
    expect(() => publishVersion(draft, 'pay')).toThrow('as it was in version 1')
  })

  it('stay while an alias needs them', () => {
    publishVersion(draft, 'pay')
    setAlias(draft, 'pay', 'live', { functionVersion: '1', routingConfig: {} })
    expect(() => deleteVersion(draft, 'pay', '1')).toThrow('alias live')
    deleteAlias(draft, 'pay', 'live')
    deleteVersion(draft, 'pay', '1')
    expect(pay()).toMatchObject({ versions: {}, aliases: {} })
  })
})

describe('an alias', () => {
  beforeEach(() => {
    publishVersion(draft, 'pay')
    pay().environment.A = '2'
    publishVersion(draft, 'pay')
  })

  it('points at a version, with a share for another', () => {
    setAlias(draft, 'pay', 'live', { functionVersion: '1', routingConfig: { 2: 0.25 } })
    expect(pay().aliases.live).toEqual({ functionVersion: '1', routingConfig: { 2: 0.25 } })
  })

  it.each([
    ['12', { functionVersion: '1', routingConfig: {} }, 'no alias'],
    ['a b', { functionVersion: '1', routingConfig: {} }, 'no alias'],
    ['live', { functionVersion: '7', routingConfig: {} }, 'no version 7'],
    ['live', { functionVersion: '1', routingConfig: { 7: 0.5 } }, 'no version 7'],
    ['live', { functionVersion: '1', routingConfig: { 1: 0.5 } }, 'already'],
    ['live', { functionVersion: '1', routingConfig: { 2: 1.5 } }, 'from 0 to 1'],
    ['live', { functionVersion: '$LATEST', routingConfig: { 2: 0.5 } }, '$LATEST is none'],
  ])('%s → %j is refused', (alias, to, reason) => {
    expect(() => setAlias(draft, 'pay', alias, to)).toThrow(reason)
    expect(pay().aliases).toEqual({})
  })
})
