import { createHash } from 'node:crypto'
import { BackendFailure } from '@gatewright/engine'

/** An object; `body` is base64, `lastModified` epoch milliseconds, `etag` without quotes. */
export type StoredObject = {
  readonly body: string
  readonly size: number
  readonly etag: string
  readonly lastModified: number
  /** header fields that come back with it, names in lower case: content type, user metadata … */
  readonly headers: { readonly [name: string]: string }
}

/** A bucket. `bytes` is the size of its objects together. */
export type Bucket = {
  readonly name: string
  readonly createdAt: number
  readonly objects: Map<string, StoredObject>
  bytes: number
}

export type S3State = { readonly buckets: Map<string, Bucket> }

/** Bytes that one bucket may hold here; the service itself has no such limit. */
const bucketByteLimit = 134_217_728

/** Stores an object. @throws BackendFailure when the bucket is full */
export function storeObject(
  bucket: Bucket,
  key: string,
  body: Uint8Array,
  headers: StoredObject['headers'],
  now: number,
): StoredObject {
  const bytes = bucket.bytes + body.length - (bucket.objects.get(key)?.size ?? 0)
  if (bytes > bucketByteLimit)
    throw new BackendFailure(
      'notSimulated',
      `The local bucket ${bucket.name} is full: it holds ${bucketByteLimit / 1_048_576} MB at most. Delete objects or reset it.`,
    )
  const stored: StoredObject = {
    body: Buffer.from(body).toString('base64'),
    size: body.length,
    etag: createHash('md5').update(body).digest('hex'),
    lastModified: now,
    headers,
  }
  bucket.objects.set(key, stored)
  bucket.bytes = bytes
  return stored
}

/** Takes an object out; nothing happens when it is not there. */
export function dropObject(bucket: Bucket, key: string): void {
  bucket.bytes -= bucket.objects.get(key)?.size ?? 0
  bucket.objects.delete(key)
}

/** Whether S3 would take it as the name of a bucket. */
export function isBucketName(name: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..')
}
