import { describe, expect, it } from 'vitest'
import { signRequest } from './sign-request.ts'
import { sign } from './sigv4.ts'

// the example of the IAM user guide, "Create a signed AWS API request"
const credential = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
const scope = { date: '20150830T123600Z', region: 'us-east-1', service: 'iam' }
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

describe('sign', () => {
  it('gives the signature of the documented example', async () => {
    const { signature } = await sign(
      {
        method: 'GET',
        target: '/?Action=ListUsers&Version=2010-05-08',
        headers: [
          ['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8'],
          ['Host', 'iam.amazonaws.com'],
          ['X-Amz-Date', scope.date],
        ],
        signedHeaders: ['content-type', 'host', 'x-amz-date'],
        payloadHash: emptyHash,
      },
      credential.secretAccessKey,
      scope,
    )
    expect(signature).toBe('5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7')
  })

  it.each([
    ['/a//b/./c/../d/', '/a/b/d/'],
    ['/a%20b', '/a%2520b'],
    ['/(x)*', '/%28x%29%2A'],
    ['', '/'],
  ])('writes the path %s as %s', async (target, expected) => {
    const parts = { method: 'get', target, headers: [], signedHeaders: [], payloadHash: emptyHash }
    const { canonicalRequest } = await sign(parts, '', scope)
    expect(canonicalRequest.split('\n').slice(0, 2)).toEqual(['GET', expected])
  })

  it('sorts the query by name and value, without the signature', async () => {
    const target = '/?b=2&a=z&a=1&X-Amz-Signature=0&c'
    const parts = { method: 'GET', target, headers: [], signedHeaders: [], payloadHash: emptyHash }
    const { canonicalRequest } = await sign(parts, '', scope)
    expect(canonicalRequest.split('\n')[2]).toBe('a=1&a=z&b=2&c=')
  })
})

describe('signRequest', () => {
  it('covers every header field but those that change on the way, and adds the session token', async () => {
    const headers = [
      ['Host', 'h'],
      ['User-Agent', 'u'],
      ['X-Custom', 'c'],
    ] as const
    const request = { method: 'GET', target: '/', headers, payloadHash: emptyHash }
    const { added } = await signRequest(request, { ...credential, sessionToken: 't' }, scope)
    expect(added.map(([name]) => name)).toEqual(['X-Amz-Date', 'X-Amz-Security-Token', 'Authorization'])
    expect(added.at(-1)?.[1]).toContain('SignedHeaders=host;x-amz-date;x-amz-security-token;x-custom, Signature=')
  })
})
