import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEgressPolicy, type Lookup } from './egress-policy.ts'
import { kindOfAddress } from './http/address.ts'
import { splitUrl } from './http/split-url.ts'

describe('kinds of addresses', () => {
  test.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['0.0.0.0', 'loopback'],
    ['0.1.2.3', 'loopback'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['100.128.0.1', 'public'],
    ['169.254.1.1', 'linkLocal'],
    ['169.254.169.254', 'metadata'],
    ['169.254.170.2', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['168.63.129.16', 'metadata'],
    ['192.0.2.1', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['224.0.0.1', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['1.1.1.1', 'public'],
    ['::1', 'loopback'],
    ['::', 'loopback'],
    ['0:0:0:0:0:0:0:1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['::ffff:a9fe:a9fe', 'metadata'],
    ['::ffff:8.8.8.8', 'public'],
    ['64:ff9b::a9fe:a9fe', 'metadata'],
    ['64:ff9b::7f00:1', 'loopback'],
    ['fe80::1', 'linkLocal'],
    ['fe80::1%eth0', 'linkLocal'],
    ['fc00::1', 'private'],
    ['fd12:3456::1', 'private'],
    ['fd00:ec2::254', 'metadata'],
    ['ff02::1', 'reserved'],
    ['::127.0.0.1', 'reserved'],
    ['2002:7f00:1::', 'reserved'],
    ['2001:0:1::1', 'reserved'],
    ['2001:db8::1', 'reserved'],
    ['2606:4700:4700::1111', 'public'],
    ['not an address', 'reserved'],
  ])('%s is %s', (address, kind) => {
    expect(kindOfAddress(address)).toBe(kind)
  })

  test('an IPv4 address is the same thing inside a mapped IPv6 one', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(kindOfAddress(`::ffff:${address}`)).toBe(kindOfAddress(address))
      }),
    )
  })
})

const names: Lookup = async (host) => {
  const known: { readonly [host: string]: readonly string[] } = {
    'public.example': ['93.184.216.34'],
    'inside.example': ['10.1.2.3'],
    'both.example': ['93.184.216.34', '127.0.0.1'],
    localhost: ['::1', '127.0.0.1'],
    'api.corp.example': ['10.9.9.9'],
  }
  const found = known[host]
  if (found === undefined) throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })
  return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
}
const resolve = (url: string, allow: string[] = []) => {
  const parts = splitUrl(url)
  if (parts === undefined) throw new Error(`not a URL: ${url}`)
  return createEgressPolicy({ allow, lookup: names }).resolve(parts.hostname, parts.port)
}

describe('which URLs may be called', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://0/',
    'http://127。0。0。1/',
    'http://①②⑦.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://localhost/',
    'http://LOCALHOST:80/',
    'http://inside.example/',
    'http://both.example/',
  ])('%s is refused', async (url) => {
    await expect(resolve(url)).rejects.toMatchObject({
      kind: 'egressRefused',
      message: expect.stringContaining('EGRESS_ALLOW'),
    })
  })

  test('a public name is called at the addresses that were checked', async () => {
    expect(await resolve('https://public.example/x')).toEqual([{ address: '93.184.216.34', family: 4 }])
    expect(await resolve('http://localhost:3001/', ['localhost'])).toEqual([
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ])
  })

  test('a name without any address is told', async () => {
    const policy = createEgressPolicy({ lookup: async () => [] })
    await expect(policy.resolve('empty.example', 80)).rejects.toMatchObject({ kind: 'nameNotResolved' })
  })

  test('an unknown name is told apart', async () => {
    await expect(resolve('https://nowhere.example/')).rejects.toMatchObject({ kind: 'nameNotResolved' })
  })

  test.each([
    ['http://127.0.0.1:3001/', '127.0.0.1'],
    ['http://127.0.0.1:3001/', '127.0.0.0/8'],
    ['http://10.1.2.3/', '10.0.0.0/8'],
    ['http://inside.example/', '10.1.2.3'],
    ['http://inside.example/', 'inside.example'],
    ['http://localhost:3001/', 'localhost:3001'],
    ['http://localhost:3001/', ' LocalHost '],
    ['http://[::1]:80/', '::1'],
    ['http://api.corp.example/', '*.corp.example'],
  ])('%s is allowed by %s', async (url, entry) => {
    await expect(resolve(url, [entry])).resolves.toBeDefined()
  })

  test.each([
    ['http://localhost:3002/', 'localhost:3001'],
    ['http://127.0.0.1/', '10.0.0.0/8'],
    ['http://both.example/', '10.0.0.0/8'],
    ['http://inside.example/', 'corp.example'],
    ['http://api.corp.example/', '*.other.example'],
  ])('%s is not allowed by %s', async (url, entry) => {
    await expect(resolve(url, [entry])).rejects.toMatchObject({ kind: 'egressRefused' })
  })
})

describe('URLs', () => {
  test.each([
    ['http://h.example', { origin: 'http://h.example', path: '/', port: 80, host: 'h.example' }],
    ['HTTPS://H.example:443/a?b#c', { origin: 'https://h.example', path: '/a?b', port: 443, host: 'h.example' }],
    ['http://h.example:8080?x=1', { path: '/?x=1', port: 8080, host: 'h.example:8080' }],
    ['http://h.example/a/../b/%2e%2e/%2F', { path: '/a/../b/%2e%2e/%2F' }],
    ['http://h.example/ä b\u0000\ud83d\ude00\ud800', { path: '/%C3%A4%20b%00%F0%9F%98%80%EF%BF%BD' }],
  ])('%s', (url, parts) => {
    expect(splitUrl(url)).toMatchObject(parts)
  })

  test.each([
    'ftp://h/',
    'http://',
    'h.example/',
    'http://user:pw@h.example/',
    'http://h.example:99999/',
    'http://a b/',
    '',
  ])('%s is none', (url) => {
    expect(splitUrl(url)).toBeUndefined()
  })
})
