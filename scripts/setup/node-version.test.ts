import { expect, it } from 'vitest'
import { checkNodeVersion } from './node-version.mjs'

it.each(['20.9.0', '20.20.2', '22.1.0', '100.0.0'])('Node.js %s runs the project', (version) => {
  expect(() => checkNodeVersion(version)).not.toThrow()
})

it.each(['20.8.1', '18.20.0', '9.11.2'])('Node.js %s is refused, with the version that is needed', (version) => {
  expect(() => checkNodeVersion(version)).toThrow(`needs Node.js 20.9 or newer; this is ${version}`)
})
