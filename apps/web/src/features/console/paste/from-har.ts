import type { Json, JsonObject } from '@gatewright/definition'
import { emptyRequest } from '../console-request.ts'
import { emptyBody, type MultipartPart, type RequestBody } from '../request-body.ts'
import { bodyOf, bodyOfBytes } from './body-of.ts'
import { isObject, memberAt, textAt } from './json-members.ts'
import { isOfConnection, type Pasted, splitAddress } from './pasted.ts'

/** Entries of one archive that are offered; those beyond are named as left out. */
export const harEntryLimit = 500

/**
 * Reads the requests of an HTTP archive (HAR 1.2): the whole, one entry, or the request of one.
 * @returns undefined for JSON that is none
 */
export function fromHar(value: JsonObject): Pasted[] | undefined {
  const entries = memberAt(value, 'log', 'entries')
  if (Array.isArray(entries)) {
    const read = entries.slice(0, harEntryLimit).flatMap((entry) => requestOf(memberAt(entry, 'request')) ?? [])
    const left = entries.length - harEntryLimit
    return left > 0 ? read.map((each) => ({ ...each, dropped: [...each.dropped, `${left} further entries`] })) : read
  }
  const one = requestOf(value.request ?? value)
  return one === undefined ? undefined : [one]
}

function requestOf(request: Json | undefined): Pasted | undefined {
  if (!isObject(request) || typeof request.url !== 'string' || typeof request.method !== 'string') return undefined
  if (!Array.isArray(request.headers) && request.postData === undefined) return undefined
  const { host, path } = splitAddress(request.url)
  const dropped: string[] = []
  const pairs = listOf(request.headers)
  const left = pairs.filter(([name]) => isOfConnection(name)).map(([name]) => name)
  if (left.length > 0) dropped.push(`headers of the connection (${[...new Set(left)].slice(0, 8).join(', ')})`)
  const headers = pairs
    .filter(([name]) => !isOfConnection(name))
    .map(([name, value]) => ({ name, value, enabled: true }))
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value
  const body = bodyOfPost(request.postData, type, dropped)
  return {
    request: {
      ...emptyRequest,
      ...body,
      method: request.method.toUpperCase(),
      path,
      // the boundary of a multipart body is made anew
      headers:
        body.bodyKind === 'multipart' ? headers.filter(({ name }) => name.toLowerCase() !== 'content-type') : headers,
    },
    kind: 'an entry of a HAR',
    host,
    dropped,
  }
}

function bodyOfPost(post: Json | undefined, type: string | undefined, dropped: string[]): RequestBody {
  if (!isObject(post)) return emptyBody
  const mimeType = type ?? textAt(post, 'mimeType')
  const text = textAt(post, 'text')
  if (text !== '') return textAt(post, 'encoding') === 'base64' ? bodyOfBytes(text, type) : bodyOf(text, type, mimeType)
  const params = Array.isArray(post.params) ? post.params : []
  if (params.length === 0) return emptyBody
  if (!/^multipart\//i.test(mimeType))
    return {
      ...emptyBody,
      bodyKind: 'form',
      form: listOf(params).map(([name, value]) => ({ name, value, enabled: true })),
    }
  const parts = params.map((param): MultipartPart => {
    const fileName = textAt(param, 'fileName')
    const part = {
      name: textAt(param, 'name'),
      value: textAt(param, 'value'),
      type: textAt(param, 'contentType'),
      enabled: true,
    }
    if (fileName === '') return part
    dropped.push(`the bytes of the file ${fileName}: choose it in Body`)
    return { ...part, file: { name: fileName, type: part.type, base64: '', missing: true } }
  })
  return { ...emptyBody, bodyKind: 'multipart', parts }
}

function listOf(list: Json | undefined): [string, string][] {
  if (!Array.isArray(list)) return []
  return list.flatMap((each): [string, string][] => {
    const name = textAt(each, 'name')
    return name === '' ? [] : [[name, textAt(each, 'value')]]
  })
}
