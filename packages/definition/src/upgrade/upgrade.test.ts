import { expect, test } from 'vitest'
import { schemaVersion } from '../design.ts'
import { emptyRestApi } from '../rest-api.ts'
import { UpgradeError, upgrade } from './upgrade.ts'

const design = { definition: emptyRestApi('pets'), layout: {}, backends: { functions: {}, http: {}, aws: {} } }

test('a design of the current version comes back as it was', () => {
  expect(upgrade(JSON.parse(JSON.stringify(design)), schemaVersion)).toEqual(design)
})

test('a version from the future is refused with the way out', () => {
  expect(() => upgrade(design, schemaVersion + 1)).toThrow(/start a newer program/)
})

test('an unknown member is an error that names its place', () => {
  const broken = { ...design, definition: { ...design.definition, colour: 'red' } }
  expect(() => upgrade(broken, 1)).toThrow(UpgradeError)
  expect(() => upgrade(broken, 1)).toThrow(/definition: .*colour/)
})
