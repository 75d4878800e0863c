import { domainNameSchema } from '@gatewright/definition'
import { describe, expect, test } from 'vitest'
import { readStageAddress } from './stage-address.ts'

const endpointConfiguration = { types: ['REGIONAL'] }
const domain = domainNameSchema.parse({
  endpointConfiguration,
  basePathMappings: {
    '(none)': { apiId: 'root1', stage: 'prod' },
    orders: { apiId: 'orders1', stage: 'v1' },
    'orders/archive': { apiId: 'archive1', stage: 'v2' },
  },
})
const mapped = domainNameSchema.parse({
  endpointConfiguration,
  basePathMappings: { shop: { apiId: 'shop1', stage: 'live' } },
})
const read = (host: string | undefined, target: string) =>
  readStageAddress(host, target, (name) =>
    name === 'api.example.com' ? domain : name === 'shop.example.com' ? mapped : undefined,
  )

describe('by path', () => {
  test.each([
    ['/abc/dev/orders/7?x=1', 'abc', 'dev', '/dev/orders/7?x=1'],
    ['/abc/dev', 'abc', 'dev', '/dev'],
    ['/abc/dev?x=/y', 'abc', 'dev', '/dev?x=/y'],
    ['/abc/dev/', 'abc', 'dev', '/dev/'],
    ['//abc//dev//orders', 'abc', 'dev', '//dev//orders'],
    ['/abc/Dev/x', 'abc', 'Dev', '/Dev/x'],
    ['/abc', 'abc', '', '/'],
    ['/abc?x', 'abc', '', '/?x'],
    ['/a%2Fb/dev/x', 'a%2Fb', 'dev', '/dev/x'],
    ['http://elsewhere.example/abc/dev/x', 'abc', 'dev', '/dev/x'],
    ['HTTP://h/abc/dev/x?u=http://y/z', 'abc', 'dev', '/dev/x?u=http://y/z'],
  ])('%s', (target, apiId, stageName, seen) => {
    expect(read('localhost:4000', target)).toEqual({ form: 'path', apiId, stageName, target: seen })
  })

  test.each(['/', '//', '/?x=1', ''])('%j leads to no API', (target) => {
    expect(read('localhost', target)).toEqual({ form: 'root' })
  })

  test.each([undefined, '', 'localhost', '127.0.0.1:4000', '[::1]:4000', 'unknown.example.com'])(
    'the host %j names no API',
    (host) => {
      expect(read(host, '/abc/dev/x')).toMatchObject({ form: 'path', apiId: 'abc', stageName: 'dev' })
    },
  )
})

describe('by host', () => {
  test.each([
    ['abc.execute-api.localhost:4000', 'abc', 'abc.execute-api.localhost'],
    ['ABC.Execute-Api.LOCALHOST', 'abc', 'abc.execute-api.localhost'],
    ['abc.execute-api.localhost.', 'abc', 'abc.execute-api.localhost'],
    ['abc.execute-api.eu-west-1.amazonaws.com', 'abc', 'abc.execute-api.eu-west-1.amazonaws.com'],
    ['abc-vpce-0a1b.execute-api.us-east-1.amazonaws.com', 'abc', 'abc-vpce-0a1b.execute-api.us-east-1.amazonaws.com'],
  ])('%s', (host, apiId, hostname) => {
    expect(read(host, '/dev/orders?x=1')).toEqual({
      form: 'host',
      apiId,
      stageName: 'dev',
      target: '/dev/orders?x=1',
      hostname,
    })
  })

  test('a path without a stage names none', () => {
    expect(read('abc.execute-api.localhost', '/')).toMatchObject({ apiId: 'abc', stageName: '' })
  })

  test.each(['execute-api.localhost', '.execute-api.localhost'])('%s names no API', (host) => {
    expect(read(host, '/abc/dev')).toMatchObject({ form: 'path' })
  })
})

describe('by custom domain name', () => {
  test.each([
    ['/orders/7', 'orders1', 'v1', 'orders'],
    ['/orders', 'orders1', 'v1', 'orders'],
    ['/orders?x=1', 'orders1', 'v1', 'orders'],
    ['/orders/archive/7', 'archive1', 'v2', 'orders/archive'],
    ['/orders/archived', 'orders1', 'v1', 'orders'],
    ['/ordersx', 'root1', 'prod', ''],
    ['/', 'root1', 'prod', ''],
  ])('%s', (target, apiId, stageName, basePath) => {
    expect(read('api.example.com', target)).toEqual({
      form: 'domain',
      apiId,
      stageName,
      target,
      hostname: 'api.example.com',
      basePath,
    })
  })

  test('a path that no mapping fits leads nowhere', () => {
    expect(read('shop.example.com', '/other?x')).toEqual({
      form: 'unmapped',
      hostname: 'shop.example.com',
      path: '/other',
    })
  })
})
