import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathSegments, RouteTree } from './route-tree.ts'

function treeOf(...routes: string[]): RouteTree<string> {
  const tree = new RouteTree<string>()
  for (const route of routes) {
    const [verb = '', path = ''] = route.split(' ')
    tree.add(pathSegments(path), verb, route)
  }
  return tree
}

describe('routing', () => {
  it.each<[why: string, routes: string[], request: string, expected: string | undefined]>([
    ['a static segment beats a parameter', ['GET /a/{x}', 'GET /a/b'], 'GET /a/b', 'GET /a/b'],
    ['a parameter beats a greedy one', ['GET /{p+}', 'GET /{x}'], 'GET /a', 'GET /{x}'],
    ['a dead end is backed out of', ['GET /part1/other', 'GET /{p+}'], 'GET /part1/random', 'GET /{p+}'],
    ['a dead end below a parameter too', ['GET /{x}/a', 'GET /b/c', 'GET /{x}/{y}'], 'GET /b/a', 'GET /{x}/a'],
    ['a resource without the verb is passed over', ['POST /test', 'OPTIONS /{p+}'], 'OPTIONS /test', 'OPTIONS /{p+}'],
    ['ANY on a static resource beats the verb on a greedy one', ['ANY /t', 'GET /{p+}'], 'GET /t', 'ANY /t'],
    ['the verb beats ANY on the same resource', ['ANY /t', 'GET /t'], 'GET /t', 'GET /t'],
    ['HEAD is not served by GET', ['GET /t'], 'HEAD /t', undefined],
    ['a greedy parameter needs a character', ['GET /a/{p+}'], 'GET /a/', undefined],
    ['an empty segment is no parameter', ['GET /a/{x}/b'], 'GET /a//b', undefined],
    ['one trailing slash does not count', ['GET /a'], 'GET /a/', 'GET /a'],
    ['leading slashes do not count', ['GET /a'], 'GET ///a', 'GET /a'],
    ['segments are case-sensitive', ['GET /a'], 'GET /A', undefined],
    ['an encoded letter is the letter', ['GET /pets'], 'GET /%70ets', 'GET /pets'],
    ['the root matches the empty path', ['GET /'], 'GET /', 'GET /'],
  ])('%s', (_why, routes, request, expected) => {
    const [verb = '', path = ''] = request.split(' ')
    expect(treeOf(...routes).match(path, verb)?.value).toBe(expected)
  })

  it.each([
    ['/foo/foo%2Fbar/', { param: 'foo%2Fbar' }],
    ['/foo/a+b', { param: 'a+b' }],
  ])('gives parameters as they were sent: %s', (path, expected) => {
    expect({ ...treeOf('GET /foo/{param}').match(path, 'GET')?.pathParameters }).toEqual(expected)
  })

  it('keeps inner slashes of a greedy value and drops the trailing one', () => {
    expect(treeOf('GET /{proxy+}').match('/a//b/', 'GET')?.pathParameters.proxy).toBe('a//b')
  })

  it('forgets parameters of paths that it backed out of', () => {
    const match = treeOf('GET /{x}/{y}/c', 'GET /{p+}').match('/1/2/3', 'GET')
    expect({ ...match?.pathParameters }).toEqual({ p: '1/2/3' })
  })

  it('does not care in which order resources were made', () => {
    const routes = ['GET /{p+}', 'GET /a', 'GET /a/{x}', 'ANY /a/{x}/c', 'GET /a/b/{p+}']
    const paths = ['/a', '/a/b', '/a/b/c', '/a/b/d', '/z/y', '/a/q/c']
    fc.assert(
      fc.property(fc.shuffledSubarray(routes, { minLength: routes.length }), (shuffled) => {
        for (const path of paths) {
          expect(treeOf(...shuffled).match(path, 'GET')).toEqual(treeOf(...routes).match(path, 'GET'))
        }
      }),
    )
  })
})
